import { TemplateError } from '../errors';
import { isRecord } from './cloud-template';
import type { Properties } from './properties';
import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';
import type { RouteResponseModel, WebSocketIntegrationModel, WebSocketRouteModel } from './websocket-api-model';

const AUTHORIZATIONS = ['NONE', 'AWS_IAM', 'CUSTOM'] as const;
const TARGET = /^integrations\/(.+)$/;

/**
 * Reads the routes of a WebSocket API.
 *
 * @throws TemplateError when two have one key, or one leads to no integration of the API
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html
 */
export function readWebSocketRoutes(
  apiId: string, integrations: ReadonlyMap<string, WebSocketIntegrationModel>, resources: StackResources,
): readonly WebSocketRouteModel[] {
  const responses = new Map<string, RouteResponseModel[]>();
  for (const response of resources.ofV2Api('RouteResponse', apiId)) {
    const id = response.properties.requiredString('RouteId');
    responses.set(id, [...responses.get(id) ?? [], readRouteResponse(response)]);
  }
  const keys = new Set<string>();
  return resources.ofV2Api('Route', apiId).map((route) => {
    const model = readRoute(route, integrations, responses.get(route.id) ?? []);
    if (keys.has(model.routeKey)) {
      throw new TemplateError(`${route.owner} has the route key '${model.routeKey}', which another route of its API has too`);
    }
    keys.add(model.routeKey);
    return model;
  });
}

function readRoute(
  route: StackResource, integrations: ReadonlyMap<string, WebSocketIntegrationModel>, routeResponses: readonly RouteResponseModel[],
): WebSocketRouteModel {
  const properties = route.properties.allow([
    'ApiId', 'ApiKeyRequired', 'AuthorizationScopes', 'AuthorizationType', 'AuthorizerId', 'ModelSelectionExpression', 'OperationName',
    'RequestModels', 'RequestParameters', 'RouteKey', 'RouteResponseSelectionExpression', 'Target',
  ]);
  return {
    id: route.id,
    routeKey: properties.requiredString('RouteKey'),
    operationName: properties.string('OperationName'),
    authorizationType: properties.choice('AuthorizationType', AUTHORIZATIONS) ?? 'NONE',
    authorizerId: properties.string('AuthorizerId'),
    apiKeyRequired: properties.boolean('ApiKeyRequired'),
    requestModels: new Map(Object.entries(properties.texts('RequestModels'))),
    modelSelectionExpression: properties.string('ModelSelectionExpression'),
    requestParameters: new Map(readParameters(properties)),
    routeResponseSelectionExpression: properties.string('RouteResponseSelectionExpression'),
    routeResponses,
    integration: findIntegration(route, integrations),
  };
}

/*
 * Whether a parameter is required stands at the name itself, or in an object below it.
 */
function readParameters(properties: Properties): readonly (readonly [string, boolean])[] {
  return Object.entries(properties.record('RequestParameters')).map(([name, value]) => {
    const required = isRecord(value) ? value.Required : value;
    return [name, String(required) === 'true'];
  });
}

/*
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-routeresponse.html
 */
function readRouteResponse({ properties }: StackResource): RouteResponseModel {
  properties.allow(['ApiId', 'ModelSelectionExpression', 'ResponseModels', 'ResponseParameters', 'RouteId', 'RouteResponseKey']);
  return {
    key: properties.requiredString('RouteResponseKey'),
    responseModels: new Map(Object.entries(properties.texts('ResponseModels'))),
    modelSelectionExpression: properties.string('ModelSelectionExpression'),
  };
}

function findIntegration(
  { owner, properties }: StackResource, integrations: ReadonlyMap<string, WebSocketIntegrationModel>,
): WebSocketIntegrationModel | undefined {
  const target = properties.string('Target');
  if (target === undefined) {
    return undefined;
  }
  const integration = integrations.get(TARGET.exec(target)?.[1] ?? '');
  if (!integration) {
    throw new TemplateError(`${owner} has the target '${target}', which is no integration of the API; write 'integrations/' and an integration's id`);
  }
  return integration;
}
