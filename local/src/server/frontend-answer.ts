/**
 * What API Gateway's front end answers by itself, before any API sees the request; gateway responses do not change it.
 *
 * The statuses 413 and 431 and their texts were seen on AWS. What it says to a request that is not HTTP is an assumption, and so is that
 * it says something to clients that are too slow.
 */
export interface FrontendAnswer {
  readonly status: number;
  readonly reason: string;
  readonly contentType: string;

  /**
   * Exception name, where there is one.
   */
  readonly exception?: string;
  readonly text: string;
}

/**
 * Bytes of a request's body.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const BODY_LIMIT = 10 * 1024 * 1024;

/**
 * Bytes of the request line and the headers together.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const HEAD_LIMIT = 10_240;

const TEXT = 'text; charset=utf-8';
const JSON_TYPE = 'application/json';

export const FRONTEND_ANSWERS = {
  BAD_REQUEST: {
    status: 400, reason: 'Bad Request', contentType: JSON_TYPE, exception: 'BadRequestException', text: '{"message":"Bad Request"}',
  },
  BODY_TOO_LARGE: { status: 413, reason: 'Request Entity Too Large', contentType: TEXT, text: `HTTP content length exceeded ${BODY_LIMIT} bytes.` },
  HEAD_TOO_LARGE: {
    status: 431, reason: 'Request Header Fields Too Large', contentType: TEXT, text: `HTTP header is larger than ${HEAD_LIMIT} bytes.`,
  },
  TOO_SLOW: {
    status: 408, reason: 'Request Timeout', contentType: JSON_TYPE, exception: 'RequestTimeoutException', text: '{"message":"Request Timeout"}',
  },
} as const satisfies Readonly<Record<string, FrontendAnswer>>;

/**
 * Headers and their values in turn.
 */
export function frontendHeaders(answer: FrontendAnswer): string[] {
  return [
    'Date', new Date().toUTCString(),
    'Content-Type', answer.contentType,
    'Content-Length', String(answer.text.length),
    ...answer.exception === undefined ? [] : ['x-amzn-ErrorType', answer.exception],
  ];
}

/**
 * The whole answer as it travels on a connection that ends with it.
 */
export function frontendMessage(answer: FrontendAnswer): string {
  const headers = [...frontendHeaders(answer), 'Connection', 'close'];
  const lines = headers.flatMap((name, index) => index % 2 === 0 ? [`${name}: ${headers[index + 1]}`] : []);
  return [`HTTP/1.1 ${answer.status} ${answer.reason}`, ...lines, '', answer.text].join('\r\n');
}
