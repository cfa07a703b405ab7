import { decodeBase64 } from '../gateway/mapping/payload';
import { HeaderBag } from '../http/header-bag';
import { isRecord } from '../template/cloud-template';

const MEMBERS = ['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded'];

/**
 * What a function returned is no answer to an HTTP request.
 */
export class MalformedProxyResponse extends Error {}

/**
 * Status and headers that a function asks for.
 */
export interface ResponseHead {
  readonly status: number;
  readonly headers: HeaderBag;
}

/**
 * Status, headers and body that a function asks for.
 */
export interface ProxyResponse extends ResponseHead {
  readonly body: Buffer;
}

/**
 * Reads what a function behind a proxy integration returned.
 *
 * @param accepted whether the client accepts a binary type of the API; only then is a base64 body decoded
 * @throws MalformedProxyResponse
 * @throws GatewayFault when a body that must be decoded is not base64
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function readProxyResponse(payload: Buffer, accepted: boolean): ProxyResponse {
  const response = parseResponse(payload);
  const unknown = Object.keys(response).filter((name) => !MEMBERS.includes(name));
  if (unknown.length > 0) {
    throw new MalformedProxyResponse(`the function's answer has members that API Gateway does not know: ${unknown.join(', ')}`);
  }
  const body = bodyText(response.body);
  return {
    status: readStatus(response.statusCode),
    headers: readHeaders(response),
    body: response.isBase64Encoded === true && accepted ? decodeBase64(body) : Buffer.from(body),
  };
}

/**
 * The status that a function names; 200 when it names none. Assumed where no recording says: a number that is no status of HTTP is malformed.
 */
export function readStatus(value: unknown): number {
  if (value === undefined || value === null) {
    return 200;
  }
  const status = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599) {
    throw new MalformedProxyResponse(`the function's statusCode is ${JSON.stringify(value)}`);
  }
  return status;
}

/**
 * The headers that a function names: lists first, which decide the casing, then single values.
 */
export function readHeaders(response: Readonly<Record<string, unknown>>): HeaderBag {
  const headers = new HeaderBag();
  for (const [name, values] of Object.entries(recordOf(response.multiValueHeaders, 'multiValueHeaders'))) {
    if (!Array.isArray(values)) {
      throw new MalformedProxyResponse(`the function's multiValueHeaders has no list at '${name}'`);
    }
    if (values.length > 0) {
      headers.append(name, ...values.map((value: unknown) => scalar(name, value)));
    }
  }
  for (const [name, value] of Object.entries(recordOf(response.headers, 'headers'))) {
    const text = scalar(name, value);
    if (!headers.all(name).includes(text)) {
      headers.append(name, text);
    }
  }
  return headers;
}

/**
 * The object that a function returned.
 */
export function parseResponse(payload: Buffer): Readonly<Record<string, unknown>> {
  const text = payload.toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) {
      return value;
    }
  } catch {
    throw new MalformedProxyResponse(`the function's answer is not JSON: ${text}`);
  }
  throw new MalformedProxyResponse(`the function's answer is not an object: ${text}`);
}

/**
 * The body that a function gives, as text; empty when there is none.
 */
export function bodyText(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (typeof value === 'object') {
    throw new MalformedProxyResponse('the function\'s body is not text');
  }
  return String(value);
}

function recordOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) {
    return {};
  }
  if (!isRecord(value)) {
    throw new MalformedProxyResponse(`the function's ${name} is not an object`);
  }
  return value;
}

function scalar(name: string, value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    throw new MalformedProxyResponse(`the function's header '${name}' is not text`);
  }
  return value === null ? '' : String(value);
}
