import type { Duration } from 'aws-cdk-lib';
import { IntegrationType, ResponseTransferMode } from 'aws-cdk-lib/aws-apigateway';
import type { HttpRouteIntegration, PayloadFormatVersion } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { HttpIntegrationBindOptions, HttpIntegrationConfig, IHttpIntegration } from './http-integration';
import { HttpL2Integration } from './http-l2-integration';
import { fixedTarget, LambdaTarget, StageVariableAliasProps, stageVariableTarget } from './lambda-target';
import { invocationUri, streamingUri } from './lambda-uri';
import { MessageRouteIntegration } from './message-route-integration';
import type { RestIntegrationBindOptions, RestIntegrationConfig } from './route-integration';
import type { WebSocketIntegrationBindOptions, WebSocketIntegrationConfig } from './websocket-integration';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route that a function answers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export interface LambdaProxyProps {
  /**
   * The answer is passed on as the function writes it, instead of all at once: up to 200 MB, for up to 15 minutes.
   *
   * The function must be written for response streaming. Endpoint caching, content encoding and response transformation do not apply.
   *
   * @default false
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
   */
  readonly responseStreaming?: boolean;

  /**
   * Version of the event and the answer on an HTTP API. Functions that REST APIs call as well want `VERSION_1_0`.
   *
   * @default PayloadFormatVersion.VERSION_2_0
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
   */
  readonly payloadFormatVersion?: PayloadFormatVersion;

  /**
   * Time that the function has to answer: 50 milliseconds to 29 seconds, to 30 seconds on an HTTP API, up to 15 minutes with
   * `responseStreaming`.
   *
   * More than 29 seconds without streaming needs a raised quota, and a regional or private REST API.
   *
   * @default - 29 seconds, 30 seconds on an HTTP API
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
   */
  readonly timeout?: Duration;
}

/**
 * Hands the whole request to a Lambda function, which writes the whole answer: status, headers and body.
 *
 * The function permits the API to invoke it, once for each API; there is no role. What the function answers in another shape than
 * the one that API Gateway expects becomes 502. CORS headers of the answer are the function's own task.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export class LambdaProxy extends MessageRouteIntegration implements IHttpIntegration {
  /**
   * The alias of a function that the stage names in a variable.
   *
   * Throws if there is no alias, if the variable's name cannot be one, or if the function is itself an alias or a version.
   */
  public static byStageVariable(fn: IFunction, alias: StageVariableAliasProps, props: LambdaProxyProps = {}): LambdaProxy {
    const proxy = new LambdaProxy(fn, props);
    proxy.target = stageVariableTarget(fn, alias);
    return proxy;
  }

  private target: LambdaTarget;

  /**
   * @param fn a function, a version or an alias
   */
  constructor(fn: IFunction, private readonly props: LambdaProxyProps = {}) {
    super();
    this.target = fixedTarget(fn);
  }

  public bindToRest(_options: RestIntegrationBindOptions): RestIntegrationConfig {
    const { functionArn, region, invokes } = this.target;
    const streaming = this.props.responseStreaming ?? false;
    return {
      type: IntegrationType.AWS_PROXY,
      uri: streaming ? streamingUri(functionArn, region) : invocationUri(functionArn, region),
      httpMethod: 'POST',
      responseTransferMode: streaming ? ResponseTransferMode.STREAM : undefined,
      timeout: this.props.timeout,
      responses: [],
      invokes: [...invokes],
    };
  }

  /**
   * The function gets the request in version 2.0 of the payload unless `payloadFormatVersion` says otherwise. A stage whose variable
   * names an alias that may not be invoked answers with status 500.
   */
  public bindToHttp({ scope }: HttpIntegrationBindOptions): HttpIntegrationConfig {
    const { functionArn, region, invokes } = this.target;
    if (this.props.responseStreaming) throw new ValidationError("'responseStreaming' is for REST APIs: leave it out on an HTTP API", scope);
    return {
      type: 'AWS_PROXY',
      uri: invocationUri(functionArn, region),
      httpMethod: 'POST',
      payloadFormatVersion: this.props.payloadFormatVersion?.version ?? '2.0',
      timeout: this.props.timeout,
      invokes: [...invokes],
    };
  }

  /**
   * This integration for routes of a plain `apigatewayv2.HttpApi`, that this library did not make: as of `HttpRouteIntegration`.
   */
  public toHttpIntegration(): HttpRouteIntegration {
    return new HttpL2Integration(this);
  }

  /**
   * The function gets the message with its connection. The client gets the `body` that the function returns, on a route that returns
   * an answer; on `$connect` the `statusCode` decides on the connection.
   */
  public bindToWebSocket({ scope }: WebSocketIntegrationBindOptions): WebSocketIntegrationConfig {
    const { functionArn, region, invokes } = this.target;
    if (this.props.responseStreaming) throw new ValidationError("'responseStreaming' is for REST APIs: write to the connection with PostToConnection instead", scope);
    return {
      type: 'AWS_PROXY',
      uri: invocationUri(functionArn, region),
      httpMethod: 'POST',
      timeout: this.props.timeout,
      invokes: [...invokes],
    };
  }
}
