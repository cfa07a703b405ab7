import type { CorsOptions } from './cors-options';
import { CorsPolicy } from './cors-policy';

/**
 * The CORS headers that a backend has to send itself.
 *
 * API Gateway adds nothing to the answers of proxy integrations: the function behind `LambdaProxy` or the server behind
 * `HttpProxy` puts these headers on each of its answers, its errors included. Preflight requests never reach it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html#apigateway-enable-cors-proxy
 */
export class CorsHeaders {
  /**
   * The headers of an answer to a page of the given origin, the value of the request's `Origin` header.
   *
   * An origin that is not allowed gets no `Access-Control-Allow-` header. With several origins the answer depends on the request,
   * so hand the backend one map for each origin, for instance as JSON in an environment variable.
   *
   * Fails where `RestGateway` would refuse the options.
   */
  public static forOrigin(cors: CorsOptions, origin: string): { [name: string]: string } {
    const policy = new CorsPolicy(cors);
    const vary: { [name: string]: string } = policy.constantOrigin ? {} : { Vary: 'Origin' };
    const allowed = policy.origins.find((one) => one === '*' || one === origin);
    if (!allowed) return vary;
    return {
      'Access-Control-Allow-Origin': allowed,
      ...(policy.allowCredentials && { 'Access-Control-Allow-Credentials': 'true' }),
      ...(policy.exposeHeaders.length > 0 && { 'Access-Control-Expose-Headers': policy.exposeHeaders.join(',') }),
      ...vary,
    };
  }

  private constructor() {}
}
