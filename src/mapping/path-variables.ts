import type { IConstruct } from 'constructs';
import { ValidationError } from '../private/errors';

const USES = [/params\(\)\.path\.get\('([^']+)'\)/g, /method\.request\.path\.([A-Za-z0-9._:-]+)/g, /\$\{?request\.path\.([A-Za-z0-9._-]+)/g];

/**
 * Names of the variables of a path, without braces and without the `+` of a greedy one.
 */
export function pathVariablesOf(path: string): string[] {
  return [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => name);
}

/**
 * Refuses a template or mapping that reads a path variable which its route does not have.
 */
export function checkPathVariables(
  texts: readonly string[], route: { readonly method: string; readonly path: string; readonly pathVariables: string[] }, scope: IConstruct,
): void {
  const used = texts.flatMap((text) => USES.flatMap((use) => [...text.matchAll(use)].map(([, name]) => name)));
  const unknown = used.find((name) => !route.pathVariables.includes(name));
  if (unknown === undefined) return;
  const known = route.pathVariables.length === 0 ? 'the route has none' : `the route has ${route.pathVariables.join(', ')}`;
  throw new ValidationError(`RequestValue.path('${unknown}') names no path variable of '${route.method} ${route.path}', ${known}; write {${unknown}} into the route key`, scope);
}
