import { returnsAnswer } from './returns-answer';
import { sendable } from './sendable';
import type { WebSocketIntegrationModel, WebSocketRouteModel } from '../../../template/websocket-api-model';
import { GatewayFault } from '../../fault';
import { callFunction, invokesFunction } from '../../integration/integrate-function';
import { callHttp, type Integrator } from '../../integration/integrate-http';
import { answerMock } from '../../integration/integrate-mock';
import { callService } from '../../integration/integrate-service';
import type { Incoming } from '../../mapping/incoming';
import type { WebSocketExchange } from '../exchange';
import { mapAnswer } from '../mapping/map-answer';
import { mapMessage } from '../mapping/map-message';
import { MappedEvent } from '../mapping/mapped-event';
import type { WebSocketHandler } from '../websocket-stage';

/**
 * Runs an integration whose request and answer are mapped, or an HTTP proxy: MOCK, HTTP, HTTP_PROXY and AWS.
 *
 * The status of the backend decides on a connection, whatever the integration responses say: AWS documents that a failure of the
 * integration refuses it, and nothing of a status that they could set. A function that fails refuses it too, as one behind a proxy integration.
 *
 * @throws TemplateError when a selection expression is none
 */
export function runCustomEvent(route: WebSocketRouteModel, integration: WebSocketIntegrationModel): WebSocketHandler {
  const map = mapMessage(integration);
  const integrate = integratorOf(integration);
  const answer = returnsAnswer(route) ? mapAnswer(integration) : undefined;
  return async (exchange) => {
    const event = new MappedEvent(exchange);
    const incoming = await integrate(event, map(event));
    refuseConnection(exchange, incoming);
    return { status: incoming.status, message: answer && sendable(answer(event, incoming)) };
  };
}

/*
 * Only the error message of a function is no status.
 */
function refuseConnection({ event, outcomes }: WebSocketExchange, { selection, status }: Incoming): void {
  if (event.eventType === 'CONNECT' && selection !== undefined && selection !== String(status)) {
    outcomes.integration = { ...outcomes.integration, error: selection };
    throw new GatewayFault('API_CONFIGURATION_ERROR', { status: 502, reason: `the function failed: ${selection}` });
  }
}

function integratorOf(integration: WebSocketIntegrationModel): Integrator {
  switch (integration.type) {
    case 'MOCK': return answerMock;
    case 'AWS': return invokesFunction(integration) ? callFunction(integration) : callService(integration);
    default: return callHttp(integration);
  }
}
