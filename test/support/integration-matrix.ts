import * as library from '../../src';

/**
 * How integrations are bound.
 */
export const KINDS = ['bindToRest', 'bindToHttp', 'bindToWebSocket'];

/**
 * Which integration serves which kind of API, as a table of the README, made from the classes themselves.
 */
export function integrationMatrix(): string {
  const rows = integrations().map(([name, prototype]) => `| \`${name}\` | ${KINDS.map((bind) => cell(bind, prototype)).join(' | ')} |`);
  return ['| | REST | HTTP | WebSocket |', '|---|---|---|---|', ...rows].join('\n');
}

function cell(bind: string, prototype: object): string {
  if (bind in prototype) return 'yes';
  return bind === 'bindToHttp' && prototype instanceof library.AwsServiceIntegration ? '`ThroughFunction`' : '—';
}

/**
 * Every integration that a user can make, by its name.
 */
export function integrations(): [string, object][] {
  return Object.entries(library)
    .flatMap<[string, object]>(([name, value]) => (typeof value === 'function' && isIntegration(value.prototype) ? [[name, value.prototype]] : []))
    .filter(([name]) => !BASES.includes(name))
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

/** What has no constructor for users, and what binds other things than routes. */
const BASES = ['Auth', 'AwsFirstClassIntegration', 'AwsMessageIntegration', 'AwsServiceIntegration', 'MessageRouteIntegration', 'RestRouteIntegration'];

function isIntegration(prototype: unknown): prototype is object {
  return typeof prototype === 'object' && prototype !== null && KINDS.some((bind) => bind in prototype);
}
