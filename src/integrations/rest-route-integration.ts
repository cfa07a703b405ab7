import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { RestL2Integration } from './rest-l2-integration';
import type { IRestIntegration, RestIntegrationBindOptions, RestIntegrationConfig } from './route-integration';

/**
 * Base of the integrations that can answer a route of a REST API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-integration-settings.html
 */
export abstract class RestRouteIntegration implements IRestIntegration {
  public abstract bindToRest(options: RestIntegrationBindOptions): RestIntegrationConfig;

  /**
   * This integration for a method of a plain `apigateway.RestApi`, that this library did not make.
   *
   * ```ts
   * restApi.root.addResource('orders').addMethod('POST', new SqsSendMessage(queue).toRestIntegration());
   * ```
   *
   * The method gets its responses and the request parameters it must declare; CORS, validation, authorization
   * and binary media types stay with the plain API: a warning (`cdk-apigateway-patterns:binaryMediaTypes`) names types that it lacks.
   *
   * Throws, once the method is made, where `addRoute` would: for an unknown path variable, a timeout out of range, a template too long.
   */
  public toRestIntegration(): apigateway.Integration {
    return new RestL2Integration(this);
  }
}
