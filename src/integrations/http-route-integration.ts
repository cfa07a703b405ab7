import type * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import type { HttpIntegrationBindOptions, HttpIntegrationConfig, IHttpIntegration } from './http-integration';
import { HttpL2Integration } from './http-l2-integration';

/**
 * Base of the integrations that can answer a route of an HTTP API and nothing else.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations.html
 */
export abstract class HttpRouteIntegration implements IHttpIntegration {
  public abstract bindToHttp(options: HttpIntegrationBindOptions): HttpIntegrationConfig;

  /**
   * This integration for routes of a plain `apigatewayv2.HttpApi`, that this library did not make.
   *
   * ```ts
   * httpApi.addRoutes({ path: '/orders', methods: [apigatewayv2.HttpMethod.POST], integration: new SqsSendMessage(queue).toHttpIntegration() });
   * ```
   *
   * Authorization, CORS and throttling stay with the plain API.
   *
   * Throws, once the route is made, where `addRoute` would, and where one result of this method is put on routes for which the
   * integration is not the same.
   */
  public toHttpIntegration(): apigatewayv2.HttpRouteIntegration {
    return new HttpL2Integration(this);
  }
}
