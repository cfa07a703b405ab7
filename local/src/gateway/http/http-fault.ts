import { GatewayFault, type FaultOptions, type FaultType } from '../fault';

/*
 * Status and message of what HTTP APIs answer by themselves; they tell a client no more.
 */
const ANSWERS: Readonly<Record<FaultType, readonly [status: number, message: string]>> = {
  ACCESS_DENIED: [403, 'Forbidden'],
  API_CONFIGURATION_ERROR: [500, 'Internal Server Error'],
  AUTHORIZER_CONFIGURATION_ERROR: [500, 'Internal Server Error'],
  AUTHORIZER_FAILURE: [500, 'Internal Server Error'],
  BAD_REQUEST_BODY: [400, 'Bad Request'],
  BAD_REQUEST_PARAMETERS: [400, 'Bad Request'],
  EXPIRED_TOKEN: [403, 'Forbidden'],
  INTEGRATION_FAILURE: [500, 'Internal Server Error'],
  INTEGRATION_TIMEOUT: [503, 'Service Unavailable'],
  INVALID_API_KEY: [403, 'Forbidden'],
  INVALID_SIGNATURE: [403, 'Forbidden'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'Forbidden'],
  QUOTA_EXCEEDED: [429, 'Too Many Requests'],
  REQUEST_TOO_LARGE: [413, 'Request Entity Too Large'],
  RESOURCE_NOT_FOUND: [404, 'Not Found'],
  THROTTLED: [429, 'Too Many Requests'],
  UNAUTHORIZED: [401, 'Unauthorized'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Unsupported Media Type'],
  WAF_FILTERED: [403, 'Forbidden'],
};

export interface HttpFaultOptions extends Pick<FaultOptions, 'message' | 'status' | 'reason'> {
  /**
   * Value of the header `www-authenticate`.
   *
   * @default - none
   */
  readonly challenge?: string;
}

/**
 * Ends a request to an HTTP API with an answer of the gateway itself, for instance `{"message":"Not Found"}`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export class HttpFault extends GatewayFault {
  /**
   * The fault as HTTP APIs answer it, whatever threw it.
   */
  public static of(fault: GatewayFault): HttpFault {
    return fault instanceof HttpFault ? fault : new HttpFault(fault.type, { reason: fault.reason });
  }

  public readonly challenge?: string;

  constructor(type: FaultType, options: HttpFaultOptions = {}) {
    const [status, message] = ANSWERS[type];
    super(type, { status, message, ...options });
    this.challenge = options.challenge;
  }
}
