import { functionInWords } from './in-words';
import type { ListedRoute } from './listed-route';
import type { HttpApiModel, HttpIntegrationModel, HttpRouteModel } from '../template/http-api-model';
import { DEFAULT_ROUTE_KEY } from '../template/http-route-reader';

const ACCESS: Readonly<Record<HttpRouteModel['authorizationType'], ListedRoute['access']>> = {
  NONE: 'open', AWS_IAM: 'signed', JWT: 'token', CUSTOM: 'token',
};

/**
 * Lists the routes of an HTTP API.
 */
export function listHttpRoutes(api: HttpApiModel): readonly ListedRoute[] {
  return api.routes.map((route) => {
    const [httpMethod, path] = route.routeKey === DEFAULT_ROUTE_KEY ? ['ANY', DEFAULT_ROUTE_KEY] : route.routeKey.split(' ');
    return {
      httpMethod,
      path,
      calls: integrationInWords(route.integration),
      callers: authorizationInWords(route, api),
      access: ACCESS[route.authorizationType],
      answersItself: false,
    };
  });
}

function integrationInWords(integration: HttpIntegrationModel | undefined): string {
  if (!integration) {
    return 'nothing: it has no integration';
  }
  const { subtype, type, httpMethod = 'ANY', uri, connectionId } = integration;
  if (subtype !== undefined) {
    return subtype;
  }
  return type === 'AWS_PROXY' ? functionInWords(uri) : `${httpMethod} ${uri}${connectionId === undefined ? '' : ' by VPC link'}`;
}

function authorizationInWords({ authorizationType, authorizerId, authorizationScopes }: HttpRouteModel, api: HttpApiModel): string {
  const authorizer = api.authorizers.get(authorizerId ?? '')?.name ?? authorizerId ?? '';
  switch (authorizationType) {
    case 'NONE': return 'open';
    case 'AWS_IAM': return 'IAM';
    case 'JWT': return [`JWT ${authorizer}`, ...authorizationScopes].join(' ');
    default: return `authorizer ${authorizer}`;
  }
}
