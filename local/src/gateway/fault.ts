/**
 * Why a gateway answers by itself: AWS's gateway response types with their status, exception name and message.
 *
 * Types that arise while a method runs put a space after the colon of the built-in body, the ones before it do not.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const FAULTS = {
  ACCESS_DENIED: row(403, 'AccessDeniedException', 'Forbidden', false),
  API_CONFIGURATION_ERROR: row(500, 'InternalServerErrorException', 'Internal server error', true),
  AUTHORIZER_CONFIGURATION_ERROR: row(500, 'AuthorizerConfigurationException', null, false),
  AUTHORIZER_FAILURE: row(500, 'InternalServerErrorException', null, false),
  BAD_REQUEST_BODY: row(400, 'BadRequestException', 'Invalid request body', true),
  BAD_REQUEST_PARAMETERS: row(400, 'BadRequestException', 'Missing required request parameters', true),
  EXPIRED_TOKEN: row(403, 'ExpiredTokenException', 'The security token included in the request is expired', false),
  INTEGRATION_FAILURE: row(504, 'InternalServerErrorException', 'Network error communicating with endpoint', true),
  INTEGRATION_TIMEOUT: row(504, 'InternalServerErrorException', 'Endpoint request timed out', true),
  INVALID_API_KEY: row(403, 'ForbiddenException', 'Forbidden', false),
  INVALID_SIGNATURE: row(403, 'InvalidSignatureException', 'The request signature we calculated does not match the signature you provided.', false),
  MISSING_AUTHENTICATION_TOKEN: row(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token', false),
  QUOTA_EXCEEDED: row(429, 'LimitExceededException', 'Limit Exceeded', false),
  REQUEST_TOO_LARGE: row(413, 'RequestTooLargeException', 'Request Entity Too Large', false),
  RESOURCE_NOT_FOUND: row(404, 'NotFoundException', 'Not Found', false),
  THROTTLED: row(429, 'TooManyRequestsException', 'Too Many Requests', false),
  UNAUTHORIZED: row(401, 'UnauthorizedException', 'Unauthorized', false),
  UNSUPPORTED_MEDIA_TYPE: row(415, 'BadRequestException', 'Unsupported Media Type', true),
  WAF_FILTERED: row(403, 'ForbiddenException', 'Forbidden', false),
} as const;

export type FaultType = keyof typeof FAULTS;

interface FaultRow {
  readonly status: number;
  readonly exception: string;

  /**
   * Null where AWS tells the client nothing.
   */
  readonly message: string | null;
  readonly spaced: boolean;
}

export interface FaultOptions {
  /**
   * What the client reads.
   *
   * @default - the type's own message
   */
  readonly message?: string;

  /**
   * Status, where AWS departs from the type's own.
   *
   * @default - the type's own status
   */
  readonly status?: number;

  /**
   * Name of the exception, where AWS departs from the type's own.
   *
   * @default - the type's own name
   */
  readonly exception?: string;

  /**
   * Name of the message in the built-in body, where AWS departs from `message`.
   *
   * @default 'message'
   */
  readonly messageName?: 'message' | 'Message';

  /**
   * Why, for the execution log; the client never reads it.
   *
   * @default - the message
   */
  readonly reason?: string;

  /**
   * What a body's validation found, as `$context.error.validationErrorString` prints it.
   *
   * @default - nothing
   */
  readonly validationError?: string;

  /**
   * What the execution log says, in AWS's words.
   *
   * @default - made from the type and the reason
   */
  readonly line?: string;
}

/**
 * Ends a request with a gateway response.
 */
export class GatewayFault extends Error {
  public readonly status: number;
  public readonly exception: string;
  public readonly messageName: string;

  /**
   * The message as JSON.
   */
  public readonly messageString: string;
  public readonly reason: string;
  public readonly validationError: string;
  public readonly line?: string;

  constructor(public readonly type: FaultType, options: FaultOptions = {}) {
    const message = options.message ?? FAULTS[type].message;
    super(message ?? '');
    this.name = 'GatewayFault';
    this.status = options.status ?? FAULTS[type].status;
    this.exception = options.exception ?? FAULTS[type].exception;
    this.messageName = options.messageName ?? 'message';
    this.messageString = JSON.stringify(message);
    this.reason = options.reason ?? this.message;
    this.validationError = options.validationError ?? '';
    this.line = options.line;
  }
}

/**
 * The fault of a method whose configuration AWS accepts and cannot run.
 *
 * @param words what AWS's execution log calls it, where that is known
 */
export function configurationFault(reason: string, words = reason): GatewayFault {
  return new GatewayFault('API_CONFIGURATION_ERROR', { reason, line: configurationLine(words) });
}

/**
 * What the execution log says of a configuration that cannot be run.
 */
export function configurationLine(words: string): string {
  return `Execution failed due to configuration error: ${words}`;
}

function row(status: number, exception: string, message: string | null, spaced: boolean): FaultRow {
  return { status, exception, message, spaced };
}
