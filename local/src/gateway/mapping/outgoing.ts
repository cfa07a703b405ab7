import type { Payload } from './payload';
import { HeaderBag } from '../../http/header-bag';

/**
 * A request to an integration, while it is put together.
 */
export interface Outgoing {
  readonly headers: HeaderBag;
  readonly query: Map<string, string[]>;

  /**
   * Values for the placeholders of the integration's URI.
   */
  readonly path: Map<string, string>;
  body: Payload;
}

export function emptyOutgoing(): Outgoing {
  return { headers: new HeaderBag(), query: new Map(), path: new Map(), body: '' };
}
