import type { IConstruct } from 'constructs';
import type { HttpParameters } from './http-parameters';
import { placeholdersOf } from './http-url';
import type { BoundRoute } from './route-integration';
import { mapLiterals } from '../mapping/constants';
import type { RequestValue } from '../mapping/request-value';
import { spelled } from '../mapping/spelled';
import { ValidationError } from '../private/errors';

/**
 * The URL of a backend in the words of HTTP APIs, whose placeholders are path variables of the route, and stage variables.
 */
export function httpApiUrl(url: string, { path = {} }: HttpParameters, route: BoundRoute, scope: IConstruct): string {
  return placeholdersOf(url).reduce((text, name) => text.replace(`{${name}}`, () => placeholder(name, path[name], url, route, scope)), url);
}

function placeholder(name: string, value: RequestValue | undefined, url: string, route: BoundRoute, scope: IConstruct): string {
  const source = value?._source ?? { kind: 'path', name };
  switch (source.kind) {
    case 'path': {
      if (route.pathVariables.includes(source.name)) return `{${source.name}}`;
      throw new ValidationError(`the placeholder {${name}} of '${url}' is no path variable of '${route.method} ${route.path}'; say in 'path' where its value comes from`, scope);
    }
    case 'stageVariable': return `\${stageVariables.${source.name}}`;
    case 'literal': return mapLiterals(source.text, encodeURIComponent);
    default: throw new ValidationError(`the placeholder {${name}} of '${url}' cannot be ${value && spelled(value)} on an HTTP API; use a path variable, a stage variable or a constant`, scope);
  }
}
