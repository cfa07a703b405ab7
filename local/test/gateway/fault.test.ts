import { FAULTS, GatewayFault, type FaultType } from '../../src/gateway/fault';
import { fixtureGateway, http, mock, type FixtureGatewayOptions } from '../fixtures/gateways';

/*
 * AWS's table of gateway response types, and the messages that clients read.
 */
const TYPES: ReadonlyArray<readonly [FaultType, number, string]> = [
  ['ACCESS_DENIED', 403, 'Forbidden'],
  ['API_CONFIGURATION_ERROR', 500, 'Internal server error'],
  ['AUTHORIZER_CONFIGURATION_ERROR', 500, ''],
  ['AUTHORIZER_FAILURE', 500, ''],
  ['BAD_REQUEST_BODY', 400, 'Invalid request body'],
  ['BAD_REQUEST_PARAMETERS', 400, 'Missing required request parameters'],
  ['EXPIRED_TOKEN', 403, 'The security token included in the request is expired'],
  ['INTEGRATION_FAILURE', 504, 'Network error communicating with endpoint'],
  ['INTEGRATION_TIMEOUT', 504, 'Endpoint request timed out'],
  ['INVALID_API_KEY', 403, 'Forbidden'],
  ['INVALID_SIGNATURE', 403, 'The request signature we calculated does not match the signature you provided.'],
  ['MISSING_AUTHENTICATION_TOKEN', 403, 'Missing Authentication Token'],
  ['QUOTA_EXCEEDED', 429, 'Limit Exceeded'],
  ['REQUEST_TOO_LARGE', 413, 'Request Entity Too Large'],
  ['RESOURCE_NOT_FOUND', 404, 'Not Found'],
  ['THROTTLED', 429, 'Too Many Requests'],
  ['UNAUTHORIZED', 401, 'Unauthorized'],
  ['UNSUPPORTED_MEDIA_TYPE', 415, 'Unsupported Media Type'],
  ['WAF_FILTERED', 403, 'Forbidden'],
];

test.each(TYPES)('%s is %d: %s', (type, status, message) => {
  const fault = new GatewayFault(type);
  expect([fault.status, fault.message]).toEqual([status, message]);
  expect(JSON.parse(fault.messageString) ?? '').toBe(message);
});

test('no other types exist', () => {
  expect(Object.keys(FAULTS).sort()).toEqual(TYPES.map(([type]) => type).sort());
});

describe('a gateway response', () => {
  const response = (ResponseType: string, more: object): FixtureGatewayOptions => ({
    resources: { Response: { Type: 'AWS::ApiGateway::GatewayResponse', Properties: { RestApiId: { Ref: 'Api' }, ResponseType, ...more } } },
  });
  const missing = async (more: object, request: object = {}) => {
    const { invoke } = fixtureGateway([{ path: '/a/{id}', method: 'POST', integration: mock('') }], response('MISSING_AUTHENTICATION_TOKEN', more));
    return invoke({ path: '/a/7?q=one&q=two', headers: { 'X-In': 'h' }, ...request });
  };

  test.each([
    ['$context.error.message', 'Missing Authentication Token'],
    ['$context.error.messageString', '"Missing Authentication Token"'],
    ['$context.error.responseType', 'MISSING_AUTHENTICATION_TOKEN'],
    ['[$context.error.validationErrorString]', '[]'],
    ['$context.httpMethod $context.stage $context.path', 'GET prod /prod/a/7'],
    ['$context.requestId', '11111111-2222-4333-8444-555555555555'],
    ['[$context.resourcePath][$context.authorizer.x][$context.none]', '[][][]'],
    ['[$stageVariables.v]', '[]'],
    ['$method.request.querystring.q', 'two'],
    ['$method.request.header.X-In', 'h'],
    ['${context.stage}x', 'prodx'],
    ['#if(true)a#end$input.body$util.urlEncode("a b")', '#if(true)a#end$input.body$util.urlEncode("a b")'],
  ])('fills %s in and runs no template', async (template, expected) => {
    expect((await missing({ ResponseTemplates: { 'application/json': template } })).body.toString()).toBe(expected);
  });

  test.each([
    ["'literal'", 'literal'], ['context.requestId', '11111111-2222-4333-8444-555555555555'], ['method.request.header.X-In', 'h'],
    ['method.request.querystring.q', 'two'], ['method.request.header.None', undefined], ['context.error.message', 'Missing Authentication Token'],
    ['stageVariables.none', undefined],
  ])('has headers from %s', async (source, expected) => {
    const { headers } = await missing({ ResponseParameters: { 'gatewayresponse.header.X-Out': source } });
    expect(headers['x-out']).toBe(expected);
  });

  test.each([
    ['text/xml', '<m/>', 'text/xml'], ['application/json', '{}', 'application/json'], ['image/png', '{}', 'application/json'], [undefined, '{}', 'application/json'],
  ])('for Accept %s is %s', async (accept, body, type) => {
    const answer = await missing({ ResponseTemplates: { 'application/json': '{}', 'text/xml': '<m/>' } }, { headers: accept === undefined ? {} : { Accept: accept } });
    expect([answer.body.toString(), answer.headers['Content-Type']]).toEqual([body, type]);
  });

  test('may have a content type of its own and its own status', async () => {
    const answer = await missing({
      StatusCode: '404', ResponseParameters: { 'gatewayresponse.header.Content-Type': "'text/html'" }, ResponseTemplates: { 'application/json': '<p>' },
    });
    expect([answer.status, answer.headers['Content-Type'], answer.body.toString()]).toEqual([404, 'text/html', '<p>']);
  });

  test.each([
    ['DEFAULT_4XX', '/nowhere', 418], ['DEFAULT_5XX', '/nowhere', 403], ['DEFAULT_4XX', '/broken', 500], ['DEFAULT_5XX', '/broken', 418],
    ['API_CONFIGURATION_ERROR', '/broken', 418], ['INTEGRATION_FAILURE', '/broken', 500],
  ])('of type %s makes %s answer %d', async (type, path, status) => {
    const { invoke } = fixtureGateway([{ path: '/broken', integration: http('HTTP', { IntegrationResponses: [] }) }], {
      ...response(type, { StatusCode: '418' }), answers: { http: {} },
    });
    expect((await invoke({ path })).status).toBe(status);
  });
});
