import { isUtf8 } from 'node:buffer';
import type { HttpResult } from './http-event';
import type { Reply } from '../../local/src/gateway/answer/reply';
import { FAULTS, type GatewayFault } from '../../local/src/gateway/fault';

/*
 * Bytes of what a function may return.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const MOST_BYTES = 6 * 1024 * 1024;

/*
 * A character of text is at most six in JSON: smaller bodies always fit.
 */
const ALWAYS_FITS = 1024 * 1024 - 128 * 1024;

/**
 * The answer does not fit into what a function may return.
 */
export class AnswerTooLarge extends Error {}

/**
 * An answer as an HTTP API takes it from a function.
 *
 * @throws AnswerTooLarge
 */
export function resultOf({ body, headers, status }: Reply): HttpResult {
  const cookies = headers.all('Set-Cookie');
  headers.delete('Set-Cookie');
  const isBase64Encoded = !isUtf8(body);
  const result = {
    statusCode: status,
    headers: headers.toJoined(),
    ...cookies.length > 0 && { cookies },
    body: body.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  };
  if (body.length > ALWAYS_FITS && Buffer.byteLength(JSON.stringify(result)) > MOST_BYTES) {
    throw new AnswerTooLarge(`an answer of ${body.length} bytes does not fit into the ${MOST_BYTES} of a function's answer`);
  }
  return result;
}

/**
 * What a caller gets when the request ends before its integration has an answer: what a REST gateway of this library says then.
 */
export function faultResult(fault: GatewayFault, requestId: string): HttpResult {
  const reason = fault.type === 'BAD_REQUEST_BODY' ? { reason: fault.validationError } : {};
  return errorResult(fault.status, { message: JSON.parse(fault.messageString) as string | null, ...reason, requestId }, fault.exception);
}

/**
 * What a caller gets when the function itself fails.
 */
export function failureResult(requestId: string): HttpResult {
  return errorResult(502, { message: 'Bad Gateway', requestId }, FAULTS.API_CONFIGURATION_ERROR.exception);
}

function errorResult(statusCode: number, body: object, exception: string): HttpResult {
  return {
    statusCode,
    headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': exception },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  };
}
