import type { Connection } from './connection';
import { newWebSocketContext } from './context';
import type { WebSocketDeployment } from './deployment';
import type { WebSocketEvent } from './event';
import type { JavaMap } from '../../java/values';
import { SILENT, type Journal } from '../../logging/journal';
import type { WebSocketRouteModel } from '../../template/websocket-api-model';
import type { GatewayFault } from '../fault';
import { timeOf, type RequestIds } from '../identifiers';
import type { Outcomes } from '../outcomes';

/**
 * One event on a connection on its way through a stage of a WebSocket API.
 */
export class WebSocketExchange {
  /**
   * The route that serves the event.
   *
   * @default - not found yet, or none
   */
  public route?: WebSocketRouteModel;

  /**
   * The execution log of this event; silent until its route is known.
   */
  public journal: Journal = SILENT;

  /**
   * How its phases went, for the access log.
   */
  public readonly outcomes: Outcomes = {};

  /**
   * Why the gateway answers by itself.
   *
   * @default - it does not, so far
   */
  public fault?: GatewayFault;

  private knownContext?: JavaMap;

  constructor(
    public readonly deployment: WebSocketDeployment,
    public readonly connection: Connection,
    public readonly event: WebSocketEvent,
    public readonly ids: RequestIds,
  ) {}

  /**
   * Key of the route that serves the event.
   */
  public get routeKey(): string | undefined {
    return this.route?.routeKey;
  }

  public get stageVariables(): Readonly<Record<string, string>> {
    return this.deployment.stage.variables;
  }

  /**
   * `$context`, shared by the event's templates: what one sets, the next sees. It is made when it is first asked for, once the route is known.
   */
  public get context(): JavaMap {
    this.knownContext ??= newWebSocketContext(this);
    return this.knownContext;
  }

  /**
   * The same; undefined when nobody has asked for it.
   */
  public get usedContext(): JavaMap | undefined {
    return this.knownContext;
  }

  /**
   * Makes `$context` anew when it is next asked for, as more is known of the connection.
   */
  public renewContext(): void {
    this.knownContext = undefined;
  }

  /**
   * Milliseconds of the gateway's clock.
   */
  public now(): number {
    return timeOf(this.deployment.determinism);
  }

  /**
   * Tells the gateway's owner why an event fails. The execution log as AWS writes it is `journal`.
   */
  public log(message: string): void {
    this.deployment.log({ requestId: this.ids.requestId, message });
  }
}
