import type { StubAnswer } from '../../../src';
import type { FixtureGateway } from '../../fixtures/gateways';
import { HANDLER_ARN } from '../../fixtures/http-template';
import { functionGateway, invocationOf } from '../../fixtures/websocket-functions';
import type { FixtureRoute } from '../../fixtures/websocket-template';

const AUTHORIZER_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:authorizer';
const ALICE = {
  principalId: 'alice', context: { team: 'blue' }, policyDocument: { Version: '2012-10-17', Statement: [{ Action: '*', Effect: 'Allow', Resource: '*' }] },
};
const ROUTES: readonly FixtureRoute[] = [
  { key: '$connect', properties: { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' } } }, { key: 'say', answers: true }, { key: '$disconnect' },
];

let fixture: FixtureGateway;

afterEach(() => fixture.gateway.close());

interface LoggedOptions {
  readonly stage: object;
  readonly handler?: StubAnswer;
  readonly authorizer?: StubAnswer;
}

function logged({ authorizer = { payload: ALICE }, handler = { payload: { statusCode: 200, body: 'heard' } }, stage }: LoggedOptions): FixtureGateway {
  fixture = functionGateway(ROUTES, {
    answers: { [HANDLER_ARN]: handler, [AUTHORIZER_ARN]: authorizer },
    stage: stage as Readonly<Record<string, unknown>>,
    resources: {
      Authorizer: {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: { ApiId: { Ref: 'Api' }, Name: 'guard', AuthorizerType: 'REQUEST', AuthorizerUri: invocationOf(AUTHORIZER_ARN), IdentitySource: ['route.request.header.Auth'] },
      },
    },
  });
  return fixture;
}

async function visit(): Promise<void> {
  const client = await fixture.gateway.connect({ headers: { 'Auth': 'secret', 'User-Agent': 'cat' }, sourceIp: '192.0.2.7' });
  await client.send('{"action":"say"}');
  await client.close(4000, 'enough');
}

describe('the access log', () => {
  test.each<[string, readonly string[]]>([
    ['$context.eventType $context.routeKey $context.status', ['CONNECT $connect 200', 'MESSAGE say 200', 'DISCONNECT $disconnect 200']],
    ['$context.connectedAt $context.stage $context.messageId', ['1772600767890 live -', '1772600767890 live ERERESIiQzOERFV=', '1772600767890 live -']],
    ['$context.identity.sourceIp $context.identity.userAgent $context.identity.user', Array(3).fill('192.0.2.7 cat -') as string[]],
    ['$context.authorizer.principalId $context.authorizer.team $context.authorizer.other', Array(3).fill('alice blue -') as string[]],
    ['$context.authorizer.status $context.authorize.status $context.integration.status', ['200 200 200', '- - 200', '- - 200']],
    ['$context.integration.latency $context.integration.error $context.error.message', Array(3).fill('0 - -') as string[]],
    ['$context.constructor $context.identity $context.path', Array(3).fill('- - -') as string[]],
  ])('has a line for every event: %s', async (format, lines) => {
    logged({ stage: { AccessLogSettings: { Format: format } } });
    await visit();
    expect(fixture.gateway.logs.access).toEqual(lines);
  });

  const ERRORS = '$context.status $context.error.responseType $context.error.message $context.integration.error';

  test('tells of a function that fails', async () => {
    logged({ stage: { AccessLogSettings: { Format: ERRORS } }, handler: (call) => call.body.includes('MESSAGE') ? { functionError: 'Unhandled', payload: {} } : { payload: {} } });
    await visit();
    expect(fixture.gateway.logs.access[1]).toMatch(/^502 API_CONFIGURATION_ERROR Internal server error Execution failed .*the function failed \(Unhandled\): \{\}$/);
  });

  test('tells of messages without a route', async () => {
    logged({ stage: { AccessLogSettings: { Format: `$context.routeKey ${ERRORS}` } } });
    const client = await fixture.gateway.connect({ headers: { Auth: 'secret' } });
    await client.send('no JSON');
    expect(fixture.gateway.logs.access[1]).toMatch(/^- 404 RESOURCE_NOT_FOUND/);
  });

  test.each<[string, StubAnswer, string]>([
    ['refuses', { payload: { ...ALICE, policyDocument: { Version: '2012-10-17', Statement: [] } } }, '403 ACCESS_DENIED 200 403 -'],
    ['fails', { payload: {} }, '500 AUTHORIZER_CONFIGURATION_ERROR 500 - the authorizer returned no principalId, got undefined'],
  ])('tells of an authorizer that %s', async (_case, authorizer, line) => {
    const format = '$context.status $context.error.responseType $context.authorizer.status $context.authorize.status $context.authorizer.error';
    logged({ authorizer, stage: { AccessLogSettings: { Format: format } } });
    await expect(visit()).rejects.toThrow('the connection was refused');
    expect(fixture.gateway.logs.access).toEqual([line]);
  });
});

describe('the execution log', () => {
  const settings = (LoggingLevel: string, DataTraceEnabled = false): object => ({ DefaultRouteSettings: { LoggingLevel, DataTraceEnabled } });
  const messages = (): readonly string[] => fixture.gateway.logs.execution.map(({ message }) => message);

  test('has every step at the level INFO', async () => {
    logged({ stage: settings('INFO') });
    await visit();
    expect(messages()).toEqual([
      'Starting execution for request: ERERESIiQzOERFV=', 'WebSocket Request Route: [$connect]',
      expect.stringMatching(/^Starting authorizer: \w+ for request: ERERESIiQzOERFV=$/), 'Incoming identity: ******',
      'Using valid authorizer policy for principal: *****', 'Successfully completed authorizer execution',
      'Successfully completed execution', 'Method completed with status: 200',
      'Starting execution for request: ERERESIiQzOERFV=', 'WebSocket Request Route: [say]', 'Successfully completed execution', 'Method completed with status: 200',
      'Starting execution for request: ERERESIiQzOERFV=', 'WebSocket Request Route: [$disconnect]', 'Successfully completed execution', 'Method completed with status: 200',
    ]);
  });

  test('has messages and answers where data is traced', async () => {
    logged({ stage: settings('INFO', true) });
    await visit();
    expect(messages()).toEqual(expect.arrayContaining([
      'Method request body before transformations: {"action":"say"}', 'Method response body after transformations: heard',
    ]));
  });

  test('has failures alone at the level ERROR', async () => {
    logged({ stage: settings('ERROR', true), handler: (call) => call.body.includes('MESSAGE') ? { payload: 'none' } : { payload: {} } });
    await visit();
    expect(messages()).toEqual([expect.stringContaining('is not an object'), 'Method completed with status: 502']);
  });

  test('has nothing by default', async () => {
    logged({ stage: {} });
    await visit();
    expect(messages()).toEqual([]);
  });
});
