import { LocalGatewayError, TemplateError, UnsupportedFeatureError, type BackendAnswer, type InvokeRequest } from '../../../src';
import { FUNCTION_ARN, fixtureGateway, http, json, lambda, mock, NOW, REQUEST_ID, type FixtureGatewayOptions } from '../../fixtures/gateways';

const AUTHORIZER_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:authorizer';
const uriOf = (arn: string) => `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`;

const statement = (more: object = {}) => ({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*', ...more });
const decision = (more: object = {}, ...statements: object[]) => ({
  principalId: 'alice',
  policyDocument: { Version: '2012-10-17', Statement: statements.length > 0 ? statements : [statement()] },
  ...more,
});

type Answer = BackendAnswer | ((event: Event) => BackendAnswer);
type Event = Readonly<Record<string, unknown>> & { readonly methodArn: string };

interface GuardOptions {
  readonly answer?: Answer;
  readonly authorizer?: object;
  readonly options?: FixtureGatewayOptions;
}

function guarded({ answer = { payload: decision() }, authorizer = {}, options = {} }: GuardOptions = {}) {
  let time = NOW.getTime();
  const properties = { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' } };
  const fixture = fixtureGateway([
    { path: '/', integration: mock('$context.authorizer.principalId|$context.authorizer.a|$context.authorizer.n|$context.authorizer.b'), properties },
    { path: '/pets/{id}', method: 'ANY', integration: mock('pets'), properties },
    { path: '/event', integration: lambda('AWS_PROXY'), properties },
    { path: '/map', integration: http('HTTP', { RequestParameters: { 'integration.request.header.x': 'context.authorizer.principalId' } }), properties },
    { path: '/open', integration: mock('open[$context.authorizer]') },
  ], {
    ...options,
    answers: {
      [AUTHORIZER_ARN]: (call) => {
        time += 7;
        return typeof answer === 'function' ? answer(JSON.parse(call.body.toString('utf8')) as Event) : answer;
      },
      [FUNCTION_ARN]: { payload: {} },
      http: { body: '{}' },
      ...options.answers,
    },
    gateway: { clock: () => new Date(time), ...options.gateway },
    resources: {
      Authorizer: {
        Type: 'AWS::ApiGateway::Authorizer',
        Properties: {
          RestApiId: { Ref: 'Api' }, Name: 'mine', Type: 'TOKEN', AuthorizerUri: uriOf(AUTHORIZER_ARN), IdentitySource: 'method.request.header.Authorization', ...authorizer,
        },
      },
      ...options.resources,
    },
  });
  const decisions = () => fixture.gateway.calls.filter(({ functionArn }) => functionArn === AUTHORIZER_ARN);
  return {
    ...fixture,
    decisions,
    event: (index = 0) => JSON.parse(decisions()[index].body.toString('utf8')) as Event,
    pass: (seconds: number) => { time += seconds * 1000; },
    ask: async (request: Partial<InvokeRequest> = {}) => fixture.invoke({ path: '/', headers: { Authorization: 'token' }, ...request }),
  };
}

describe('a TOKEN authorizer', () => {
  test('is told the token and the method', async () => {
    const { ask, event, decisions, gateway } = guarded();
    expect((await ask({ path: '/pets/a%2Fb/', method: 'PUT', query: { x: '1' } })).status).toBe(200);
    expect(event()).toEqual({
      type: 'TOKEN',
      authorizationToken: 'token',
      methodArn: expect.stringMatching(/^arn:aws:execute-api:us-east-1:123456789012:[a-z0-9]{10}\/prod\/PUT\/pets\/a%2Fb\/$/),
    });
    expect(decisions()[0]).toMatchObject({ kind: 'lambda', invocationType: 'RequestResponse', credentials: undefined });
    expect(gateway.calls).toHaveLength(1);
  });

  test('is invoked by its role', async () => {
    const { ask, decisions } = guarded({ authorizer: { AuthorizerCredentials: 'arn:aws:iam::123456789012:role/invoker' } });
    await ask();
    expect(decisions()[0].credentials).toBe('arn:aws:iam::123456789012:role/invoker');
  });

  test.each<[object, string | undefined, number]>([
    [{}, undefined, 401],
    [{}, '', 401],
    [{ IdentityValidationExpression: 'Bearer .+' }, 'Bearer x', 200],
    [{ IdentityValidationExpression: 'Bearer .+' }, 'Basic x', 401],
    [{ IdentityValidationExpression: 'Bearer [a-z]' }, 'Bearer xy', 401],
    [{ IdentityValidationExpression: '(a+)+b' }, 'a'.repeat(40), 401],
  ])('with %j takes the token %j', async (authorizer, token, status) => {
    const { ask, decisions } = guarded({ authorizer });
    const answer = await ask({ headers: token === undefined ? {} : { authorization: token } });
    expect(answer.status).toBe(status);
    expect(decisions()).toHaveLength(status === 200 ? 1 : 0);
    if (status === 401) {
      expect([answer.headers['x-amzn-errortype'], answer.body.toString()]).toEqual(['UnauthorizedException', '{"message":"Unauthorized"}']);
    }
  });
});

describe('a REQUEST authorizer', () => {
  const request = { Type: 'REQUEST', IdentitySource: 'method.request.header.X-Key, method.request.querystring.q, stageVariables.v, context.identity.sourceIp' };
  const options = { stage: { Variables: { v: '1' } } };
  const asked: Partial<InvokeRequest> = {
    path: '/pets/1', query: { q: ['a', 'b'], z: '' }, headers: { 'X-Key': ['k', 'l'], 'User-Agent': 'test', 'Content-Length': '0' }, sourceIp: '203.0.113.1',
  };

  test('is told the whole request but its body', async () => {
    const { ask, event } = guarded({ authorizer: request, options });
    expect((await ask({ ...asked, method: 'POST', body: 'secret' })).status).toBe(200);
    const { headers, multiValueHeaders, requestContext, ...rest } = event();
    expect(rest).toEqual({
      type: 'REQUEST',
      methodArn: expect.stringMatching(/\/prod\/POST\/pets\/1$/),
      resource: '/pets/{id}',
      path: '/pets/1',
      httpMethod: 'POST',
      queryStringParameters: { q: 'b', z: '' },
      multiValueQueryStringParameters: { q: ['a', 'b'], z: [''] },
      pathParameters: { id: '1' },
      stageVariables: { v: '1' },
    });
    expect(headers).toMatchObject({ 'X-Key': 'l', 'User-Agent': 'test', 'X-Forwarded-For': '203.0.113.1' });
    expect(multiValueHeaders).toMatchObject({ 'X-Key': ['k', 'l'], 'User-Agent': ['test'] });
    expect(requestContext).toMatchObject({
      resourcePath: '/pets/{id}',
      httpMethod: 'POST',
      path: '/prod/pets/1',
      stage: 'prod',
      requestId: REQUEST_ID,
      accountId: '123456789012',
      identity: { sourceIp: '203.0.113.1', userAgent: 'test', userArn: null },
    });
    expect(requestContext).not.toHaveProperty('authorizer');
  });

  test('is told of nothing by empty objects', async () => {
    const { ask, event } = guarded({ authorizer: { Type: 'REQUEST', IdentitySource: undefined, AuthorizerResultTtlInSeconds: 0 } });
    expect((await ask({ headers: {} })).status).toBe(200);
    expect(event()).toMatchObject({ queryStringParameters: {}, multiValueQueryStringParameters: {}, pathParameters: {}, stageVariables: {} });
  });

  test('reaches no prototype', async () => {
    const { ask, event } = guarded({ authorizer: request, options });
    await ask({ ...asked, query: JSON.parse('{"q":"1","__proto__":"p","constructor":"c"}') as Record<string, string> });
    expect(Object.entries(event().queryStringParameters as object)).toEqual([['q', '1'], ['__proto__', 'p'], ['constructor', 'c']]);
  });

  test.each<[string, Partial<InvokeRequest>, FixtureGatewayOptions]>([
    ['header', { ...asked, headers: {} }, options],
    ['query parameter', { ...asked, query: {} }, options],
    ['value', { ...asked, query: { q: '' } }, options],
    ['stage variable', asked, {}],
  ])('is not asked without one of its identity sources: %s', async (_name, sent, more) => {
    const { ask, decisions } = guarded({ authorizer: request, options: more });
    expect((await ask(sent)).status).toBe(401);
    expect(decisions()).toEqual([]);
  });
});

describe('a policy is judged for the method', () => {
  const resources = (suffix: string) => ({ methodArn }: Event) => methodArn.replace(/\/prod\/.*$/, suffix);

  test.each<[string, (event: Event) => object, number, string]>([
    ['everything', () => statement(), 200, ''],
    ['this method', ({ methodArn }) => statement({ Resource: methodArn }), 200, ''],
    ['all of the API', (event) => statement({ Resource: resources('/*')(event) }), 200, ''],
    ['another method', (event) => statement({ Resource: resources('/prod/POST/*')(event) }), 403, 'User is not authorized to access this resource'],
    ['an address', () => statement({ Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }), 403, 'User is not authorized to access this resource'],
    ['nothing', () => statement({ Effect: 'Deny' }), 403, 'User is not authorized to access this resource with an explicit deny'],
  ])('that allows %s', async (_name, made, status, message) => {
    const answer = await guarded({ answer: (event) => ({ payload: decision({}, made(event)) }) }).ask();
    expect(answer.status).toBe(status);
    if (status === 403) {
      expect([answer.headers['x-amzn-errortype'], answer.body.toString()]).toEqual(['AccessDeniedException', `{"Message":"${message}"}`]);
    }
  });

  test('an empty policy allows nothing', async () => {
    const { ask } = guarded({ answer: { payload: decision({ policyDocument: { Version: '2012-10-17', Statement: [] } }) } });
    expect((await ask()).body.toString()).toBe('{"Message":"User is not authorized to access this resource"}');
  });
});

describe('what the function says besides', () => {
  const payload = decision({ context: { a: 'text', n: 1.5, b: true, empty: null } });

  test('is text in the context', async () => {
    expect((await guarded({ answer: { payload } }).ask()).body.toString()).toBe('alice|text|1.5|true');
  });

  test('may come as the JSON of a body', async () => {
    expect((await guarded({ answer: { body: JSON.stringify(payload) } }).ask()).body.toString()).toBe('alice|text|1.5|true');
  });

  test('can be mapped', async () => {
    const { ask, gateway } = guarded({ answer: { payload } });
    await ask({ path: '/map' });
    expect(gateway.calls[1].headers.x).toBe('alice');
  });

  test('stands in the events of functions', async () => {
    const { ask, gateway } = guarded({ answer: { payload } });
    const authorizerOf = (index: number) => (JSON.parse(gateway.calls[index].body.toString('utf8')) as { requestContext: { authorizer: unknown } }).requestContext.authorizer;
    await ask({ path: '/event' });
    expect(authorizerOf(1)).toEqual({ a: 'text', n: '1.5', b: 'true', principalId: 'alice', integrationLatency: 7 });
    await ask({ path: '/event' });
    expect(authorizerOf(2)).toEqual({ a: 'text', n: '1.5', b: 'true', principalId: 'alice', integrationLatency: 0 });
  });

  test('stands in the gateway response of its refusal', async () => {
    const { ask } = guarded({
      answer: { payload: decision({ context: { a: 'not today' } }, statement({ Effect: 'Deny' })) },
      options: {
        resources: {
          Denied: {
            Type: 'AWS::ApiGateway::GatewayResponse',
            Properties: {
              RestApiId: { Ref: 'Api' }, ResponseType: 'DEFAULT_4XX', ResponseTemplates: { 'application/json': '{"why":"$context.authorizer.a"}' },
            },
          },
        },
      },
    });
    expect(json(await ask())).toEqual({ why: 'not today' });
  });

  test('reaches no prototype', async () => {
    const context = JSON.parse('{"__proto__":"p","constructor":"c"}') as object;
    const { ask, gateway } = guarded({ answer: { body: JSON.stringify({ ...decision(), context }).replace('"context":{', '"context":{"__proto__":"p",') } });
    expect((await ask({ path: '/event' })).status).toBe(200);
    const { requestContext } = JSON.parse(gateway.calls[1].body.toString('utf8')) as { requestContext: { authorizer: object } };
    expect(Object.entries(requestContext.authorizer)).toEqual([['__proto__', 'p'], ['constructor', 'c'], ['principalId', 'alice'], ['integrationLatency', 7]]);
  });

  test('is not there for an open method (fact 10: authorizer is empty)', async () => {
    expect((await guarded().ask({ path: '/open' })).body.toString()).toBe('open[]');
  });
});

describe('fails when the authorizer', () => {
  const document = decision().policyDocument;

  test.each<[string, Answer]>([
    ['returns nothing', {}],
    ['returns text', { payload: 'Allow' }],
    ['returns no JSON', { body: 'Allow' }],
    ['returns a list', { payload: [decision()] }],
    ['names nobody', { payload: { policyDocument: document } }],
    ['names an object', { payload: decision({ principalId: {} }) }],
    ['returns no policy', { payload: { principalId: 'alice' } }],
    ['returns a policy as text', { payload: decision({ policyDocument: JSON.stringify(document) }) }],
    ['returns a policy without statements', { payload: decision({ policyDocument: { Version: '2012-10-17' } }) }],
    ['returns a policy of another effect', { payload: decision({}, statement({ Effect: 'allow' })) }],
    ['returns a policy without an action', { payload: decision({}, statement({ Action: undefined })) }],
    ['returns a policy of an unknown version', { payload: decision({ policyDocument: { ...document, Version: '1' } }) }],
    ['returns a policy with an unknown operator', { payload: decision({}, statement({ Condition: { Sounds: { a: 'b' } } })) }],
    ['returns an object in the context', { payload: decision({ context: { a: {} } }) }],
    ['returns a list in the context', { payload: decision({ context: { a: ['x'] } }) }],
    ['returns a context that is text', { payload: decision({ context: 'x' }) }],
    ['returns a usage key that is no text', { payload: decision({ usageIdentifierKey: 1 }) }],
    ['throws', { functionError: 'Unhandled', payload: { errorMessage: 'boom', errorType: 'Error' } }],
    ['throws something like the word', { functionError: 'Unhandled', payload: { errorMessage: 'Unauthorized: expired' } }],
    ['throws nothing', { functionError: 'Unhandled' }],
    ['may not be invoked', { status: 403, payload: decision() }],
  ])('%s', async (_name, answer) => {
    const { ask, log } = guarded({ answer });
    const said = await ask();
    expect([said.status, said.headers['x-amzn-errortype'], said.body.toString()]).toEqual([500, 'AuthorizerConfigurationException', '{"message":null}']);
    expect(log.at(-1)).toMatch(/^AUTHORIZER_CONFIGURATION_ERROR: ./);
  });

  test('cannot be reached', async () => {
    const { ask, log } = guarded({ answer: () => { throw new Error('reset'); } });
    const said = await ask();
    expect([said.status, said.headers['x-amzn-errortype'], said.body.toString()]).toEqual([500, 'InternalServerErrorException', '{"message":null}']);
    expect(log.at(-1)).toBe('AUTHORIZER_FAILURE: the backend failed: reset');
  });

  test('throws Unauthorized', async () => {
    const said = await guarded({ answer: { functionError: 'Unhandled', payload: { errorMessage: 'Unauthorized', errorType: 'Error' } } }).ask();
    expect([said.status, said.headers['x-amzn-errortype'], said.body.toString()]).toEqual([401, 'UnauthorizedException', '{"message":"Unauthorized"}']);
  });

  test('is not made for calls', async () => {
    await expect(guarded({ answer: () => { throw new LocalGatewayError('no functions here'); } }).ask()).rejects.toThrow('no functions here');
  });

  test('has a URI that names no function', async () => {
    const said = await guarded({ authorizer: { AuthorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/nowhere' } }).ask();
    expect([said.status, said.body.toString()]).toEqual([500, '{"message":null}']);
  });

  test('is not in the template', async () => {
    const { invoke } = fixtureGateway([{ path: '/', integration: mock('x'), properties: { AuthorizationType: 'CUSTOM', AuthorizerId: 'abc123' } }]);
    await expect(invoke({ path: '/' })).rejects.toThrow(UnsupportedFeatureError);
    await expect(invoke({ path: '/' })).rejects.toThrow("authorization CUSTOM by the authorizer 'abc123', which is not in the template of GET / of 'Api' is not emulated");
  });

  test.each([
    [{ AuthorizerUri: undefined }, "the TOKEN authorizer 'mine' wants the AuthorizerUri of a function"],
    [{ IdentitySource: undefined }, "the TOKEN authorizer 'mine' wants an IdentitySource"],
    [{ IdentitySource: undefined, Type: 'REQUEST' }, "the REQUEST authorizer 'mine' wants an IdentitySource, or a TTL of 0"],
    [{ IdentitySource: 'method.request.body.x' }, "the authorizer 'mine' wants identity sources as method.request.header.Authorization, got 'method.request.body.x'"],
    [{ IdentityValidationExpression: '[' }, "the validation expression of the authorizer 'mine' cannot be read"],
    [{ AuthorizerResultTtlInSeconds: 3601 }, "the authorizer 'mine' keeps decisions for 0 to 3600 seconds, got 3601"],
    [{ Type: 'BASIC' }, "has the Type 'BASIC'; use TOKEN, REQUEST, COGNITO_USER_POOLS"],
  ])('is one that AWS would refuse: %j', (authorizer, message) => {
    expect(() => guarded({ authorizer })).toThrow(TemplateError);
    expect(() => guarded({ authorizer })).toThrow(message);
  });
});

describe('decisions', () => {
  test('are kept for five minutes', async () => {
    const { ask, decisions, pass } = guarded();
    await ask();
    await ask();
    pass(299);
    await ask();
    expect(decisions()).toHaveLength(1);
    pass(2);
    await ask();
    expect(decisions()).toHaveLength(2);
  });

  test.each([
    [0, 0, 2],
    [1, 0, 1],
    [1, 2, 2],
    [3600, 3599, 1],
    [3600, 3601, 2],
  ])('are kept for %d seconds: after %d there are %d', async (AuthorizerResultTtlInSeconds, seconds, expected) => {
    const { ask, decisions, pass } = guarded({ authorizer: { AuthorizerResultTtlInSeconds } });
    await ask();
    pass(seconds);
    await ask();
    expect(decisions()).toHaveLength(expected);
  });

  test('are kept for each identity', async () => {
    const { ask, decisions } = guarded();
    await ask();
    await ask({ headers: { Authorization: 'other' } });
    await ask({ headers: { authorization: 'token' } });
    expect(decisions()).toHaveLength(2);
  });

  test('are kept for all identity sources together', async () => {
    const authorizer = { Type: 'REQUEST', IdentitySource: 'method.request.header.a,method.request.header.b' };
    const { ask, decisions } = guarded({ authorizer });
    const sent: Record<string, string>[] = [{ a: '1', b: '2' }, { a: '1', b: '3' }, { a: '1,1:2', b: '2' }, { a: '1', b: '2,1:2' }, { a: '1', b: '2', c: '4' }];
    for (const headers of sent) {
      await ask({ headers });
    }
    expect(decisions()).toHaveLength(4);
  });

  test('are judged anew for each method, wherever they were made', async () => {
    const { ask, decisions } = guarded({ answer: ({ methodArn }) => ({ payload: decision({}, statement({ Resource: methodArn })) }) });
    expect((await ask({ path: '/pets/1' })).status).toBe(200);
    expect((await ask({ path: '/pets/2' })).status).toBe(403);
    expect((await ask({ path: '/pets/1', method: 'POST' })).status).toBe(403);
    expect((await ask({ path: '/' })).status).toBe(403);
    expect((await ask({ path: '/pets/1' })).status).toBe(200);
    expect(decisions()).toHaveLength(1);
  });

  test('are not kept when the function fails', async () => {
    let calls = 0;
    const { ask } = guarded({ answer: () => ++calls === 1 ? { functionError: 'Unhandled', payload: { errorMessage: 'Unauthorized' } } : { payload: decision() } });
    expect((await ask()).status).toBe(401);
    expect((await ask()).status).toBe(200);
  });

  test('that refuse are kept too', async () => {
    const { ask, decisions } = guarded({ answer: { payload: decision({}, statement({ Effect: 'Deny' })) } });
    expect((await ask()).status).toBe(403);
    expect((await ask()).status).toBe(403);
    expect(decisions()).toHaveLength(1);
  });

  test('of one gateway are not those of another', async () => {
    const [one, two] = [guarded(), guarded()];
    await one.ask();
    await two.ask();
    expect(two.decisions()).toHaveLength(1);
  });
});

describe('with a resource policy', () => {
  const resourceStatement = (more: object = {}) => ({ ...statement(), Principal: '*', Resource: 'execute-api:/*', ...more });
  const silent = statement({ Action: 's3:*' });
  const deny = { Effect: 'Deny' };

  // AWS's table A
  test.each([
    ['allows', statement(), [resourceStatement()], 200],
    ['allows', statement(), [], 200],
    ['allows', statement(), [resourceStatement(deny)], 403],
    ['is silent', silent, [resourceStatement()], 200],
    ['is silent', silent, [], 403],
    ['is silent', silent, [resourceStatement(deny)], 403],
    ['denies', statement(deny), [resourceStatement()], 403],
    ['denies', statement(deny), [], 403],
    ['denies', statement(deny), [resourceStatement(deny)], 403],
  ])('the authorizer %s: %j and %j', async (_name, own, Statement, status) => {
    const options = { api: { Policy: { Version: '2012-10-17', Statement } } };
    const { ask } = guarded({ answer: { payload: decision({}, own) }, options });
    expect((await ask()).status).toBe(status);
  });

  test('that denies, the authorizer is not asked', async () => {
    const options = { api: { Policy: { Version: '2012-10-17', Statement: [resourceStatement(deny)] } } };
    const { ask, decisions } = guarded({ options });
    expect((await ask()).body.toString()).toMatch(/^\{"Message":"User: anonymous is not authorized .* with an explicit deny"\}$/);
    expect(decisions()).toEqual([]);
  });
});

describe('logs', () => {
  const stage = (format: string) => ({
    stage: {
      AccessLogSetting: { DestinationArn: 'arn', Format: format },
      MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO', DataTraceEnabled: true }],
    },
  });
  const format = ['status', 'latency', 'integrationStatus', 'integrationLatency', 'error', 'principalId', 'a'].map((name) => `$context.authorizer.${name}`).join(' ');

  test.each<[string, Answer, string]>([
    ['an answer', { payload: decision({ context: { a: 'x' } }) }, '200 7 200 7 - alice x'],
    ['a refusal', { payload: decision({}, statement({ Effect: 'Deny' })) }, '200 7 200 7 - alice -'],
    ['a failure', { functionError: 'Unhandled', payload: { errorMessage: 'Unauthorized' } }, '401 7 200 7 the authorizer failed with Unauthorized - -'],
  ])('tell of %s', async (_name, answer, line) => {
    const { ask, gateway } = guarded({ answer, options: stage(format) });
    await ask();
    expect(gateway.logs.access).toEqual([line]);
  });

  test('tell how it went, the token and the user masked', async () => {
    const { ask, gateway } = guarded({ options: stage('x') });
    await ask({ headers: { Authorization: 'secret-token' } });
    const lines = gateway.logs.execution.map(({ message }) => message);
    expect(lines).toEqual(expect.arrayContaining([
      expect.stringMatching(new RegExp(`^Starting authorizer: [a-z0-9]+ for request: ${REQUEST_ID}$`)),
      'Incoming identity: ******-token',
      `Authorizer result body before parsing: ${JSON.stringify(decision())}`,
      'Using valid authorizer policy for principal: *****',
    ]));
    expect(lines.join()).not.toContain('secret');
  });
});
