import { endConnectionHeaders } from './answer-headers';
import type { BackendAnswer, BackendCall } from '../../../backends/backend';
import type { HttpIntegrationModel } from '../../../template/http-api-model';
import type { Reply } from '../../answer/reply';
import { GatewayFault } from '../../fault';
import { callBackend } from '../../integration/call-backend';
import { PAYLOAD_LIMIT } from '../../integration/payload-limit';
import { incomingFrom } from '../../mapping/incoming';
import type { HttpExchange } from '../exchange';
import { HttpFault } from '../http-fault';

/**
 * Calls a backend or a service whose answer is the client's: its status, its headers and its body.
 *
 * @throws HttpFault 503 when it cannot be reached or takes too long
 */
export async function callHttpBackend(exchange: HttpExchange, call: BackendCall, { timeoutMillis }: HttpIntegrationModel): Promise<Reply> {
  const { body, headers: given, status } = incomingFrom(await reach(exchange, call, timeoutMillis));
  if (body.length > PAYLOAD_LIMIT) {
    throw new HttpFault('API_CONFIGURATION_ERROR', { reason: `the answer has ${body.length} bytes, of which ${PAYLOAD_LIMIT} are the most` });
  }
  const headers = given.copy();
  endConnectionHeaders(headers);
  return { status, headers, body, traced: false };
}

async function reach(exchange: HttpExchange, call: BackendCall, timeoutMillis: number): Promise<BackendAnswer> {
  try {
    return await callBackend(exchange, call, timeoutMillis, 'INTEGRATION_FAILURE');
  } catch (error) {
    if (error instanceof GatewayFault && error.type === 'INTEGRATION_FAILURE') {
      throw new HttpFault('INTEGRATION_FAILURE', { status: 503, message: 'Service Unavailable', reason: error.reason });
    }
    throw error;
  }
}
