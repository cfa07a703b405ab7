import type { IntegrationModel } from '../../template/rest-api-model';
import { configurationFault } from '../fault';
import type { Incoming } from '../mapping/incoming';

/**
 * Bytes of the largest body, in both directions.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const PAYLOAD_LIMIT = 10 * 1024 * 1024;

/**
 * Lets an integration's answer through that is not too large; streamed ones have no limit.
 *
 * @throws GatewayFault when it is too large
 */
export function withinLimit(answer: Incoming, integration: Partial<Pick<IntegrationModel, 'streamed'>>): Incoming {
  if (answer.body.length > PAYLOAD_LIMIT && !integration.streamed) {
    throw configurationFault(`Integration response of reported length ${answer.body.length} is larger than allowed maximum of ${PAYLOAD_LIMIT} bytes.`);
  }
  return answer;
}
