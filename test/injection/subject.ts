import type { Resources } from './resources';
import { RequestValue } from '../../src';
import type { IHttpIntegration, IRestIntegration } from '../../src';

/**
 * Where a kind of API has the values that a REST API has in the path, the query and the headers.
 */
export interface Values {
  path(name: string): RequestValue;
  query(name: string): RequestValue;
  header(name: string): RequestValue;
}

/**
 * A request with benign values everywhere.
 */
export interface Draft {
  readonly path: { [name: string]: string };
  readonly query: { [name: string]: string };
  readonly headers: { [name: string]: string };
  body: unknown;
}

/**
 * A place in a request that a caller controls, and what may stand there.
 */
export interface Position {
  readonly carrier: 'path' | 'query' | 'header' | 'json' | 'raw';
  readonly put: (draft: Draft, value: string) => void;
  /** A value that passes and that is found again in the outgoing call. */
  readonly benign?: string;
}

/**
 * A route under attack.
 */
export interface Target {
  readonly name: string;
  readonly route: string;
  readonly draft?: () => Partial<Draft>;
  readonly positions: { readonly [name: string]: Position };
  /** Turns what the service would be told into what is compared: decodes base64, for instance. */
  readonly read?: (input: { [name: string]: unknown }) => unknown;
}

/**
 * An integration under attack on an API that has templates.
 */
export interface Subject extends Target {
  readonly integration: (resources: Resources, from: Values) => IRestIntegration;
}

/**
 * An integration under attack on an HTTP API.
 */
export interface HttpSubject extends Target {
  readonly integration: (resources: Resources) => IHttpIntegration;
}

export const inPath = (name: string, benign?: string): Position => ({ carrier: 'path', benign, put: (draft, value) => { draft.path[name] = value; } });
export const inQuery = (name: string, benign?: string): Position => ({ carrier: 'query', benign, put: (draft, value) => { draft.query[name] = value; } });
export const inHeader = (name: string, benign?: string): Position => ({ carrier: 'header', benign, put: (draft, value) => { draft.headers[name] = value; } });
export const inBody = (name: string, benign?: string): Position => ({
  carrier: 'json', benign, put: (draft, value) => { (draft.body as { [name: string]: unknown })[name] = value; },
});
export const asJson = (wrap: (value: string) => unknown, benign?: string): Position => ({ carrier: 'json', benign, put: (draft, value) => { draft.body = wrap(value); } });
export const asText = (): Position => ({ carrier: 'raw', put: (draft, value) => { draft.body = value; } });
