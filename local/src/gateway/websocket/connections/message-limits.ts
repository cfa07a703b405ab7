import type { ConnectionEnd } from './live-connection';

/**
 * Bytes of the longest frame, and of the longest message that frames make.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
 */
export const FRAME_LIMIT = 32 * 1024;
export const MESSAGE_LIMIT = 128 * 1024;

/**
 * How connections end that have been idle, or have lived, for too long, or whose gateway stops. That a lifetime ends like idleness is assumed.
 */
export const GOING_AWAY: ConnectionEnd = { code: 1001, reason: 'Going away' };

/**
 * How a connection ends whose client sends bytes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-binary-media-types.html
 */
export const BINARY_MESSAGE: ConnectionEnd = { code: 1003, reason: '' };

/**
 * How a connection ends whose client sends too long a frame or message.
 */
export const TOO_LARGE: ConnectionEnd = { code: 1009, reason: '' };

/**
 * How a connection ends that a backend ends.
 */
export const CLOSED_BY_BACKEND: ConnectionEnd = { code: 1000, reason: 'Connection Closed Normally' };

/**
 * How a connection ends whose client closes it without a code.
 */
export const CLOSED_WITHOUT_CODE: ConnectionEnd = { code: 1005, reason: 'Client-side close frame status not set' };

/**
 * How a connection ends whose client is gone without closing it.
 */
export const LOST: ConnectionEnd = { code: 1006, reason: '' };

/**
 * Whether a message is longer than AWS takes, or came in longer frames.
 */
export function isTooLarge(message: string, longestFrame: number): boolean {
  return longestFrame > FRAME_LIMIT || (message.length > MESSAGE_LIMIT / 3 && Buffer.byteLength(message) > MESSAGE_LIMIT);
}
