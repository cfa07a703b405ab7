import type { HeaderBag } from '../../../http/header-bag';
import { writeQuery, type Query } from '../../../http/query';
import type { HttpExchange } from '../exchange';

/**
 * A client's request as the mappings of an integration leave it.
 */
export interface MappedRequest {
  readonly headers: HeaderBag;
  readonly query: Query;

  /**
   * Query string as it travels, without the question mark.
   */
  readonly rawQuery: string;

  /**
   * Path that was put in the place of the client's, not percent-encoded.
   *
   * @default - none: it is the client's own
   */
  readonly path?: string;
}

/**
 * A request while mappings change it: its headers are its own.
 */
export class ChangedRequest implements MappedRequest {
  public path?: string;
  private changedQuery?: Map<string, string[]>;

  constructor(private readonly exchange: HttpExchange, public readonly headers: HeaderBag) {}

  public get query(): Query {
    return this.changedQuery ?? this.exchange.request.query;
  }

  public get rawQuery(): string {
    return this.changedQuery ? writeQuery(this.changedQuery) : this.exchange.request.rawQuery;
  }

  /**
   * The query, to be changed.
   */
  public openQuery(): Map<string, string[]> {
    this.changedQuery ??= new Map([...this.exchange.request.query].map(([name, values]) => [name, [...values]]));
    return this.changedQuery;
  }
}
