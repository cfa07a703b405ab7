import type { Duration } from 'aws-cdk-lib';
import type { IVpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import type { HttpParameters } from './http-parameters';
import type { ProxyChanges } from './proxy-changes';

/**
 * What all routes to a private backend have in common.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export interface VpcLinkProxyProps extends HttpParameters, ProxyChanges {
  /**
   * Path at the backend, with placeholders such as `/v1/orders/{id}`. They are path variables of the same name, or what `path` says.
   *
   * @default - the path of the request without the stage on an HTTP API, the path of the route on a REST API, `/` on a WebSocket API
   */
  readonly backendPath?: string;

  /**
   * Method of the call to the backend.
   *
   * @default - the method of the route, POST on a WebSocket API
   */
  readonly method?: string;

  /**
   * Name on the certificate of the backend, which is then called by HTTPS. A listener of HTTPS or TLS demands it.
   *
   * @default - the backend is called by HTTP, inside the network
   */
  readonly tlsServerName?: string;

  /**
   * The link into the network of the backend. Its security groups must be let in by the backend.
   *
   * @default - one link for all routes of the API into the network, in its private subnets, with a security group of its own that the
   * backend lets in
   */
  readonly vpcLink?: IVpcLink;

  /**
   * Time that the backend has to answer: 50 milliseconds to 29 seconds, to 30 seconds on an HTTP API.
   *
   * @default - 29 seconds, 30 seconds on an HTTP API
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
   */
  readonly timeout?: Duration;
}
