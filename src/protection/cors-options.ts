import type { Duration } from 'aws-cdk-lib';

/**
 * Which pages of other origins may call an API from a browser.
 *
 * On a REST API, proxy integrations (`LambdaProxy`, `HttpProxy`) pass the backend's own headers to the browser: it has to send the CORS
 * headers of its answers itself, see `CorsHeaders`. Everything else (preflight, direct integrations, errors of the gateway) is
 * answered by the API. An HTTP API answers preflights and sends the CORS headers of all answers itself, whatever a backend sends.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export interface CorsOptions {
  /**
   * Origins whose pages may call, as browsers send them: scheme, host, and the port where it is not the scheme's own, in lower
   * case and without a path, such as `https://shop.example` or `http://localhost:3000`. A single `*` stands for every origin.
   *
   * On a REST API one origin is answered as a constant. Several are compared with the request's `Origin` header, and only a listed one is
   * answered. Errors of the gateway itself cannot be computed: with several origins they carry `*`, and never
   * `Access-Control-Allow-Credentials`, so a page that sends credentials cannot read their bodies.
   */
  readonly allowOrigins: string[];

  /**
   * Methods that pages may use, upper case.
   *
   * @default - the methods that the called path has; on an HTTP API, those of all its routes
   */
  readonly allowMethods?: string[];

  /**
   * Request headers that pages may send. `*` stands for all but `Authorization`, and only without credentials.
   *
   * @default - Authorization, Content-Type, If-Match, If-None-Match, Range, X-Amz-Content-Sha256, X-Amz-Date,
   * X-Amz-Security-Token, X-Amz-User-Agent, X-Api-Key
   */
  readonly allowHeaders?: string[];

  /**
   * Response headers that pages may read beyond those that browsers always show.
   *
   * @default - ETag, Retry-After, x-amzn-ErrorType, x-amzn-RequestId
   */
  readonly exposeHeaders?: string[];

  /**
   * Browsers may send cookies and other credentials along. Not with origin `*`.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;

  /**
   * How long a browser may remember the answer to a preflight, in whole seconds, 0 to 24 hours.
   *
   * Firefox honours up to 24 hours, Chromium up to 2; without the header browsers ask again after 5 seconds.
   *
   * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Access-Control-Max-Age
   * @default Duration.minutes(10)
   */
  readonly maxAge?: Duration;
}
