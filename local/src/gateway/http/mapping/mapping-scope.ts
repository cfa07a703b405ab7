import { MappedBody } from './mapped-body';
import type { HeaderBag } from '../../../http/header-bag';
import type { HttpExchange } from '../exchange';

/**
 * What mapping expressions look at.
 */
export interface MappingScope {
  readonly exchange: HttpExchange;

  /**
   * The client's body.
   */
  readonly body: MappedBody;

  /**
   * What the integration answered.
   *
   * @default - nothing yet
   */
  readonly answer?: MappedAnswer;
}

export interface MappedAnswer {
  readonly status: number;
  readonly headers: HeaderBag;
  readonly body: MappedBody;
}

/**
 * What the mappings of a request look at.
 */
export function requestScope(exchange: HttpExchange): MappingScope {
  return { exchange, body: new MappedBody(exchange.request.body) };
}
