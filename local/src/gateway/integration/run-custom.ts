import type { Handler } from '../compose';
import type { Exchange } from '../exchange';
import { callFunction, invokesFunction } from './integrate-function';
import { callHttp, type Integrator } from './integrate-http';
import { answerMock } from './integrate-mock';
import { callService } from './integrate-service';
import type { IntegrationModel } from '../../template/rest-api-model';
import { remapHeaders } from '../answer/remapped-headers';
import type { Reply } from '../answer/reply';
import type { Incoming } from '../mapping/incoming';
import { mapRequest } from '../mapping/map-request';
import { mapResponse } from '../mapping/map-response';
import { selectResponse } from '../mapping/select-response';

/**
 * Runs an integration whose request and answer are mapped: MOCK, HTTP and AWS.
 */
export function runCustom(integration: IntegrationModel): Handler {
  const map = mapRequest(integration);
  const integrate = integratorOf(integration);
  const select = selectResponse(integration);
  const traced = integration.type !== 'MOCK';
  const finish = (exchange: Exchange, incoming: Incoming): Reply => {
    const reply = mapResponse(exchange, incoming, select(incoming), traced);
    remapHeaders(reply.headers, false);
    return reply;
  };
  return (exchange) => {
    const incoming = integrate(exchange, map(exchange));
    return incoming instanceof Promise ? incoming.then((answer) => finish(exchange, answer)) : finish(exchange, incoming);
  };
}

function integratorOf(integration: IntegrationModel): Integrator {
  switch (integration.type) {
    case 'MOCK': return answerMock;
    case 'AWS': return invokesFunction(integration) ? callFunction(integration) : callService(integration);
    default: return callHttp(integration);
  }
}
