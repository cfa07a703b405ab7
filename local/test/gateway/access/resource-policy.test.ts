import { TemplateError, UnsupportedFeatureError, type InvokeRequest } from '../../../src';
import { fixtureGateway, json, mock, type FixtureGatewayOptions } from '../../fixtures/gateways';

const statement = (more: object = {}) => ({ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', ...more });
const policyOf = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });

type GuardedOptions = FixtureGatewayOptions & { readonly method?: Readonly<Record<string, unknown>>; readonly private?: object };

function guarded(policy: unknown, options: GuardedOptions = {}) {
  const endpoint = options.private ? { EndpointConfiguration: { Types: ['PRIVATE'], ...options.private } } : {};
  const gateway = fixtureGateway([
    { path: '/', integration: mock('ok'), properties: options.method },
    { path: '/pets/{id}', integration: mock('ok'), properties: options.method },
  ], { ...options, api: { ...policy ? { Policy: policy } : {}, ...endpoint } });
  return { ...gateway, ask: async (request: Partial<InvokeRequest> = {}) => gateway.invoke({ path: '/pets/1', ...request }) };
}

describe('a method without authorization', () => {
  test('is open without a policy', async () => expect((await guarded(undefined).ask()).status).toBe(200));

  test('is refused when the policy does not allow', async () => {
    const { ask, gateway } = guarded(policyOf(statement({ Resource: 'execute-api:/prod/POST/*' })));
    const answer = await ask();
    expect(answer.status).toBe(403);
    expect(answer.headers['x-amzn-errortype']).toBe('AccessDeniedException');
    expect(answer.body.toString()).toMatch(
      /^\{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:\*{8}9012:[a-z0-9]{10}\/prod\/GET\/pets\/1"\}$/,
    );
    expect(gateway.calls).toEqual([]);
  });

  test('is refused when the policy denies', async () => {
    const answer = await guarded(policyOf(statement(), statement({ Effect: 'Deny', Resource: 'execute-api:/prod/GET/pets/?' }))).ask();
    expect(answer.status).toBe(403);
    expect(answer.body.toString()).toMatch(/^\{"Message":"User: anonymous is .* on resource: .*\/prod\/GET\/pets\/1 with an explicit deny"\}$/);
  });

  test.each<[string, object, Partial<InvokeRequest>, number]>([
    ['the short form of everything', {}, {}, 200],
    ['the short form of a method', { Resource: ['execute-api:/prod/GET/pets/*'] }, {}, 200],
    ['the short form of another method', { Resource: 'execute-api:/prod/POST/pets/*' }, {}, 403],
    ['the short form of another stage', { Resource: 'execute-api:/dev/*' }, {}, 403],
    ['the root', { Resource: 'execute-api:/prod/GET/' }, { path: '/' }, 200],
    ['the root alone', { Resource: 'execute-api:/prod/GET/' }, {}, 403],
    ['a whole ARN', { Resource: { 'Fn::Sub': 'arn:aws:execute-api:us-east-1:123456789012:${Api}/prod/*' } }, {}, 200],
    ['the ARN of another API', { Resource: 'arn:aws:execute-api:us-east-1:123456789012:other/*' }, {}, 403],
    ['another action', { Action: 'execute-api:InvalidateCache' }, {}, 403],
    ['an account', { Principal: { AWS: '123456789012' } }, {}, 403],
    ['an account, declared where it does not count', { Principal: { AWS: '123456789012' } }, { caller: { arn: 'arn:aws:iam::123456789012:user/me' } }, 403],
    ['everybody but a user', { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::123456789012:user/me' } }, {}, 200],
    ['an address', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }, { sourceIp: '203.0.113.9' }, 200],
    ['another address', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }, { sourceIp: '198.51.100.1' }, 403],
    ['an address that a header claims', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }, { headers: { 'X-Forwarded-For': '203.0.113.9' } }, 403],
    ['an IPv6 address', { Condition: { IpAddress: { 'aws:SourceIp': '2001:db8::/32' } } }, { sourceIp: '2001:db8::7' }, 200],
    ['a user agent', { Condition: { StringLike: { 'aws:UserAgent': 'shop/*' } } }, { headers: { 'user-agent': 'shop/1.0' } }, 200],
    ['a referer', { Condition: { StringEquals: { 'aws:Referer': 'https://shop.example/' } } }, { headers: { Referer: 'https://shop.example/' } }, 200],
    ['an encrypted connection', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, {}, 200],
    ['a time', { Condition: { DateGreaterThan: { 'aws:CurrentTime': '2026-03-04T00:00:00Z' }, DateLessThan: { 'aws:CurrentTime': '2026-03-05T00:00:00Z' } } }, {}, 200],
    ['a later time', { Condition: { DateGreaterThan: { 'aws:CurrentTime': '2026-03-05T00:00:00Z' } } }, {}, 403],
    ['seconds since 1970', { Condition: { NumericLessThan: { 'aws:EpochTime': '1772600768' } } }, {}, 200],
    ['nobody of an organization', { Condition: { Null: { 'aws:PrincipalOrgID': 'true', 'aws:PrincipalArn': 'true', 'aws:PrincipalAccount': 'true' } } }, {}, 200],
    ['a VPC endpoint', { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }, {}, 403],
  ])('whose policy allows %s', async (_name, more, request, status) => {
    expect((await guarded(policyOf(statement(more))).ask(request)).status).toBe(status);
  });
});

describe('the gateway response of a refusal', () => {
  test('is ACCESS_DENIED', async () => {
    const { ask } = guarded(policyOf(), {
      resources: {
        Denied: {
          Type: 'AWS::ApiGateway::GatewayResponse',
          Properties: {
            RestApiId: { Ref: 'Api' },
            ResponseType: 'ACCESS_DENIED',
            StatusCode: '404',
            ResponseTemplates: { 'application/json': '{"type":"$context.error.responseType","text":$context.error.messageString}' },
          },
        },
      },
    });
    const answer = await ask();
    expect(answer.status).toBe(404);
    expect(json(answer)).toEqual({ type: 'ACCESS_DENIED', text: expect.stringMatching(/^User: anonymous is not authorized/) });
  });
});

describe('a private API', () => {
  const endpoint = { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } };

  test('refuses requests that come by no VPC endpoint', async () => {
    const answer = await guarded(policyOf(statement()), { private: {} }).ask();
    expect([answer.status, answer.headers['x-amzn-errortype'], json(answer)]).toEqual([403, 'ForbiddenException', { message: 'Forbidden' }]);
  });

  test.each<[string, object, Partial<InvokeRequest>, number]>([
    ['from the endpoint that the request names', endpoint, { vpcEndpointId: 'vpce-1' }, 200],
    ['from another endpoint', endpoint, { vpcEndpointId: 'vpce-2' }, 403],
    ['from a VPC', { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }, { vpcEndpointId: 'vpce-1', vpcId: 'vpc-1' }, 200],
    ['from another VPC', { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }, { vpcEndpointId: 'vpce-1', vpcId: 'vpc-2' }, 403],
    ['from an address in a VPC', { Condition: { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } } }, { vpcEndpointId: 'vpce-1', sourceIp: '10.1.2.3' }, 200],
    ['from an address of the internet', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }, { vpcEndpointId: 'vpce-1', sourceIp: '10.1.2.3' }, 403],
  ])('whose policy allows requests %s', async (_name, condition, request, status) => {
    expect((await guarded(policyOf(statement(condition)), { private: {} }).ask(request)).status).toBe(status);
  });

  test('takes the first endpoint of its configuration, or that of the options, for the default', async () => {
    const configured = guarded(policyOf(statement(endpoint)), { private: { VpcEndpointIds: ['vpce-1', 'vpce-2'] } });
    expect((await configured.ask()).status).toBe(200);
    const chosen = guarded(policyOf(statement(endpoint)), { private: { VpcEndpointIds: ['vpce-2'] }, gateway: { vpcEndpointId: 'vpce-1', vpcId: 'vpc-1' } });
    expect((await chosen.ask()).status).toBe(200);
  });

  test.each(['NONE', 'AWS_IAM'])('refuses everybody without a policy, with authorization %s', async (AuthorizationType) => {
    const answer = await guarded(undefined, { private: {}, method: { AuthorizationType } }).ask({ vpcEndpointId: 'vpce-1' });
    expect(answer.status).toBe(403);
    expect(answer.body.toString()).toContain('User: anonymous is not authorized');
  });

  test('shows where a request came from', async () => {
    const { invoke } = fixtureGateway([{ path: '/', integration: mock('$context.identity.vpceId $context.identity.vpcId') }], {
      api: { Policy: policyOf(statement()), EndpointConfiguration: { Types: ['PRIVATE'] } },
    });
    expect((await invoke({ path: '/', vpcEndpointId: 'vpce-1', vpcId: 'vpc-1' })).body.toString()).toBe('vpce-1 vpc-1');
  });
});

describe('a method with IAM authorization', () => {
  const own = { arn: 'arn:aws:iam::123456789012:user/me' };
  const other = { arn: 'arn:aws:iam::444455556666:role/shop', accountId: '444455556666' };
  const session = { arn: 'arn:aws:sts::444455556666:assumed-role/shop/one' };
  const silent = { Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } };
  const denying = { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } };
  const allowing = { Statement: { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' } };
  const method = { AuthorizationType: 'AWS_IAM' };

  // AWS's table A: the caller is of the API's account
  test.each([
    ['allows', allowing, [statement()], undefined],
    ['allows', allowing, [], undefined],
    ['allows', allowing, [statement({ Effect: 'Deny' })], ' with an explicit deny'],
    ['is silent', silent, [statement()], undefined],
    ['is silent', silent, [], ''],
    ['is silent', silent, [statement({ Effect: 'Deny' })], ' with an explicit deny'],
    ['denies', denying, [statement()], ' with an explicit deny'],
    ['denies', denying, [], ' with an explicit deny'],
    ['denies', denying, [statement({ Effect: 'Deny' })], ' with an explicit deny'],
  ])('in one account: the caller %s, the API has %#', async (_name, policy, statements, refusal) => {
    const answer = await guarded(policyOf(...statements), { method }).ask({ caller: { ...own, policy } });
    expect(answer.status).toBe(refusal === undefined ? 200 : 403);
    if (refusal !== undefined) {
      expect(answer.body.toString()).toMatch(new RegExp(`^\\{"Message":"User: ${own.arn} is not authorized .*/prod/GET/pets/1${refusal}"\\}$`));
    }
  });

  // AWS's table B: the caller is of another account
  test.each([
    ['allows', allowing, [statement()], undefined],
    ['allows', allowing, [], ''],
    ['allows', allowing, [statement({ Effect: 'Deny' })], ' with an explicit deny'],
    ['is silent', silent, [statement()], ''],
    ['is silent', silent, [], ''],
    ['is silent', silent, [statement({ Effect: 'Deny' })], ' with an explicit deny'],
    ['denies', denying, [statement()], ' with an explicit deny'],
    ['denies', denying, [], ' with an explicit deny'],
    ['denies', denying, [statement({ Effect: 'Deny' })], ' with an explicit deny'],
  ])('across accounts: the caller %s, the API has %#', async (_name, policy, statements, refusal) => {
    const answer = await guarded(policyOf(...statements), { method }).ask({ caller: { ...other, policy } });
    expect(answer.status).toBe(refusal === undefined ? 200 : 403);
    if (refusal !== undefined) {
      expect(answer.body.toString()).toMatch(new RegExp(`/prod/GET/pets/1${refusal}"\\}$`));
    }
  });

  test.each<[string, object, InvokeRequest['caller'], number]>([
    ['a role, for a session of it', { Principal: { AWS: 'arn:aws:iam::444455556666:role/shop' } }, session, 200],
    ['another role, for a session', { Principal: { AWS: 'arn:aws:iam::444455556666:role/other' } }, session, 403],
    ['an account', { Principal: { AWS: '444455556666' } }, session, 200],
    ['an ARN of a principal', { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/*' } } }, session, 200],
    ['an account of a principal', { Condition: { StringEquals: { 'aws:PrincipalAccount': '444455556666' } } }, session, 200],
    ['a type of principal', { Condition: { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } } }, session, 200],
    ['a user', { Condition: { StringEquals: { 'aws:username': 'bob' } } }, { arn: 'arn:aws:iam::444455556666:user/team/bob' }, 200],
    ['an organization', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }, { ...session, principalOrgId: 'o-1' }, 200],
    ['another organization', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }, session, 403],
    ['a tag', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'shop' } } }, { ...session, conditionKeys: { 'aws:principaltag/TEAM': 'shop' } }, 200],
    ['one of many paths', { Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*' } } }, { ...session, conditionKeys: { 'aws:PrincipalOrgPaths': ['o-2/a', 'o-1/b'] } }, 200],
  ])('of another account, whose API allows %s', async (_name, more, caller, status) => {
    expect((await guarded(policyOf(statement(more)), { method }).ask({ caller })).status).toBe(status);
  });

  test('refuses a stranger without a resource policy, and nobody of its own account', async () => {
    expect((await guarded(undefined, { method }).ask({ caller: session })).status).toBe(403);
    expect((await guarded(undefined, { method }).ask({ caller: own })).status).toBe(200);
  });

  test('fails for a policy of a caller that is none', async () => {
    const asked = guarded(undefined, { method }).ask({ caller: { ...own, policy: { Statement: 1 } } });
    await expect(asked).rejects.toThrow('the policy of arn:aws:iam::123456789012:user/me cannot be read');
  });
});

describe('loading', () => {
  test('fails for a condition operator that is not known', () => {
    const load = () => guarded(policyOf(statement({ Condition: { StringSounds: { 'aws:SourceIp': 'x' } } })));
    expect(load).toThrow(UnsupportedFeatureError);
    expect(load).toThrow("the resource policy of 'Api' cannot be read: the condition operator 'StringSounds' is not known");
  });

  test('fails for what is no policy', () => {
    const load = () => guarded(policyOf(statement({ Effect: 'Maybe' })));
    expect(load).toThrow(TemplateError);
    expect(load).toThrow("the resource policy of 'Api' cannot be read: a statement's Effect must be Allow or Deny, got \"Maybe\"");
  });
});
