import type { Connection } from './connection';
import type { WebSocketDeployment } from './deployment';
import type { WebSocketEvent } from './event';
import type { EventOutcome } from './event-outcome';
import { WebSocketExchange } from './exchange';
import { CONNECT, DISCONNECT, RouteSelector } from './routing/route-selector';
import { runEvent } from './run-event';
import { accept, webSocketRoute } from './websocket-route';
import type { WebSocketHandler } from './websocket-stage';
import { AccessLog } from '../../logging/access-log';
import { journalOpener, type JournalSettings, type OpenJournal } from '../../logging/journal';
import type { StageLog } from '../../logging/stage-log';
import { webSocketAccessVariable } from '../../logging/websocket-access-variables';
import type { WebSocketRouteModel } from '../../template/websocket-api-model';
import { GatewayFault } from '../fault';
import { newHttpRequestIds } from '../http/request-ids';
import { timeOf } from '../identifiers';
import { payloadBytes } from '../mapping/payload';
import { routeSettingsOf } from '../traffic/route-settings';

interface RunnableRoute {
  readonly model: WebSocketRouteModel;
  readonly run: WebSocketHandler;
  readonly openJournal: OpenJournal;
}

/**
 * Finds the routes of events on connections, and runs them.
 */
export class RouteRunner {
  private readonly routes: ReadonlyMap<string, RunnableRoute>;
  private readonly selector: RouteSelector<RunnableRoute>;
  private readonly accessLog?: AccessLog<WebSocketExchange>;

  /**
   * @param log takes the lines of the execution log, and of the access log: one an event
   */
  constructor(private readonly deployment: WebSocketDeployment, private readonly log: StageLog) {
    const { api, determinism, stage } = deployment;
    this.routes = new Map(api.routes.map((model) => [model.routeKey, {
      model,
      run: webSocketRoute(model, deployment),
      openJournal: journalOpener(journalSettings(deployment, model), () => new Date(timeOf(determinism)), (line) => log.addExecution(line)),
    }]));
    this.selector = new RouteSelector(api, this.routes);
    this.accessLog = stage.accessLogFormat === undefined ? undefined : new AccessLog(stage.accessLogFormat, webSocketAccessVariable);
  }

  /**
   * What comes of an event. Where there is no route, connections come and go, and messages are refused.
   */
  public async run(connection: Connection, event: WebSocketEvent): Promise<EventOutcome> {
    const exchange = new WebSocketExchange(this.deployment, connection, event, newHttpRequestIds(this.deployment.determinism));
    const route = this.routeOf(event);
    if (route) {
      exchange.route = route.model;
      exchange.journal = route.openJournal(exchange.ids.requestId);
    }
    const outcome = await runEvent(exchange, route?.run ?? (event.eventType === 'MESSAGE' ? refuse : accept));
    const { message = '', status } = outcome.answer;
    if (this.accessLog) {
      this.log.addAccess(this.accessLog.line({ exchange, status, length: payloadBytes(message).length }));
    }
    return outcome;
  }

  private routeOf(event: WebSocketEvent): RunnableRoute | undefined {
    switch (event.eventType) {
      case 'CONNECT': return this.routes.get(CONNECT);
      case 'DISCONNECT': return this.routes.get(DISCONNECT);
      case 'MESSAGE': return this.selector.select(event.message);
    }
  }
}

const refuse: WebSocketHandler = () => {
  throw new GatewayFault('RESOURCE_NOT_FOUND', { reason: 'no route has the key of the message, and there is no $default' });
};

function journalSettings({ logging, stage }: WebSocketDeployment, { routeKey }: WebSocketRouteModel): JournalSettings {
  const { loggingLevel, dataTrace } = routeSettingsOf(stage, routeKey);
  return logging ?? { level: loggingLevel === 'ERROR' || loggingLevel === 'INFO' ? loggingLevel : 'OFF', dataTrace };
}
