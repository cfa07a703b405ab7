import type { InvokeAnswer } from '../gateway/answer/respond';

/**
 * Header that marks what the engine says in its own name, not in that of AWS.
 */
export const ENGINE_ERROR_HEADER = 'x-local-gateway-error';

/**
 * The answer to a request that the engine cannot run: it says so, and does not look like one of AWS.
 */
export function engineErrorAnswer(error: unknown): InvokeAnswer {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const body = Buffer.from(`${JSON.stringify({ localGatewayError: name, message })}\n`);
  return {
    status: 500,
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': String(body.length),
      [ENGINE_ERROR_HEADER]: message.replaceAll(/[^\t\x20-\x7e]/g, '?'),
    },
    body,
  };
}
