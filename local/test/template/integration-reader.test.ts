import { readIntegration, readOpenApiIntegration } from '../../src/template/integration-reader';
import { Properties } from '../../src/template/properties';
import type { IntegrationModel } from '../../src/template/rest-api-model';

const PLAIN: IntegrationModel = {
  type: 'MOCK',
  uri: '',
  requestParameters: {},
  requestTemplates: {},
  passthroughBehavior: 'WHEN_NO_MATCH',
  timeoutMillis: 29_000,
  streamed: false,
  cacheKeyParameters: [],
  insecureSkipVerification: false,
  responses: [],
};

function resource(values: Record<string, unknown>): IntegrationModel {
  return readIntegration(new Properties('It', values));
}

function document(values: Record<string, unknown>): IntegrationModel {
  return readOpenApiIntegration(new Properties('It', values));
}

test('the defaults are AWS\'s', () => {
  expect(resource({ Type: 'MOCK' })).toEqual(PLAIN);
  expect(document({ type: 'mock' })).toEqual(PLAIN);
});

test('resources and documents say the same in their own words', () => {
  const expected = {
    ...PLAIN,
    type: 'HTTP',
    httpMethod: 'POST',
    uri: 'https://a.example',
    credentials: 'arn:role',
    requestParameters: { 'integration.request.header.a': "'b'" },
    requestTemplates: { 'application/json': '{}' },
    passthroughBehavior: 'NEVER',
    contentHandling: 'CONVERT_TO_TEXT',
    timeoutMillis: 50,
    streamed: true,
    cacheKeyParameters: ['method.request.path.id'],
    cacheNamespace: 'shared',
    connectionId: '${stageVariables.link}',
    integrationTarget: 'arn:listener',
    insecureSkipVerification: true,
    responses: [
      { statusCode: 200, responseParameters: { 'method.response.header.a': "'b'" }, responseTemplates: {}, contentHandling: 'CONVERT_TO_BINARY' },
      { statusCode: 404, selectionPattern: '4..', responseParameters: {}, responseTemplates: { 'application/json': 'x' } },
    ],
  };
  expect(resource({
    Type: 'HTTP',
    IntegrationHttpMethod: 'post',
    Uri: 'https://a.example',
    Credentials: 'arn:role',
    RequestParameters: { 'integration.request.header.a': "'b'" },
    RequestTemplates: { 'application/json': '{}' },
    PassthroughBehavior: 'NEVER',
    ContentHandling: 'CONVERT_TO_TEXT',
    TimeoutInMillis: '50',
    ResponseTransferMode: 'STREAM',
    CacheKeyParameters: ['method.request.path.id'],
    CacheNamespace: 'shared',
    ConnectionType: 'VPC_LINK',
    ConnectionId: '${stageVariables.link}',
    IntegrationTarget: 'arn:listener',
    TlsConfig: { InsecureSkipVerification: true },
    IntegrationResponses: [
      { StatusCode: '200', SelectionPattern: '', ResponseParameters: { 'method.response.header.a': "'b'" }, ContentHandling: 'CONVERT_TO_BINARY' },
      { StatusCode: 404, SelectionPattern: '4..', ResponseTemplates: { 'application/json': 'x' } },
    ],
  })).toEqual(expected);
  expect(document({
    type: 'http',
    httpMethod: 'POST',
    uri: 'https://a.example',
    credentials: 'arn:role',
    requestParameters: { 'integration.request.header.a': "'b'" },
    requestTemplates: { 'application/json': '{}' },
    passthroughBehavior: 'never',
    contentHandling: 'convert_to_text',
    timeoutInMillis: 50,
    responseTransferMode: 'STREAM',
    cacheKeyParameters: ['method.request.path.id'],
    cacheNamespace: 'shared',
    connectionType: 'VPC_LINK',
    connectionId: '${stageVariables.link}',
    integrationTarget: 'arn:listener',
    tlsConfig: { insecureSkipVerification: true },
    payloadFormatVersion: '1.0',
    responses: {
      'default': { statusCode: '200', responseParameters: { 'method.response.header.a': "'b'" }, contentHandling: 'CONVERT_TO_BINARY' },
      '4..': { statusCode: 404, responseTemplates: { 'application/json': 'x' } },
    },
  })).toEqual(expected);
});

test('a link matters only to the connection type of links', () => {
  expect(resource({ Type: 'HTTP_PROXY', ConnectionId: 'abc' }).connectionId).toBeUndefined();
  expect(resource({ Type: 'HTTP_PROXY', ConnectionType: 'INTERNET', ConnectionId: 'abc' }).connectionId).toBeUndefined();
});

test.each<[Record<string, unknown>, string]>([
  [{}, "It wants 'Type'"],
  [{ Type: 'MOCK', ConnectionType: 'VPC_LINK' }, "It wants 'ConnectionId'"],
  [{ Type: 'MOCK', ConnectionType: 'ODD' }, "It has the ConnectionType 'ODD'; use INTERNET, VPC_LINK"],
  [{ Type: 'MOCK', PassthroughBehavior: 'ODD' }, "It has the PassthroughBehavior 'ODD'; use WHEN_NO_MATCH, WHEN_NO_TEMPLATES, NEVER"],
  [{ Type: 'MOCK', TimeoutInMillis: 'soon' }, 'It, TimeoutInMillis wants a number, got "soon"'],
  [{ Type: 'MOCK', RequestTemplates: { 'application/json': {} } }, 'It, RequestTemplates.application/json wants text, got {}'],
  [{ Type: 'MOCK', TlsConfig: { InsecureSkipVerification: 'perhaps' } }, 'InsecureSkipVerification wants true or false, got "perhaps"'],
  [{ Type: 'MOCK', TlsConfig: { Odd: true } }, 'It, TlsConfig has properties that are not emulated: Odd'],
  [{ Type: 'MOCK', IntegrationResponses: [{}] }, "It, IntegrationResponses[0] wants 'StatusCode'"],
  [{ Type: 'MOCK', IntegrationResponses: [{ StatusCode: 'ok' }] }, 'wants a number, got "ok"'],
  [{ Type: 'MOCK', IntegrationResponses: [{ StatusCode: 42 }] }, 'has the StatusCode 42; use 100 to 599'],
  [{ Type: 'MOCK', IntegrationResponses: {} }, 'It, IntegrationResponses wants a list, got {}'],
])('fails on %j', (values, message) => {
  expect(() => resource(values)).toThrow(message);
});
