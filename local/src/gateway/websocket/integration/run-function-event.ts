import { returnsAnswer } from './returns-answer';
import { sendable } from './sendable';
import type { BackendAnswer } from '../../../backends/backend';
import { MalformedProxyResponse, readProxyResponse, type ProxyResponse } from '../../../events/proxy-response';
import { webSocketEvent } from '../../../events/websocket-event';
import type { WebSocketIntegrationModel, WebSocketRouteModel } from '../../../template/websocket-api-model';
import { GatewayFault } from '../../fault';
import { callBackend } from '../../integration/call-backend';
import { functionCall, payloadOf, refuseFailure } from '../../integration/integrate-function';
import { invocationUri } from '../../integration/invocation-uri';
import { serviceTarget } from '../../integration/service-request';
import { emptyOutgoing } from '../../mapping/outgoing';
import type { WebSocketHandler } from '../websocket-stage';

/**
 * Runs an AWS_PROXY integration: the function gets the event as it is. The status that it returns decides on a connection; its body is the
 * client's answer where the route has a route response, and nobody's elsewhere.
 *
 * AWS documents nothing of answers that are none: here they fail as on REST APIs, whether or not the client would get an answer. Without a
 * body there is no message. A body that is base64 stays so, as nothing says how a function would answer in bytes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html
 */
export function runFunctionEvent(route: WebSocketRouteModel, integration: WebSocketIntegrationModel): WebSocketHandler {
  const answers = returnsAnswer(route);
  const endpoint = { uri: invocationUri(integration.uri), credentials: integration.credentials };
  return async (exchange) => {
    const target = serviceTarget(endpoint, exchange, emptyOutgoing());
    const call = functionCall(endpoint, exchange, target, Buffer.from(JSON.stringify(webSocketEvent(exchange))), false);
    const answer = await callBackend(exchange, call, integration.timeoutMillis, 'API_CONFIGURATION_ERROR');
    refuseFailure(answer);
    const { body, headers, status } = readAnswer(answer);
    exchange.outcomes.integration = { ...exchange.outcomes.integration, status };
    return { status, subprotocol: headers.get('Sec-WebSocket-Protocol'), message: answers ? sendable(body.toString('utf8')) : undefined };
  };
}

function readAnswer(answer: BackendAnswer): ProxyResponse {
  const payload = payloadOf(answer);
  if (answer.functionError !== undefined) {
    throw malformed(`the function failed (${answer.functionError}): ${payload.toString('utf8')}`);
  }
  try {
    return readProxyResponse(payload, false);
  } catch (error) {
    throw error instanceof MalformedProxyResponse ? malformed(error.message) : error;
  }
}

/*
 * The status is that of REST APIs; who connects sees it.
 */
function malformed(reason: string): GatewayFault {
  return new GatewayFault('API_CONFIGURATION_ERROR', { status: 502, reason });
}
