import type { IConstruct } from 'constructs';
import { placeholdersOf } from './http-url';
import type { BoundRoute } from './route-integration';
import type { VpcLinkProxyProps } from './vpc-link-proxy-props';
import { mapLiterals } from '../mapping/constants';
import { httpTarget } from '../mapping/http-target';
import { RequestValue } from '../mapping/request-value';
import { ValidationError } from '../private/errors';

/** The path of the request without the stage, which API Gateway would put before it otherwise. */
const PATH_OF_REQUEST = '$request.path';

/**
 * The path that a private backend gets, in the words of HTTP APIs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export function backendPathMapping({ backendPath, path = {} }: VpcLinkProxyProps, route: BoundRoute, scope: IConstruct): string {
  if (backendPath === undefined) return PATH_OF_REQUEST;
  return placeholdersOf(backendPath).reduce((text, name) => {
    const value = path[name] ?? RequestValue.path(name);
    if (value._source.kind === 'path' && !route.pathVariables.includes(value._source.name)) {
      throw new ValidationError(`the placeholder {${name}} of '${backendPath}' is no path variable of '${route.method} ${route.path}'; say in 'path' where its value comes from`, scope);
    }
    return text.replace(`{${name}}`, () => embedded(value, name, scope));
  }, backendPath);
}

function embedded(value: RequestValue, name: string, scope: IConstruct): string {
  const mapping = httpTarget(value, 'path', { name: `path.${name}`, scope });
  return mapping.startsWith('$') ? `\${${mapping.slice(1)}}` : mapLiterals(mapping, encodeURIComponent);
}
