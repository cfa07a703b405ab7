import { HeaderBag } from '../../../http/header-bag';
import type { JavaMap } from '../../../java/values';
import { EMPTY_BODY } from '../../answer/reply';
import type { GatewayRequest } from '../../entry/request';
import { requestParams } from '../../entry/request-params';
import type { IntegratedExchange } from '../../integration/integrate-http';
import { BinaryTypes } from '../../mapping/binary-types';
import type { WebSocketExchange } from '../exchange';

const NO_PATH: ReadonlyMap<string, string> = new Map();
const TEXT_ONLY = new BinaryTypes([]);

/**
 * An event as mapping and integrations see it: a message is a POST without headers and query, a handshake has its own.
 */
export class MappedEvent implements IntegratedExchange {
  public readonly pathParameters = NO_PATH;
  public readonly request: GatewayRequest;
  public readonly deployment: IntegratedExchange['deployment'];
  private knownParams?: JavaMap;

  constructor(private readonly exchange: WebSocketExchange) {
    const { connection: { request }, deployment: { api, backend }, event } = exchange;
    this.request = event.eventType === 'CONNECT'
      ? request
      : { ...request, method: 'POST', headers: new HeaderBag(), query: new Map(), body: event.eventType === 'MESSAGE' ? Buffer.from(event.message) : EMPTY_BODY };
    this.deployment = { api, backend, binaryTypes: TEXT_ONLY };
  }

  /**
   * Text of the message, empty when the event is none.
   */
  public get message(): string {
    const { event } = this.exchange;
    return event.eventType === 'MESSAGE' ? event.message : '';
  }

  public get ids(): IntegratedExchange['ids'] {
    return this.exchange.ids;
  }

  public get stageVariables(): Readonly<Record<string, string>> {
    return this.exchange.stageVariables;
  }

  public get context(): JavaMap {
    return this.exchange.context;
  }

  public get usedContext(): JavaMap | undefined {
    return this.exchange.usedContext;
  }

  public get params(): JavaMap {
    this.knownParams ??= requestParams(this);
    return this.knownParams;
  }

  public get outcomes(): IntegratedExchange['outcomes'] {
    return this.exchange.outcomes;
  }

  public get journal(): IntegratedExchange['journal'] {
    return this.exchange.journal;
  }

  public now(): number {
    return this.exchange.now();
  }

  public log(message: string): void {
    this.exchange.log(message);
  }
}
