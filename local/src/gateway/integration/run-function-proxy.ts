import { callBackend } from './call-backend';
import type { BackendAnswer } from '../../backends/backend';
import { proxyEvent } from '../../events/proxy-event';
import { MalformedProxyResponse, readProxyResponse, type ResponseHead } from '../../events/proxy-response';
import { openStreamedResponse, readStreamedResponse } from '../../events/streamed-response';
import type { IntegrationModel } from '../../template/rest-api-model';
import { remapHeaders } from '../answer/remapped-headers';
import type { Reply } from '../answer/reply';
import { limitStream, streamBody, type ReplyBody } from '../answer/stream-body';
import type { Handler } from '../compose';
import type { Exchange } from '../exchange';
import { configurationLine, GatewayFault } from '../fault';
import { errorMessage, functionCall, payloadOf, refuseFailure } from './integrate-function';
import { serviceTarget } from './service-request';
import { emptyOutgoing } from '../mapping/outgoing';
import { RequestMappings } from '../mapping/request-mapping';
import { requestIdOf } from '../outcomes';

/**
 * Runs an AWS_PROXY integration: the function gets the request as an event, and what it returns is the answer.
 */
export function runFunctionProxy(integration: IntegrationModel): Handler {
  const mappings = new RequestMappings(integration);
  return async (exchange) => {
    if (integration.httpMethod !== 'POST') {
      throw new GatewayFault('INTEGRATION_FAILURE', {
        status: 500, message: 'Internal server error', reason: `a function is invoked by POST, not by ${integration.httpMethod}`,
      });
    }
    mappings.checkHeaders();
    const target = serviceTarget(integration, exchange, emptyOutgoing());
    const call = functionCall(integration, exchange, target, Buffer.from(JSON.stringify(proxyEvent(exchange))), false);
    const start = exchange.now();
    const answer = await callBackend(exchange, call, integration.timeoutMillis, 'API_CONFIGURATION_ERROR');
    refuseFailure(answer);
    return readAnswer(exchange, integration, answer, integration.timeoutMillis - (exchange.now() - start));
  };
}

async function readAnswer(exchange: Exchange, integration: IntegrationModel, answer: BackendAnswer, remainingMillis: number): Promise<Reply> {
  if (answer.functionError !== undefined) {
    const payload = payloadOf(answer).toString('utf8');
    throw malformed(`the function failed (${answer.functionError}): ${payload}`, functionErrorLine(payload, exchange));
  }
  try {
    const response = await readResponse(exchange, integration, answer, remainingMillis);
    exchange.outcomes.integration = { ...exchange.outcomes.integration, status: response.status };
    remapHeaders(response.headers, false);
    response.headers.setDefault('Content-Type', 'application/json');
    return { ...response, traced: true };
  } catch (error) {
    if (error instanceof MalformedProxyResponse) {
      throw malformed(error.message);
    }
    throw error;
  }
}

async function readResponse(
  exchange: Exchange, { streamed }: IntegrationModel, answer: BackendAnswer, remainingMillis: number,
): Promise<ResponseHead & ReplyBody> {
  if (!streamed) {
    return readProxyResponse(payloadOf(answer), exchange.deployment.binaryTypes.matches(exchange.request.headers.get('Accept')));
  }
  if (!answer.stream) {
    return readStreamedResponse(answer.payload ?? answer.body);
  }
  const { rest, ...head } = await openStreamedResponse(limitStream(exchange, answer.stream, remainingMillis));
  return { ...head, ...await streamBody(exchange, rest) };
}

function malformed(reason: string, line = configurationLine('Malformed Lambda proxy response')): GatewayFault {
  return new GatewayFault('API_CONFIGURATION_ERROR', { status: 502, reason, line });
}

function functionErrorLine(payload: string, { outcomes }: Exchange): string {
  const requestId = outcomes.integration && requestIdOf(outcomes.integration);
  const line = `Lambda execution failed with status 200 due to customer function error: ${errorMessage(payload) ?? payload}.`;
  return requestId === undefined ? line : `${line} Lambda request id: ${requestId}`;
}
