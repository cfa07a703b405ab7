import type { BackendAnswer } from '../../src';
import { fixtureGateway, mock, NOW, REQUEST_ID, type FixtureGateway } from '../fixtures/gateways';

const AUTHORIZER_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:authorizer';
const FORMAT = '$context.status|$context.authenticate.status $context.authenticate.error|$context.authorizer.status $context.authorizer.integrationStatus '
  + '$context.authorizer.latency $context.authorizer.integrationLatency $context.authorizer.requestId $context.authorizer.error '
  + '$context.authorizer.principalId $context.authorizer.tenant|$context.authorize.status $context.authorize.error';

function decision(Effect: string): BackendAnswer {
  const policyDocument = { Version: '2012-10-17', Statement: [{ Effect, Action: 'execute-api:Invoke', Resource: '*' }] };
  return { headers: { 'x-amzn-RequestId': 'abc' }, payload: { principalId: 'alice-of-shop', context: { tenant: 7 }, policyDocument } };
}

/** A gateway whose only method asks a function. */
function guarded(answer: BackendAnswer, authorizer: object = {}): FixtureGateway {
  let millis = NOW.getTime();
  return fixtureGateway([{ path: '/', integration: mock('in'), properties: { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' } } }], {
    answers: {
      [AUTHORIZER_ARN]: () => {
        millis += 7;
        return answer;
      },
    },
    gateway: { clock: () => new Date(millis) },
    stage: {
      AccessLogSetting: { Format: FORMAT },
      MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO', DataTraceEnabled: true }],
    },
    resources: {
      Authorizer: {
        Type: 'AWS::ApiGateway::Authorizer',
        Properties: {
          RestApiId: { Ref: 'Api' },
          Name: 'guard',
          Type: 'TOKEN',
          AuthorizerUri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${AUTHORIZER_ARN}/invocations`,
          IdentitySource: 'method.request.header.Authorization',
          ...authorizer,
        },
      },
    },
  });
}

const REQUEST = { path: '/', headers: { Authorization: 'secret-token' } };

test('an authorizer that lets in', async () => {
  const { gateway, invoke } = guarded(decision('Allow'));
  await invoke(REQUEST);
  expect(gateway.logs.access).toEqual(['200|- -|200 200 7 7 abc - alice-of-shop 7|200 -']);
  expect(gateway.logs.execution.slice(1, 7).map(({ message }) => message)).toEqual([
    expect.stringMatching(new RegExp(`^Starting authorizer: \\S+ for request: ${REQUEST_ID}$`)),
    'Incoming identity: ******-token',
    expect.stringContaining('Authorizer result body before parsing: {"principalId":"alice-of-shop"'),
    'Using valid authorizer policy for principal: *******f-shop',
    'Successfully completed authorizer execution',
    expect.stringContaining('Verifying Usage Plan for request: '),
  ]);
});

test('a kept decision', async () => {
  const { gateway, invoke } = guarded(decision('Allow'));
  await invoke(REQUEST);
  gateway.clear();
  await invoke(REQUEST);
  expect(gateway.logs.access).toEqual(['200|- -|200 - 0 - - - alice-of-shop 7|200 -']);
  expect(gateway.logs.execution.slice(1, 5).map(({ message }) => message.split(':')[0]))
    .toEqual(['Starting authorizer', 'Incoming identity', 'Using valid authorizer policy for principal', 'Successfully completed authorizer execution']);
});

test.each([
  ['denies', decision('Deny'), REQUEST,
    '403|- -|200 200 7 7 abc - alice-of-shop 7|403 User is not authorized to access this resource with an explicit deny',
    'The client is not authorized to perform this operation.'],
  ['knows nobody', { functionError: 'Handled', payload: { errorMessage: 'Unauthorized' } }, REQUEST, '401|- -|401 200 7 7 - the authorizer failed with Unauthorized - -|- -',
    `Unauthorized request: ${REQUEST_ID}`],
  ['is not even asked', {}, { path: '/' }, expect.stringMatching(/^401\|- -\|401 - 0 - - .+ - -\|- -$/), `Unauthorized request: ${REQUEST_ID}`],
  ['says rubbish', { payload: 'x' }, REQUEST, '500|- -|500 200 7 7 - the authorizer returned no object: "x" - -|- -',
    'Execution failed due to configuration error: the authorizer returned no object: "x"'],
])('an authorizer that %s', async (_case, answer, request, line, message) => {
  const { gateway, invoke } = guarded(answer);
  await invoke(request);
  expect(gateway.logs.access).toEqual([line]);
  expect(gateway.logs.execution.at(-2)?.message).toBe(message);
});

test.each([
  ['lets in', { caller: { arn: 'arn:aws:iam::123456789012:user/ann' } }, '200|200 -|- - - - - - - -|200 -'],
  ['finds no signature', {}, '403|403 Missing Authentication Token|- - - - - - - -|- -'],
  ['forbids', { caller: { arn: 'arn:aws:iam::123456789012:user/ann', policy: { Version: '2012-10-17', Statement: [] } } },
    expect.stringMatching(/^403\|200 -\|- - - - - - - -\|403 User: arn:aws:iam::123456789012:user\/ann is not authorized to perform: execute-api:Invoke/)],
])('IAM that %s', async (_case, request, line) => {
  const { gateway, invoke } = fixtureGateway([{ path: '/', integration: mock('in'), properties: { AuthorizationType: 'AWS_IAM' } }], {
    gateway: { iam: 'SIGNED' }, stage: { AccessLogSetting: { Format: FORMAT } },
  });
  await invoke({ path: '/', ...request });
  expect(gateway.logs.access).toEqual([line]);
});
