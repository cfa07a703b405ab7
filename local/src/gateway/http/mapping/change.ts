import { isReservedHeader } from './reserved-headers';
import { TemplateError } from '../../../errors';

export type Operation = 'append' | 'overwrite' | 'remove';

/**
 * What a mapping changes: the left side of it.
 */
export interface ChangeTarget {
  readonly operation: Operation;

  /**
   * `header`, `querystring`, `path` or `statuscode`.
   */
  readonly location: string;

  /**
   * Of a header or a query parameter; empty for the others.
   */
  readonly name: string;
}

const NAMED = /^(append|overwrite|remove):(header|querystring)\.(.+)$/s;
const SINGLE = /^(overwrite):(path|statuscode)()$/;

/**
 * Reads the left side of a mapping.
 *
 * @param locations that can be changed there
 * @param place what the mapping is, for errors
 * @throws TemplateError when it is none, or is a header that API Gateway keeps for itself
 */
export function readTarget(key: string, locations: readonly string[], place: string): ChangeTarget {
  const [, operation, location, name] = NAMED.exec(key) ?? SINGLE.exec(key) ?? [];
  if (location === undefined || !locations.includes(location)) {
    throw new TemplateError(`${place} is no change that API Gateway makes; write ${locations.map(example).join(', ')}`);
  }
  if (location === 'header' && isReservedHeader(name)) {
    throw new TemplateError(`${place} changes a header that API Gateway reserves, '${name}'; leave it out`);
  }
  return { operation: operation as Operation, location, name };
}

function example(location: string): string {
  return location === 'header' || location === 'querystring' ? `append|overwrite|remove:${location}.name` : `overwrite:${location}`;
}
