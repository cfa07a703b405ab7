import { endConnectionHeaders } from './answer-headers';
import type { HttpIntegrator } from './http-integrator';
import type { BackendAnswer } from '../../../backends/backend';
import { readHttpAnswerV1, readHttpAnswerV2 } from '../../../events/http-answer';
import { httpEventV1 } from '../../../events/http-event-v1';
import { httpEventV2 } from '../../../events/http-event-v2';
import { MalformedProxyResponse, type ProxyResponse } from '../../../events/proxy-response';
import type { HttpIntegrationModel } from '../../../template/http-api-model';
import { callBackend } from '../../integration/call-backend';
import { functionCall, payloadOf, refuseFailure } from '../../integration/integrate-function';
import { invocationUri } from '../../integration/invocation-uri';
import { serviceTarget } from '../../integration/service-request';
import { emptyOutgoing } from '../../mapping/outgoing';
import type { HttpExchange } from '../exchange';
import { HttpFault } from '../http-fault';
import type { MappedRequest } from '../mapping/mapped-request';
import { RequestChanges } from '../mapping/request-changes';

interface PayloadFormat {
  readonly event: (exchange: HttpExchange, request: MappedRequest) => object;
  readonly read: (payload: Buffer) => ProxyResponse;
}

const FORMATS: Readonly<Record<HttpIntegrationModel['payloadFormatVersion'], PayloadFormat>> = {
  '1.0': { event: httpEventV1, read: readHttpAnswerV1 },
  '2.0': { event: httpEventV2, read: readHttpAnswerV2 },
};

/**
 * Runs a function with the request as an event; what it returns is the answer.
 *
 * @throws TemplateError for mappings that API Gateway refuses
 */
export function runHttpFunction(integration: HttpIntegrationModel): HttpIntegrator {
  const changes = new RequestChanges(integration);
  const format = FORMATS[integration.payloadFormatVersion];
  const endpoint = { uri: invocationUri(integration.uri), credentials: integration.credentials };
  return async (exchange) => {
    const event = format.event(exchange, changes.apply(exchange, exchange.request.headers.copy()));
    const target = serviceTarget(endpoint, exchange, emptyOutgoing());
    const call = functionCall(endpoint, exchange, target, Buffer.from(JSON.stringify(event)), false);
    const answer = await callBackend(exchange, call, integration.timeoutMillis, 'API_CONFIGURATION_ERROR');
    refuseFailure(answer);
    const response = readAnswer(answer, format);
    exchange.outcomes.integration = { ...exchange.outcomes.integration, status: response.status };
    endConnectionHeaders(response.headers);
    return { ...response, traced: false };
  };
}

function readAnswer(answer: BackendAnswer, { read }: PayloadFormat): ProxyResponse {
  const payload = payloadOf(answer);
  if (answer.functionError !== undefined) {
    throw malformed(`the function failed (${answer.functionError}): ${payload.toString('utf8')}`);
  }
  try {
    return read(payload);
  } catch (error) {
    throw error instanceof MalformedProxyResponse ? malformed(error.message) : error;
  }
}

function malformed(reason: string): HttpFault {
  return new HttpFault('API_CONFIGURATION_ERROR', { reason });
}
