import type { HttpRouteSpec } from './http-route-spec';
import { IAM_SCHEME } from './open-api-operation';
import type { HttpIntegrationConfig } from '../integrations/http-integration';
import { httpIntegrationProperties } from '../integrations/http-integration-properties';

const TEXT = { schema: { type: 'string' } };

/**
 * A route as an operation of an OpenAPI document, which refers to its integration. It declares no responses, since an HTTP API passes on
 * whatever the integration answers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html
 */
export function httpOperation({ key, operationName, authorization }: HttpRouteSpec, integrationId: string) {
  return {
    'operationId': operationName,
    'isDefaultRoute': key.isDefault || undefined,
    'security': authorization.authorizationType === 'AWS_IAM' ? [{ [IAM_SCHEME]: [] }] : undefined,
    'parameters': key.pathVariables.length > 0 ? key.pathVariables.map((name) => ({ name, in: 'path', required: true, ...TEXT })) : undefined,
    'responses': {},
    'x-amazon-apigateway-integration': { $ref: `#/components/x-amazon-apigateway-integrations/${integrationId}` },
  };
}

/**
 * An integration in the words of AWS's extension.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function httpIntegrationExtension(config: HttpIntegrationConfig) {
  const { integrationType, connectionType, payloadFormatVersion, timeoutInMillis } = httpIntegrationProperties(config);
  return {
    type: integrationType,
    integrationSubtype: config.subtype,
    uri: config.uri,
    httpMethod: config.httpMethod,
    connectionType,
    connectionId: config.vpcLinkId,
    tlsConfig: config.tlsServerName === undefined ? undefined : { serverNameToVerify: config.tlsServerName },
    credentials: config.credentialsArn,
    requestParameters: config.requestParameters,
    responseParameters: config.responseParameters,
    payloadFormatVersion,
    timeoutInMillis,
  };
}
