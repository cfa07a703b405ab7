import { IntegrationType, ResponseTransferMode } from 'aws-cdk-lib/aws-apigateway';
import type { HttpRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { httpApiUrl } from './http-api-url';
import type { HttpIntegrationProps } from './http-backend';
import { requestParameters, responseParameters } from './http-changes';
import type { HttpIntegrationBindOptions, HttpIntegrationConfig, IHttpIntegration } from './http-integration';
import { HttpL2Integration } from './http-l2-integration';
import { checkMethod } from './http-method';
import { checkHttpParameters, httpParameters, webSocketHttpParameters } from './http-parameters';
import { checkUrl } from './http-url';
import { MessageRouteIntegration } from './message-route-integration';
import { ProxyChanges, withoutChanges } from './proxy-changes';
import type { RestIntegrationBindOptions, RestIntegrationConfig } from './route-integration';
import type { WebSocketIntegrationBindOptions, WebSocketIntegrationConfig } from './websocket-integration';
import { checkPathVariables } from '../mapping/path-variables';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route that an HTTP backend answers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export interface HttpProxyProps extends HttpIntegrationProps, ProxyChanges {
  /**
   * The answer is passed on as the backend writes it, instead of all at once: for up to 15 minutes.
   *
   * @default false
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
   */
  readonly responseStreaming?: boolean;
}

/**
 * Hands the request to an HTTP backend and its answer to the caller, both as they are.
 *
 * Headers and query parameters of the caller go through; a mapped header replaces the caller's, a mapped query parameter stands beside
 * it. The URL's placeholders take path variables of the same name, percent-encoded as they came: a backend that resolves `..` and
 * `%2F` in a path must not grant more by it. A stage variable stands in the URL as `${stageVariables.host}`. CORS headers of the
 * answer are the backend's own task.
 *
 * A required value of `query` or `headers` is demanded of the caller where the route validates its parameters.
 *
 * Throws for a URL that is not absolute or not of `https:`, for an unknown placeholder, for headers that API Gateway does not let
 * through, and for values that a parameter mapping cannot take or would copy unescaped.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export class HttpProxy extends MessageRouteIntegration implements IHttpIntegration {
  /**
   * @param url URL of the backend, for instance `https://shop.example/orders/{id}`
   */
  constructor(private readonly url: string, private readonly props: HttpProxyProps = {}) {
    super();
    checkUrl(url, props.insecureReason);
    checkHttpParameters(url, props);
    if (props.method !== undefined) checkMethod(props.method);
  }

  public bindToRest(options: RestIntegrationBindOptions): RestIntegrationConfig {
    const { route, scope } = options;
    const parameters = httpParameters(this.url, withoutChanges(this.props, scope), options);
    checkPathVariables(Object.values(parameters.requestParameters), route, scope);
    return {
      type: IntegrationType.HTTP_PROXY,
      uri: this.url,
      httpMethod: this.props.method ?? route.method,
      ...parameters,
      passthroughBehavior: 'WHEN_NO_MATCH',
      responseTransferMode: this.props.responseStreaming ? ResponseTransferMode.STREAM : undefined,
      timeout: this.props.timeout,
      responses: [],
    };
  }

  /**
   * The backend gets the request as on a REST API, but for its path: the placeholders take path variables decoded, so that `%2F` and `..`
   * of a caller reach the backend as what they stand for.
   */
  public bindToHttp({ route, scope }: HttpIntegrationBindOptions): HttpIntegrationConfig {
    if (this.props.responseStreaming) throw new ValidationError("'responseStreaming' is for REST APIs: leave it out on an HTTP API", scope);
    const parameters = requestParameters(this.props, scope);
    checkPathVariables(Object.values(parameters), route, scope);
    return {
      type: 'HTTP_PROXY',
      uri: httpApiUrl(this.url, this.props, route, scope),
      httpMethod: this.props.method ?? route.method,
      requestParameters: parameters,
      responseParameters: responseParameters(this.props, scope),
      payloadFormatVersion: '1.0',
      timeout: this.props.timeout,
    };
  }

  /**
   * This integration for routes of a plain `apigatewayv2.HttpApi`, that this library did not make: as of `HttpRouteIntegration`.
   */
  public toHttpIntegration(): HttpRouteIntegration {
    return new HttpL2Integration(this);
  }

  /**
   * The backend gets the message as it came, with POST unless `method` says otherwise. The client gets the backend's body on a route that
   * returns an answer. A mapped value may be a member of the message; query parameters and headers there are on `$connect` only.
   */
  public bindToWebSocket(options: WebSocketIntegrationBindOptions): WebSocketIntegrationConfig {
    if (this.props.responseStreaming) throw new ValidationError("'responseStreaming' is for REST APIs: leave it out on a WebSocket API", options.scope);
    return {
      type: 'HTTP_PROXY',
      uri: this.url,
      httpMethod: this.props.method ?? 'POST',
      requestParameters: webSocketHttpParameters(this.url, withoutChanges(this.props, options.scope), options),
      timeout: this.props.timeout,
    };
  }
}
