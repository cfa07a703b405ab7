import { TemplateError } from '../errors';
import type { Properties } from './properties';
import type { ContentHandling, IntegrationModel, IntegrationResponseModel, IntegrationType, PassthroughBehavior } from './rest-api-model';

const TYPES: readonly IntegrationType[] = ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'];
const PASSTHROUGH: readonly PassthroughBehavior[] = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'];
const HANDLING: readonly ContentHandling[] = ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'];
const TRANSFER_MODES = ['BUFFERED', 'STREAM'] as const;
const CONNECTION_TYPES = ['INTERNET', 'VPC_LINK'] as const;
const DEFAULT_TIMEOUT_MILLIS = 29_000;

const PARTS = [
  'CacheKeyParameters', 'CacheNamespace', 'ConnectionId', 'ConnectionType', 'ContentHandling', 'Credentials', 'IntegrationTarget',
  'PassthroughBehavior', 'RequestParameters', 'RequestTemplates', 'ResponseTransferMode', 'TimeoutInMillis', 'TlsConfig', 'Type', 'Uri',
];
const RESPONSE_PARTS = ['ContentHandling', 'ResponseParameters', 'ResponseTemplates', 'SelectionPattern', 'StatusCode'];

/*
 * How the parts of an integration are called where it is written: a name in a resource's words, as it is spelled there.
 */
type Spelling = (name: string) => string;

const inResources: Spelling = (name) => name;
const inDocuments: Spelling = (name) => DOCUMENT_NAMES.get(name) ?? name;

const DOCUMENT_NAMES = new Map([...PARTS, ...RESPONSE_PARTS, 'InsecureSkipVerification'].map((name) => [name, name.charAt(0).toLowerCase() + name.slice(1)]));
const RESOURCE_PROPERTIES = [...PARTS, 'IntegrationHttpMethod', 'IntegrationResponses'];
const DOCUMENT_PROPERTIES = [...PARTS.map(inDocuments), 'httpMethod', 'integration-target', 'responses'];
const DOCUMENT_RESPONSE_PROPERTIES = RESPONSE_PARTS.map(inDocuments).filter((name) => name !== 'selectionPattern');

/**
 * Reads the `Integration` of an `AWS::ApiGateway::Method`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-method-integration.html
 */
export function readIntegration(properties: Properties): IntegrationModel {
  properties.allow(RESOURCE_PROPERTIES);
  const httpMethod = properties.string('IntegrationHttpMethod');
  const responses = properties.children('IntegrationResponses').map((response) => {
    response.allow(RESPONSE_PARTS);
    return readResponse(response, inResources, response.string('SelectionPattern') || undefined);
  });
  return { ...readParts(properties, inResources), httpMethod: httpMethod?.toUpperCase(), responses };
}

/**
 * Reads an `x-amazon-apigateway-integration` of an OpenAPI document.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function readOpenApiIntegration(properties: Properties): IntegrationModel {
  // The payload format is that of HTTP APIs; a REST API has only one.
  properties.allow(DOCUMENT_PROPERTIES, ['payloadFormatVersion']);
  const httpMethod = properties.string('httpMethod');
  const responses = properties.entries('responses').map(([pattern, response]) => {
    response.allow(DOCUMENT_RESPONSE_PROPERTIES);
    return readResponse(response, inDocuments, pattern === 'default' ? undefined : pattern);
  });
  return { ...readParts(properties, inDocuments), httpMethod: httpMethod?.toUpperCase(), responses };
}

function readParts(properties: Properties, spelled: Spelling): Omit<IntegrationModel, 'httpMethod' | 'responses'> {
  return {
    type: properties.requiredChoice(spelled('Type'), TYPES),
    uri: properties.string(spelled('Uri')) ?? '',
    credentials: properties.string(spelled('Credentials')),
    requestParameters: properties.texts(spelled('RequestParameters')),
    requestTemplates: properties.texts(spelled('RequestTemplates')),
    passthroughBehavior: properties.choice(spelled('PassthroughBehavior'), PASSTHROUGH) ?? 'WHEN_NO_MATCH',
    contentHandling: properties.choice(spelled('ContentHandling'), HANDLING),
    timeoutMillis: properties.number(spelled('TimeoutInMillis')) ?? DEFAULT_TIMEOUT_MILLIS,
    streamed: properties.choice(spelled('ResponseTransferMode'), TRANSFER_MODES) === 'STREAM',
    cacheKeyParameters: properties.strings(spelled('CacheKeyParameters')),
    cacheNamespace: properties.string(spelled('CacheNamespace')),
    ...readConnection(properties, spelled),
    insecureSkipVerification: readTlsConfig(properties, spelled),
  };
}

/*
 * Without the connection type of VPC links, the request goes over the internet whatever else is written.
 */
function readConnection(properties: Properties, spelled: Spelling): Pick<IntegrationModel, 'connectionId' | 'integrationTarget'> {
  if (properties.choice(spelled('ConnectionType'), CONNECTION_TYPES) !== 'VPC_LINK') {
    return {};
  }
  return {
    connectionId: properties.requiredString(spelled('ConnectionId')),
    integrationTarget: properties.string(spelled('IntegrationTarget')) ?? properties.string('integration-target'),
  };
}

function readTlsConfig(properties: Properties, spelled: Spelling): boolean {
  const config = properties.child(spelled('TlsConfig'))?.allow([spelled('InsecureSkipVerification')]);
  return config?.boolean(spelled('InsecureSkipVerification')) ?? false;
}

function readResponse(properties: Properties, spelled: Spelling, selectionPattern: string | undefined): IntegrationResponseModel {
  return {
    statusCode: readStatusCode(properties, spelled('StatusCode')),
    selectionPattern,
    responseParameters: properties.texts(spelled('ResponseParameters')),
    responseTemplates: properties.texts(spelled('ResponseTemplates')),
    contentHandling: properties.choice(spelled('ContentHandling'), HANDLING),
  };
}

/**
 * Reads a status code, which may be written as text.
 *
 * @throws TemplateError for anything but 100 to 599
 */
export function readStatusCode(properties: Properties, name: string): number {
  const statusCode = properties.requiredNumber(name);
  if (!Number.isInteger(statusCode) || statusCode < 100 || statusCode > 599) {
    throw new TemplateError(`${properties.owner} has the ${name} ${statusCode}; use 100 to 599`);
  }
  return statusCode;
}
