import { bodyText, MalformedProxyResponse, parseResponse, readHeaders, readStatus, type ProxyResponse } from './proxy-response';
import { decodeBase64 } from '../gateway/mapping/payload';
import { HeaderBag } from '../http/header-bag';
import { isRecord } from '../template/cloud-template';

type Response = Readonly<Record<string, unknown>>;

const DEFAULT_TYPE = 'text/plain; charset=utf-8';

/**
 * Reads what a function returned to an HTTP API in payload format 1.0. Members that it does not know are left aside.
 *
 * @throws MalformedProxyResponse
 * @throws GatewayFault when a body that must be decoded is not base64
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function readHttpAnswerV1(payload: Buffer): ProxyResponse {
  const response = parseResponse(payload);
  if (response.statusCode === undefined || response.statusCode === null) {
    throw new MalformedProxyResponse('the function\'s answer has no statusCode, which payload format 1.0 requires');
  }
  return complete(response, readHeaders(response));
}

/**
 * Reads what a function returned to an HTTP API in payload format 2.0: an answer if it has a `statusCode`, else the body of one, as JSON.
 * A text is that body without its quotes.
 *
 * It has been seen, though AWS documents it for JSON alone, that anything else is the body too.
 *
 * @throws MalformedProxyResponse
 * @throws GatewayFault when a body that must be decoded is not base64
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function readHttpAnswerV2(payload: Buffer): ProxyResponse {
  const value = parseAny(payload);
  if (!isRecord(value) || !Object.hasOwn(value, 'statusCode')) {
    return { status: 200, headers: HeaderBag.from({ 'Content-Type': 'application/json' }), body: typeof value === 'string' ? Buffer.from(value) : payload };
  }
  const headers = readHeaders({ headers: value.headers });
  for (const cookie of readCookies(value.cookies)) {
    headers.append('Set-Cookie', cookie);
  }
  return complete(value, headers);
}

function complete(response: Response, headers: HeaderBag): ProxyResponse {
  const text = bodyText(response.body);
  headers.setDefault('Content-Type', DEFAULT_TYPE);
  return { status: readStatus(response.statusCode), headers, body: response.isBase64Encoded === true ? decodeBase64(text) : Buffer.from(text) };
}

function readCookies(cookies: unknown): readonly string[] {
  if (cookies === undefined || cookies === null) {
    return [];
  }
  if (!Array.isArray(cookies) || !cookies.every((cookie) => typeof cookie === 'string')) {
    throw new MalformedProxyResponse('the function\'s cookies are no list of texts');
  }
  return cookies;
}

function parseAny(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
