import type { InvokeRequest } from '../../../src';
import { httpGateway, type FixtureHttpGatewayOptions } from '../../fixtures/http-template';

async function lineOf(format: string, request: InvokeRequest, options: FixtureHttpGatewayOptions = {}, route: object = {}): Promise<string> {
  const { invoke, gateway } = httpGateway({ 'GET /orders/{id}': route }, { ...options, stage: { ...options.stage, AccessLogSettings: { Format: format } } });
  await invoke(request);
  expect(gateway.logs.access).toHaveLength(1);
  return gateway.logs.access[0];
}

const REQUEST: InvokeRequest = { path: '/orders/7', headers: { 'User-Agent': 'test' }, sourceIp: '192.0.2.1' };

test.each([
  ['$context.routeKey', 'GET /orders/{id}'],
  ['$context.httpMethod $context.path $context.protocol', 'GET /orders/7 HTTP/1.1'],
  ['$context.status $context.responseLength $context.dataProcessed', '200 2 2'],
  ['$context.stage $context.accountId', '$default 123456789012'],
  ['$context.identity.sourceIp $context.identity.userAgent', '192.0.2.1 test'],
  ['$context.requestTime $context.requestTimeEpoch', '04/Mar/2026:05:06:07 +0000 1772600767890'],
  ['$context.integration.status $context.integrationStatus $context.integration.integrationStatus', '200 200 200'],
  ['$context.integrationLatency $context.integration.latency $context.responseLatency', '0 0 0'],
  ['$context.error.message $context.error.messageString $context.integrationErrorMessage', '- - -'],
  ['$context.authorizer.claims $context.authorizer.error $context.identity.user', '- - -'],
  ['$context.constructor $context.nothing.toString $context', '- - $context'],
])('%s', async (format, expected) => {
  expect(await lineOf(format, REQUEST)).toBe(expected);
});

test('the request id is that of the answer', async () => {
  const { invoke, gateway } = httpGateway({ $default: {} }, { stage: { AccessLogSettings: { Format: '$context.requestId $context.extendedRequestId' } } });
  const id = String((await invoke({ path: '/' })).headers['apigw-requestid']);
  expect(gateway.logs.access).toEqual([`${id} ${id}`]);
});

test('a named stage stands in the path', async () => {
  expect(await lineOf('$context.path $context.stage', REQUEST, { stage: { StageName: 'prod' } })).toBe('/prod/orders/7 prod');
});

test.each<[string, FixtureHttpGatewayOptions, object, string]>([
  ['a function that fails', { answers: { lambda: { functionError: 'Unhandled', payload: { errorMessage: 'boom' } } } }, {}, '500|API_CONFIGURATION_ERROR|Internal Server Error|the function failed (Unhandled): {"errorMessage":"boom"}'],
  ['no integration', {}, { Target: undefined }, "500|API_CONFIGURATION_ERROR|Internal Server Error|the route 'GET /orders/{id}' has no integration"],
])('of %s it tells the error', async (_what, options, route, expected) => {
  expect(await lineOf('$context.status|$context.error.responseType|$context.error.message|$context.integrationErrorMessage', REQUEST, options, route)).toBe(expected);
});

test('of a request without a route it has no route key', async () => {
  expect(await lineOf('$context.routeKey $context.status $context.error.messageString', { path: '/' })).toBe('- 404 "Not Found"');
});

test('a stage without a log writes none', async () => {
  const { invoke, gateway } = httpGateway({ $default: {} });
  await invoke({ path: '/' });
  expect(gateway.logs).toEqual({ access: [], execution: [] });
});
