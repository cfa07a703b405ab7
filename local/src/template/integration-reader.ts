import { TemplateError } from '../errors';
import type { Properties } from './properties';
import type { ContentHandling, IntegrationModel, IntegrationResponseModel, IntegrationType, PassthroughBehavior } from './rest-api-model';

const TYPES: readonly IntegrationType[] = ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'];
const PASSTHROUGH: readonly PassthroughBehavior[] = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'];
const HANDLING: readonly ContentHandling[] = ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'];
const DEFAULT_TIMEOUT_MILLIS = 29_000;

/**
 * Reads the `Integration` of an `AWS::ApiGateway::Method`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-method-integration.html
 */
export function readIntegration(properties: Properties): IntegrationModel {
  properties.allow([
    'CacheKeyParameters', 'CacheNamespace', 'ConnectionId', 'ContentHandling', 'Credentials', 'IntegrationHttpMethod', 'IntegrationResponses',
    'PassthroughBehavior', 'RequestParameters', 'RequestTemplates', 'ResponseTransferMode', 'TimeoutInMillis', 'Type', 'Uri',
  ], ['ConnectionType', 'IntegrationTarget', 'TlsConfig']);
  return {
    type: integrationType(properties.owner, properties.requiredString('Type')),
    httpMethod: properties.string('IntegrationHttpMethod')?.toUpperCase(),
    uri: properties.string('Uri') ?? '',
    credentials: properties.string('Credentials'),
    requestParameters: properties.texts('RequestParameters'),
    requestTemplates: properties.texts('RequestTemplates'),
    passthroughBehavior: passthroughBehavior(properties.owner, properties.string('PassthroughBehavior')),
    contentHandling: contentHandling(properties.owner, properties.string('ContentHandling')),
    timeoutMillis: properties.number('TimeoutInMillis') ?? DEFAULT_TIMEOUT_MILLIS,
    streamed: properties.string('ResponseTransferMode') === 'STREAM',
    cacheKeyParameters: properties.strings('CacheKeyParameters'),
    cacheNamespace: properties.string('CacheNamespace'),
    connectionId: properties.string('ConnectionId'),
    responses: properties.children('IntegrationResponses').map(readResponse),
  };
}

/**
 * Reads an `x-amazon-apigateway-integration` of an OpenAPI document.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function readOpenApiIntegration(properties: Properties): IntegrationModel {
  properties.allow([
    'cacheKeyParameters', 'cacheNamespace', 'connectionId', 'contentHandling', 'credentials', 'httpMethod', 'passthroughBehavior',
    'requestParameters', 'requestTemplates', 'responseTransferMode', 'responses', 'timeoutInMillis', 'type', 'uri',
  ], ['connectionType', 'integrationTarget', 'integration-target', 'tlsConfig']);
  return {
    type: integrationType(properties.owner, properties.requiredString('type')),
    httpMethod: properties.string('httpMethod')?.toUpperCase(),
    uri: properties.string('uri') ?? '',
    credentials: properties.string('credentials'),
    requestParameters: properties.texts('requestParameters'),
    requestTemplates: properties.texts('requestTemplates'),
    passthroughBehavior: passthroughBehavior(properties.owner, properties.string('passthroughBehavior')),
    contentHandling: contentHandling(properties.owner, properties.string('contentHandling')),
    timeoutMillis: properties.number('timeoutInMillis') ?? DEFAULT_TIMEOUT_MILLIS,
    streamed: properties.string('responseTransferMode')?.toUpperCase() === 'STREAM',
    cacheKeyParameters: properties.strings('cacheKeyParameters'),
    cacheNamespace: properties.string('cacheNamespace'),
    connectionId: properties.string('connectionId'),
    responses: properties.entries('responses').map(([pattern, response]) => readOpenApiResponse(pattern, response)),
  };
}

function readResponse(properties: Properties): IntegrationResponseModel {
  properties.allow(['ContentHandling', 'ResponseParameters', 'ResponseTemplates', 'SelectionPattern', 'StatusCode']);
  return {
    statusCode: Number(properties.requiredString('StatusCode')),
    selectionPattern: properties.string('SelectionPattern') || undefined,
    responseParameters: properties.texts('ResponseParameters'),
    responseTemplates: properties.texts('ResponseTemplates'),
    contentHandling: contentHandling(properties.owner, properties.string('ContentHandling')),
  };
}

function readOpenApiResponse(pattern: string, properties: Properties): IntegrationResponseModel {
  properties.allow(['contentHandling', 'responseParameters', 'responseTemplates', 'statusCode']);
  return {
    statusCode: Number(properties.requiredString('statusCode')),
    selectionPattern: pattern === 'default' ? undefined : pattern,
    responseParameters: properties.texts('responseParameters'),
    responseTemplates: properties.texts('responseTemplates'),
    contentHandling: contentHandling(properties.owner, properties.string('contentHandling')),
  };
}

function integrationType(owner: string, value: string): IntegrationType {
  return oneOf(owner, 'type', value, TYPES);
}

function passthroughBehavior(owner: string, value: string | undefined): PassthroughBehavior {
  return value === undefined ? 'WHEN_NO_MATCH' : oneOf(owner, 'passthrough behavior', value, PASSTHROUGH);
}

function contentHandling(owner: string, value: string | undefined): ContentHandling | undefined {
  return value === undefined ? undefined : oneOf(owner, 'content handling', value, HANDLING);
}

function oneOf<T extends string>(owner: string, what: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((entry) => entry === value.toUpperCase());
  if (!found) {
    throw new TemplateError(`${owner} has the ${what} '${value}'; use ${allowed.join(', ')}`);
  }
  return found;
}
