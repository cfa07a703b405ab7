import { configurationFault } from '../../fault';
import type { Payload } from '../../mapping/payload';
import { MESSAGE_LIMIT } from '../connections/message-limits';

/**
 * An answer that can be sent to a client; nothing for one that is empty, as AWS documents no empty messages.
 *
 * That the quota of messages counts in this direction too is assumed.
 *
 * @throws GatewayFault when it is longer than a message may be
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
 */
export function sendable(answer: Payload): Payload | undefined {
  const bytes = Buffer.byteLength(answer);
  if (bytes > MESSAGE_LIMIT) {
    throw configurationFault(`the answer has ${bytes} bytes, of which ${MESSAGE_LIMIT} are the most`);
  }
  return bytes === 0 ? undefined : answer;
}
