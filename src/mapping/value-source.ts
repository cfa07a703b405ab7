/**
 * Where a value comes from, as plain data: every kind of API renders it in its own language.
 *
 * @internal
 */
export type ValueSource =
  | NamedSource
  | { readonly kind: 'body'; readonly path: BodyPath }
  | { readonly kind: 'element'; readonly path: BodyPath; readonly asText?: boolean }
  | { readonly kind: 'rawBody' }
  | { readonly kind: 'responseHeader'; readonly name: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'join'; readonly parts: readonly ValueSource[]; readonly separator: string };

/**
 * A value that a request carries under a name.
 *
 * @internal
 */
export interface NamedSource {
  readonly kind: 'path' | 'query' | 'header' | 'context' | 'stageVariable';
  readonly name: string;
}

/**
 * What happens when the value is not there: the call is refused, the member is left out, or a constant takes its place.
 *
 * @internal
 */
export type Presence = { readonly kind: 'required' } | { readonly kind: 'optional' } | { readonly kind: 'fallback'; readonly text: string };

/**
 * A way into a JSON document: member names, and indexes of lists.
 *
 * @internal
 */
export type BodyPath = readonly (string | number)[];
