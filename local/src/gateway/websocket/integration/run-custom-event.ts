import { returnsAnswer } from './returns-answer';
import type { WebSocketIntegrationModel, WebSocketRouteModel } from '../../../template/websocket-api-model';
import { callFunction, invokesFunction } from '../../integration/integrate-function';
import { callHttp, type Integrator } from '../../integration/integrate-http';
import { answerMock } from '../../integration/integrate-mock';
import { callService } from '../../integration/integrate-service';
import { mapAnswer } from '../mapping/map-answer';
import { mapMessage } from '../mapping/map-message';
import { MappedEvent } from '../mapping/mapped-event';
import type { WebSocketHandler } from '../websocket-stage';

/**
 * Runs an integration whose request and answer are mapped, or an HTTP proxy: MOCK, HTTP, HTTP_PROXY and AWS.
 *
 * The status of the backend decides on a connection, whatever the integration responses say: AWS documents that only 2xx accepts, and
 * nothing of a status that they could set.
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
    return { status: incoming.status, ...answer && { message: answer(event, incoming) } };
  };
}

function integratorOf(integration: WebSocketIntegrationModel): Integrator {
  switch (integration.type) {
    case 'MOCK': return answerMock;
    case 'AWS': return invokesFunction(integration) ? callFunction(integration) : callService(integration);
    default: return callHttp(integration);
  }
}
