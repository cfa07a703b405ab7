import type { HeaderBag } from '../../http/header-bag';

/**
 * What a method answers, before the gateway adds what every answer carries.
 */
export interface Reply {
  readonly status: number;
  readonly headers: HeaderBag;
  readonly body: Buffer;

  /**
   * The body where it travels while it is made; `body` is then empty.
   *
   * @default - the body is complete
   */
  readonly stream?: AsyncIterable<Buffer>;

  /**
   * Whether the answer carries the request's trace id.
   */
  readonly traced: boolean;
}

export const EMPTY_BODY = Buffer.alloc(0);
