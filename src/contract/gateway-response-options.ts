import type { ResponseType } from 'aws-cdk-lib/aws-apigateway';

/**
 * An error that the API answers by itself, without asking an integration.
 *
 * Members that are left out keep this library's default for the type, not AWS's.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export interface GatewayResponseOptions {
  /**
   * Which error. `DEFAULT_4XX` and `DEFAULT_5XX` stand for all that are not named.
   *
   * `MISSING_AUTHENTICATION_TOKEN` is both a call to a route that does not exist and an unsigned call to one that does; answering
   * it with 404 changes both.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
   */
  readonly type: ResponseType;

  /**
   * Status of the answer, 100 to 599. A status on `DEFAULT_4XX` or `DEFAULT_5XX` is the status of every error it stands for.
   *
   * @default - AWS's status of the type
   */
  readonly statusCode?: number;

  /**
   * Headers, from name to a mapping expression: a constant in single quotes, or `method.request.header.…`, `context.…`.
   *
   * They are added to the defaults (CORS, `Retry-After`) and win over them.
   *
   * @default - the defaults only
   */
  readonly headers?: { [name: string]: string };

  /**
   * Message to the caller in place of AWS's.
   *
   * @default - AWS's message, `$context.error.messageString`
   */
  readonly message?: string;

  /**
   * Bodies by content type, in place of this library's. Variables like `$context.requestId` are replaced, nothing else: these
   * are not Velocity templates.
   *
   * @default - JSON with message and request id
   */
  readonly templates?: { [contentType: string]: string };
}

/**
 * The errors that an API answers by itself.
 */
export interface GatewayResponsesOptions {
  /**
   * Errors with another status, header or body than the defaults.
   *
   * @default - none
   */
  readonly gatewayResponses?: GatewayResponseOptions[];

  /**
   * Errors are problem documents: `application/problem+json` after RFC 9457.
   *
   * @see https://www.rfc-editor.org/rfc/rfc9457
   * @default false
   */
  readonly problemDetails?: boolean;
}
