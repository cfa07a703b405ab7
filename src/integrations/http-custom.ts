import { IntegrationType } from 'aws-cdk-lib/aws-apigateway';
import { answer } from './aws-service-integration';
import type { HttpIntegrationProps } from './http-backend';
import { httpFailures } from './http-failures';
import { checkMethod } from './http-method';
import { checkHttpParameters, httpParameters, webSocketHttpParameters } from './http-parameters';
import { checkUrl } from './http-url';
import { MessageRouteIntegration } from './message-route-integration';
import type { RestIntegrationBindOptions, RestIntegrationConfig, RestIntegrationResponse } from './route-integration';
import type { WebSocketIntegrationBindOptions, WebSocketIntegrationConfig } from './websocket-integration';
import { webSocketResponses } from './websocket-responses';
import { EMPTY_TEMPLATE } from '../mapping/empty-template';
import { JsonTemplate } from '../mapping/json-template';
import { checkPathVariables } from '../mapping/path-variables';
import { jsonRequestTemplate, REFUSAL_WITHOUT_JSON } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { successTemplate, unlessRefused } from '../mapping/response-template';
import { webSocketRequestTemplate } from '../mapping/websocket-template';
import { ValidationError } from '../private/errors';

const METHODS_WITH_BODY = ['PATCH', 'POST', 'PUT'];

/** Statuses that go through as they are; every other success is answered with 200. */
const SUCCESSES = [201, 202];

/**
 * Properties of a route whose call to an HTTP backend is written by a mapping template.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export interface HttpCustomProps extends HttpIntegrationProps {
  /**
   * The body of the call, as `application/json`.
   *
   * @default - the JSON body as it is for POST, PUT and PATCH, none for other methods
   */
  readonly body?: JsonTemplate;

  /**
   * The answer's body, with values of what the backend answered (`ResponseValue`).
   *
   * @default - what the backend answered, as text with its content type
   */
  readonly response?: JsonTemplate;

  /**
   * Statuses that errors of the backend have for the caller, from that of the backend: `{ '402': 403 }`.
   *
   * The caller's may be 400, 403, 404, 409, 412, 413, 416, 429, 502, 503 and 504, each with a fixed body.
   *
   * @default - 400, 404, 409, 412, 413, 429, 503 and 504 stay as they are, 422 becomes 400, everything else 502
   */
  readonly errors?: { [backendStatus: string]: number };
}

/**
 * Calls an HTTP backend with a request of the API's own making: none of the caller's headers and parameters go through but mapped ones.
 *
 * 200, 201, 202 and 204 of the backend stay as they are, with its body; errors have a fixed body, and what the caller cannot mend is 502.
 * Redirects are not followed: 502. A request that lacks a value of the body is answered with status 400; the backend is called
 * with a body that is no JSON then, because API Gateway always calls it. It must not take such a body: the status would still be 400,
 * but without `response` the caller would read its answer.
 *
 * A required value of `query` or `headers` is demanded of the caller where the route validates its parameters.
 *
 * Throws as `HttpProxy` does, and for a route of `ANY` without `method`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export class HttpCustom extends MessageRouteIntegration {
  /**
   * @param url URL of the backend, for instance `https://shop.example/orders/{id}`
   */
  constructor(private readonly url: string, private readonly props: HttpCustomProps = {}) {
    super();
    checkUrl(url, props.insecureReason);
    checkHttpParameters(url, props);
    if (props.method !== undefined) checkMethod(props.method);
    httpFailures(props.errors);
  }

  public bindToRest(options: RestIntegrationBindOptions): RestIntegrationConfig {
    const { route, scope } = options;
    const httpMethod = this.props.method ?? route.method;
    if (httpMethod === 'ANY') throw new ValidationError(`'method' must say how '${route.method} ${route.path}' calls the backend, got ANY; write for instance 'POST'`, scope);
    const parameters = httpParameters(this.url, this.props, options);
    const template = this.requestTemplate(httpMethod);
    checkPathVariables([template, ...Object.values(parameters.requestParameters)], route, scope);
    return {
      type: IntegrationType.HTTP,
      uri: this.url,
      httpMethod,
      ...parameters,
      requestTemplates: { 'application/json': template },
      passthroughBehavior: 'NEVER',
      timeout: this.props.timeout,
      responses: [...this.successes(), ...httpFailures(this.props.errors)],
    };
  }

  /**
   * The backend is called with POST unless `method` says otherwise. On a route that returns an answer the client gets the body, or a
   * problem with its status.
   */
  public bindToWebSocket(options: WebSocketIntegrationBindOptions): WebSocketIntegrationConfig {
    const httpMethod = this.props.method ?? 'POST';
    return {
      type: 'HTTP',
      uri: this.url,
      httpMethod,
      requestParameters: webSocketHttpParameters(this.url, this.props, options),
      requestTemplate: webSocketRequestTemplate(this.requestTemplate(httpMethod)),
      timeout: this.props.timeout,
      responses: webSocketResponses([...this.successes(), ...httpFailures(this.props.errors)]),
    };
  }

  private requestTemplate(method: string): string {
    const body = this.props.body ?? (METHODS_WITH_BODY.includes(method) ? JsonTemplate.json(RequestValue.wholeBody()) : undefined);
    return body === undefined ? EMPTY_TEMPLATE : jsonRequestTemplate(body, REFUSAL_WITHOUT_JSON);
  }

  private successes(): RestIntegrationResponse[] {
    return [
      ...SUCCESSES.map((status) => this.success(status, String(status))),
      { statusCode: '204', selectionPattern: '204' },
      this.success(200, '20[^124]|2[1-9][0-9]'),
    ];
  }

  private success(statusCode: number, pattern: string): RestIntegrationResponse {
    if (this.props.response) return answer(statusCode, unlessRefused(successTemplate(this.props.response)), pattern);
    return {
      statusCode: String(statusCode),
      selectionPattern: pattern,
      headers: { 'Content-Type': 'integration.response.header.Content-Type' },
      contentHandling: 'CONVERT_TO_TEXT',
    };
  }
}
