import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import { headerParameters, passthroughBehavior } from './integration-parts';
import type { MethodResponseSpec, RestMethodSpec } from './rest-method-spec';
import type { RestIntegrationConfig, RestIntegrationResponse } from '../integrations/route-integration';
import type { SharedValues } from '../private/shared-values';

/**
 * Name of the security scheme for requests that are signed with AWS credentials.
 */
export const IAM_SCHEME = 'sigv4';

/**
 * The security schemes that operations name.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
export const SECURITY_SCHEMES = {
  [IAM_SCHEME]: { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
};

const LOCATIONS: { readonly [location: string]: string } = { path: 'path', querystring: 'query', header: 'header' };
const TEXT = { schema: { type: 'string' } };

/**
 * The name of a method in a path of an OpenAPI document.
 */
export function operationKey(method: string): string {
  return method === 'ANY' ? 'x-amazon-apigateway-any-method' : method.toLowerCase();
}

/**
 * A method as an operation of an OpenAPI document. Its integration is shared with the operations that have the same one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function openApiOperation(spec: RestMethodSpec, shared: SharedValues) {
  const parameters = operationParameters(spec);
  return {
    'operationId': spec.operationName,
    'security': spec.authorization.authorizationType === AuthorizationType.IAM ? [{ [IAM_SCHEME]: [] }] : undefined,
    'parameters': parameters.length > 0 ? parameters : undefined,
    'requestBody': requestBody(spec),
    'responses': shared.share(Object.fromEntries(spec.responses.map((response) => [response.statusCode, operationResponse(response)]))),
    'x-amazon-apigateway-request-validator': spec.validator,
    'x-amazon-apigateway-integration': shared.share(operationIntegration(spec.integration)),
  };
}

/**
 * OpenAPI demands the path variables; the rest is what the method declares.
 */
function operationParameters(spec: RestMethodSpec) {
  const path = Object.fromEntries(spec.pathVariables.map((name) => [`method.request.path.${name}`, true]));
  return Object.entries({ ...path, ...spec.parameters }).map(([parameter, required]) => {
    const [, , location, ...name] = parameter.split('.');
    return { name: name.join('.'), in: LOCATIONS[location], required: location === 'path' || required, ...TEXT };
  });
}

function requestBody({ model, modelContentTypes }: RestMethodSpec) {
  if (!model) return undefined;
  const schema = { $ref: `#/components/schemas/${model.name}` };
  return { content: Object.fromEntries(modelContentTypes.map((contentType) => [contentType, { schema }])) };
}

function operationResponse({ statusCode, headers }: MethodResponseSpec) {
  return {
    description: statusCode,
    headers: headers.length > 0 ? Object.fromEntries(headers.map((name) => [name, TEXT])) : undefined,
  };
}

function operationIntegration(config: RestIntegrationConfig) {
  const responses = config.responses.map((response) => [response.selectionPattern ?? 'default', integrationResponse(response)]);
  return {
    'type': config.type.toLowerCase(),
    'uri': config.uri,
    'httpMethod': config.httpMethod,
    'connectionType': config.vpcLinkId && 'VPC_LINK',
    'connectionId': config.vpcLinkId,
    'integration-target': config.integrationTarget,
    'credentials': config.credentialsArn,
    'requestParameters': config.requestParameters,
    'requestTemplates': config.requestTemplates,
    'passthroughBehavior': passthroughBehavior(config)?.toLowerCase(),
    'contentHandling': config.contentHandling,
    'responseTransferMode': config.responseTransferMode,
    'timeoutInMillis': config.timeout?.toMilliseconds(),
    'responses': responses.length > 0 ? Object.fromEntries(responses) : undefined,
  };
}

function integrationResponse(response: RestIntegrationResponse) {
  return {
    statusCode: response.statusCode,
    responseParameters: headerParameters(response.headers),
    responseTemplates: response.templates,
    contentHandling: response.contentHandling,
  };
}
