import { HttpIntegrationType } from 'aws-cdk-lib/aws-apigatewayv2';
import type { HttpIntegrationBindOptions, HttpIntegrationConfig } from './http-integration';
import { HttpRouteIntegration } from './http-route-integration';
import type { IRestIntegration } from './route-integration';
import { ServiceFunction } from './service-function';

/**
 * Properties of a route of an HTTP API that calls an AWS service through a function.
 */
export interface ThroughFunctionProps {
  /**
   * The function that makes the call.
   *
   * @default - one function for all such routes of the API
   */
  readonly serviceFunction?: ServiceFunction;
}

/**
 * Serves on an HTTP API what API Gateway calls by itself on REST APIs only: Amazon DynamoDB, Amazon S3, Amazon SNS, Amazon Data Firehose,
 * batches, and any action of any other AWS service.
 *
 * ```ts
 * const shop = new HttpGateway(this, 'Shop');
 * shop.addRoute('GET /orders/{id}', new ThroughFunction(new DynamoDbGetItem(table, { key: { id: RequestValue.path('id') } })));
 * ```
 *
 * A small function of this library stands between the API and the services, one for each API, whatever the number of routes. It runs
 * the templates that a REST API would run, so the caller gets what it would get there: the same statuses, headers and
 * bodies, the same refusals, and no failure as a success. What the function cannot do is 502, and tells the caller nothing.
 *
 * What API Gateway does for REST APIs beside integrations stays there: models, validators, caches, API keys. A header that comes several
 * times is one value with commas, as HTTP APIs hand it on.
 *
 * Role: that of the function, with exactly the rights that the integration's own would have. See `ServiceFunction` for limits and costs.
 *
 * Throws for an integration that calls no AWS service, and for one with a role of its own.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export class ThroughFunction extends HttpRouteIntegration {
  /**
   * @param integration what a REST API would call by itself
   */
  constructor(private readonly integration: IRestIntegration, private readonly props: ThroughFunctionProps = {}) {
    super();
  }

  public bindToHttp({ route, scope }: HttpIntegrationBindOptions): HttpIntegrationConfig {
    const serviceFunction = this.props.serviceFunction ?? ServiceFunction._of(scope);
    serviceFunction._serve(scope, route, this.integration);
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: serviceFunction.lambdaFunction.functionArn,
      payloadFormatVersion: '2.0',
      invokes: [serviceFunction.lambdaFunction],
    };
  }
}
