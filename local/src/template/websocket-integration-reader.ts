import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';
import type { WebSocketIntegrationModel, WebSocketIntegrationResponseModel } from './websocket-api-model';

const TYPES = ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'] as const;
const CONNECTION_TYPES = ['INTERNET', 'VPC_LINK'] as const;
const PASSTHROUGH = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;
const HANDLING = ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'] as const;
const DEFAULT_TIMEOUT_MILLIS = 29_000;

const PARTS = [
  'ApiId', 'ConnectionId', 'ConnectionType', 'ContentHandlingStrategy', 'CredentialsArn', 'IntegrationMethod', 'IntegrationType', 'IntegrationUri',
  'PassthroughBehavior', 'RequestParameters', 'RequestTemplates', 'TemplateSelectionExpression', 'TimeoutInMillis', 'TlsConfig',
];

/*
 * WebSocket APIs have one version of a function's payload.
 */
const IGNORED_PARTS = ['Description', 'PayloadFormatVersion'];

/**
 * Reads the integrations of a WebSocket API by their ids.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integration.html
 */
export function readWebSocketIntegrations(apiId: string, resources: StackResources): ReadonlyMap<string, WebSocketIntegrationModel> {
  const responses = new Map<string, WebSocketIntegrationResponseModel[]>();
  for (const response of resources.ofV2Api('IntegrationResponse', apiId)) {
    const id = response.properties.requiredString('IntegrationId');
    responses.set(id, [...responses.get(id) ?? [], readResponse(response)]);
  }
  return new Map(resources.ofV2Api('Integration', apiId).map((entry) => [entry.id, readIntegration(entry, responses.get(entry.id) ?? [])]));
}

function readIntegration({ id, properties }: StackResource, responses: readonly WebSocketIntegrationResponseModel[]): WebSocketIntegrationModel {
  properties.allow(PARTS, IGNORED_PARTS);
  const isPrivate = properties.choice('ConnectionType', CONNECTION_TYPES) === 'VPC_LINK';
  return {
    id,
    type: properties.requiredChoice('IntegrationType', TYPES),
    httpMethod: properties.string('IntegrationMethod')?.toUpperCase(),
    uri: properties.string('IntegrationUri') ?? '',
    connectionId: isPrivate ? properties.requiredString('ConnectionId') : undefined,
    tlsServerName: properties.child('TlsConfig')?.allow(['ServerNameToVerify']).string('ServerNameToVerify'),
    credentials: properties.string('CredentialsArn'),
    requestParameters: properties.texts('RequestParameters'),
    requestTemplates: properties.texts('RequestTemplates'),
    templateSelectionExpression: properties.string('TemplateSelectionExpression'),
    passthroughBehavior: properties.choice('PassthroughBehavior', PASSTHROUGH) ?? 'WHEN_NO_MATCH',
    contentHandling: properties.choice('ContentHandlingStrategy', HANDLING),
    timeoutMillis: properties.number('TimeoutInMillis') ?? DEFAULT_TIMEOUT_MILLIS,
    responses,
  };
}

/*
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integrationresponse.html
 */
function readResponse({ properties }: StackResource): WebSocketIntegrationResponseModel {
  properties.allow([
    'ApiId', 'ContentHandlingStrategy', 'IntegrationId', 'IntegrationResponseKey', 'ResponseParameters', 'ResponseTemplates', 'TemplateSelectionExpression',
  ]);
  return {
    key: properties.requiredString('IntegrationResponseKey'),
    responseParameters: properties.texts('ResponseParameters'),
    responseTemplates: properties.texts('ResponseTemplates'),
    templateSelectionExpression: properties.string('TemplateSelectionExpression'),
    contentHandling: properties.choice('ContentHandlingStrategy', HANDLING),
  };
}
