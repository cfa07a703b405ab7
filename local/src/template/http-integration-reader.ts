import { TemplateError } from '../errors';
import type { HttpIntegrationModel } from './http-api-model';
import { readPayloadFormatVersion } from './http-authorizer-reader';
import { Properties } from './properties';
import type { StackResource } from './stack-resource';

const TYPES = ['AWS_PROXY', 'HTTP_PROXY'] as const;
const CONNECTION_TYPES = ['INTERNET', 'VPC_LINK'] as const;
const DEFAULT_TIMEOUT_MILLIS = 30_000;
const SUCCESSES_AND_FAILURES = { first: 200, last: 599 };

/*
 * How the parts of an integration are called where it is written.
 */
interface IntegrationSpelling {
  readonly connectionId: string;
  readonly connectionType: string;
  readonly credentials: string;
  readonly method: string;
  readonly payloadFormatVersion: string;
  readonly requestParameters: string;
  readonly responseParameters: string;
  readonly serverName: string;
  readonly subtype: string;
  readonly timeout: string;
  readonly tls: string;
  readonly type: string;
  readonly uri: string;
}

const IN_RESOURCES: IntegrationSpelling = {
  connectionId: 'ConnectionId',
  connectionType: 'ConnectionType',
  credentials: 'CredentialsArn',
  method: 'IntegrationMethod',
  payloadFormatVersion: 'PayloadFormatVersion',
  requestParameters: 'RequestParameters',
  responseParameters: 'ResponseParameters',
  serverName: 'ServerNameToVerify',
  subtype: 'IntegrationSubtype',
  timeout: 'TimeoutInMillis',
  tls: 'TlsConfig',
  type: 'IntegrationType',
  uri: 'IntegrationUri',
};

const IN_DOCUMENTS: IntegrationSpelling = {
  connectionId: 'connectionId',
  connectionType: 'connectionType',
  credentials: 'credentials',
  method: 'httpMethod',
  payloadFormatVersion: 'payloadFormatVersion',
  requestParameters: 'requestParameters',
  responseParameters: 'responseParameters',
  serverName: 'serverNameToVerify',
  subtype: 'integrationSubtype',
  timeout: 'timeoutInMillis',
  tls: 'tlsConfig',
  type: 'type',
  uri: 'uri',
};

/**
 * Reads an `AWS::ApiGatewayV2::Integration` of an HTTP API.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integration.html
 */
export function readHttpIntegration(integration: StackResource): HttpIntegrationModel {
  return { id: integration.id, ...readParts(integration.properties.allow([...partsOf(IN_RESOURCES), 'ApiId'], ['Description']), IN_RESOURCES) };
}

/**
 * Reads an `x-amazon-apigateway-integration` of a document of an HTTP API; nothing for a type that HTTP APIs have not.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function readHttpDocumentIntegration(properties: Properties, id: string): HttpIntegrationModel | undefined {
  const type = properties.requiredString(IN_DOCUMENTS.type).toUpperCase();
  if (!TYPES.some((known) => known === type)) {
    return undefined;
  }
  properties.allow(partsOf(IN_DOCUMENTS), ['cacheNamespace', 'description', 'passthroughBehavior', 'responses']);
  return { id, ...readParts(properties, IN_DOCUMENTS) };
}

function partsOf({ serverName: _serverName, ...parts }: IntegrationSpelling): readonly string[] {
  return Object.values(parts);
}

function readParts(properties: Properties, spelled: IntegrationSpelling): Omit<HttpIntegrationModel, 'id'> {
  const isPrivate = properties.choice(spelled.connectionType, CONNECTION_TYPES) === 'VPC_LINK';
  return {
    type: properties.requiredChoice(spelled.type, TYPES),
    subtype: properties.string(spelled.subtype),
    httpMethod: properties.string(spelled.method)?.toUpperCase(),
    uri: properties.string(spelled.uri) ?? '',
    connectionId: isPrivate ? properties.requiredString(spelled.connectionId) : undefined,
    tlsServerName: properties.child(spelled.tls)?.allow([spelled.serverName]).string(spelled.serverName),
    credentials: properties.string(spelled.credentials),
    requestParameters: properties.texts(spelled.requestParameters),
    responseParameters: new Map(properties.entries(spelled.responseParameters).map(([status, mappings]) => (
      [statusOf(status, mappings), readResponseParameters(mappings)]
    ))),
    payloadFormatVersion: readPayloadFormatVersion(properties, spelled.payloadFormatVersion),
    timeoutMillis: properties.number(spelled.timeout) ?? DEFAULT_TIMEOUT_MILLIS,
  };
}

function statusOf(text: string, { owner }: Properties): number {
  const status = Number(text);
  if (!Number.isInteger(status) || status < SUCCESSES_AND_FAILURES.first || status > SUCCESSES_AND_FAILURES.last) {
    throw new TemplateError(`${owner} stands at the status '${text}'; use ${SUCCESSES_AND_FAILURES.first} to ${SUCCESSES_AND_FAILURES.last}`);
  }
  return status;
}

/*
 * Mappings stand by their destinations, or as CloudFormation has them, in a list of destinations and sources.
 */
function readResponseParameters(mappings: Properties): Readonly<Record<string, string>> {
  if (!mappings.has('ResponseParameters')) {
    return new Properties(mappings.owner, { mappings: mappings.all }).texts('mappings');
  }
  mappings.allow(['ResponseParameters']);
  return Object.fromEntries(mappings.children('ResponseParameters').map((mapping) => {
    mapping.allow(['Destination', 'Source']);
    return [mapping.requiredString('Destination'), mapping.requiredString('Source')];
  }));
}

/**
 * The integration of an API that is made of a target alone: a URL, or the ARN of a function.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop.html
 */
export function targetIntegration(id: string, target: string, credentials: string | undefined): HttpIntegrationModel {
  const isFunction = target.startsWith('arn:');
  return {
    id,
    type: isFunction ? 'AWS_PROXY' : 'HTTP_PROXY',
    httpMethod: isFunction ? undefined : 'ANY',
    uri: target,
    credentials,
    requestParameters: {},
    responseParameters: new Map(),
    payloadFormatVersion: isFunction ? '2.0' : '1.0',
    timeoutMillis: DEFAULT_TIMEOUT_MILLIS,
  };
}
