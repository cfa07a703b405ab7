import { TemplateError } from '../errors';
import type { HttpIntegrationModel, HttpRouteModel } from './http-api-model';
import type { StackResource } from './stack-resource';

const AUTHORIZATIONS = ['NONE', 'AWS_IAM', 'JWT', 'CUSTOM'] as const;
const ROUTE_KEY = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) \/(?:\S*[^\s/])?$/;
const TARGET = /^integrations\/(.+)$/;

/**
 * Route key of the route that takes what no other takes.
 */
export const DEFAULT_ROUTE_KEY = '$default';

/**
 * Reads an `AWS::ApiGatewayV2::Route` of an HTTP API.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html
 */
export function readHttpRoute(route: StackResource, integrations: ReadonlyMap<string, HttpIntegrationModel>): HttpRouteModel {
  const properties = route.properties.allow(
    ['ApiId', 'AuthorizationScopes', 'AuthorizationType', 'AuthorizerId', 'OperationName', 'RouteKey', 'Target'], ['ApiKeyRequired'],
  );
  return {
    id: route.id,
    routeKey: checkedRouteKey(properties.requiredString('RouteKey'), route.owner),
    operationName: properties.string('OperationName'),
    authorizationType: properties.choice('AuthorizationType', AUTHORIZATIONS) ?? 'NONE',
    authorizerId: properties.string('AuthorizerId'),
    authorizationScopes: properties.strings('AuthorizationScopes'),
    integration: findIntegration(route, integrations),
  };
}

/**
 * A route key as HTTP APIs have them.
 *
 * @throws TemplateError for another one
 */
export function checkedRouteKey(routeKey: string, owner: string): string {
  if (routeKey !== DEFAULT_ROUTE_KEY && !ROUTE_KEY.test(routeKey)) {
    throw new TemplateError(`${owner} has the route key '${routeKey}'; write for instance 'GET /orders/{id}', 'ANY /{path+}' or '${DEFAULT_ROUTE_KEY}'`);
  }
  return routeKey;
}

function findIntegration(route: StackResource, integrations: ReadonlyMap<string, HttpIntegrationModel>): HttpIntegrationModel | undefined {
  const target = route.properties.string('Target');
  if (target === undefined) {
    return undefined;
  }
  const integration = integrations.get(TARGET.exec(target)?.[1] ?? '');
  if (!integration) {
    throw new TemplateError(`${route.owner} has the target '${target}', which is no integration of the API; write 'integrations/' and an integration's id`);
  }
  return integration;
}
