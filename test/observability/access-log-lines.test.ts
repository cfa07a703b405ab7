import { LocalGateway, stubBackend } from '../../local/src';
import { Auth } from '../../src/authorization';
import { RestGateway } from '../../src/gateways';
import { MockResponse } from '../../src/integrations';
import { AccessLog, AccessLogFormat, AccountLogging } from '../../src/observability';
import { newStack } from '../integrations/support/local-route';

const ID = '11111111-2222-4333-8444-555555555555';

/** The line that a format makes of a request. */
async function lineOf(format: AccessLogFormat): Promise<string> {
  const stack = newStack();
  const api = new RestGateway(stack, 'Api', { accessLog: AccessLog.toLogGroup({ format }), accountLogging: AccountLogging.assume() });
  api.addRoute('GET /health', new MockResponse({ body: { status: 'ok' } }), { auth: Auth.open({ reason: 'probe' }) });
  const gateway = LocalGateway.fromStack(stack, { backend: stubBackend({}), clock: () => new Date('2026-03-04T05:06:07Z'), ids: () => ID });
  await gateway.invoke({ path: '/health', headers: { 'User-Agent': 'curl/8' } });
  return gateway.logs.access[0];
}

test('JSON', async () => {
  expect(JSON.parse(await lineOf(AccessLogFormat.json()))).toEqual({
    requestId: ID,
    extendedRequestId: expect.stringMatching(/=$/),
    requestTime: '04/Mar/2026:05:06:07 +0000',
    httpMethod: 'GET',
    path: '/prod/health',
    resourcePath: '/health',
    protocol: 'HTTP/1.1',
    stage: 'prod',
    status: '200',
    responseLength: '15',
    responseLatency: '0',
    integrationLatency: '-',
    integrationStatus: '-',
    integrationError: '-',
    errorType: '-',
    errorMessage: '-',
    sourceIp: '127.0.0.1',
    caller: '-',
    user: '-',
    principalId: '-',
    userAgent: 'curl/8',
  });
});

test.each([
  ['CLF', AccessLogFormat.clf(), new RegExp(`^127\\.0\\.0\\.1 - - \\[04/Mar/2026:05:06:07 \\+0000\\] "GET /prod/health HTTP/1\\.1" 200 15 ${ID} \\S+=$`)],
  ['XML', AccessLogFormat.xml(), new RegExp(`^<request id="${ID}"><extendedRequestId>.*<status>200</status>.*<userAgent>curl/8</userAgent></request>$`)],
  ['CSV', AccessLogFormat.csv(), new RegExp(`^"${ID}","[^"]+=","04/Mar/2026:05:06:07 \\+0000","GET","/prod/health","/health",.*,"curl/8"$`)],
])('%s', async (_name, format, line) => {
  expect(await lineOf(format)).toMatch(line);
});
