import { IntegrationType } from 'aws-cdk-lib/aws-apigateway';
import { problem } from './answers';
import { answer } from './aws-service-integration';
import { MessageRouteIntegration } from './message-route-integration';
import { checkProblemStatus } from './problem-status';
import type { RestIntegrationBindOptions, RestIntegrationConfig, RestIntegrationResponse } from './route-integration';
import type { WebSocketIntegrationBindOptions, WebSocketIntegrationConfig } from './websocket-integration';
import { webSocketResponses } from './websocket-responses';
import { EMPTY_TEMPLATE } from '../mapping/empty-template';
import { JsonTemplate } from '../mapping/json-template';
import { MOCK_BODY_TEMPLATE, mockRequestTemplate } from '../mapping/mock-template';
import { constantMapping } from '../mapping/parameter-mapping';
import { checkPathVariables } from '../mapping/path-variables';
import type { RequestValue } from '../mapping/request-value';
import { successTemplate } from '../mapping/response-template';
import { webSocketRequestTemplate } from '../mapping/websocket-template';
import { ValidationError } from '../private/errors';

/**
 * Errors that a caller can ask for, to test how a client copes.
 */
export interface MockSimulation {
  /**
   * The value that names the status, for instance `RequestValue.header('X-Simulate')`. Without it, or with another text, the mock
   * answers as always.
   */
  readonly parameter: RequestValue;

  /**
   * The statuses that may be named: 400, 403, 404, 409, 412, 413, 416, 429, 502, 503 and 504.
   */
  readonly statuses: number[];
}

/**
 * Properties of a route that the API answers itself.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 */
export interface MockResponseProps {
  /**
   * Status of the answer: 200 to 599.
   *
   * @default 200
   */
  readonly statusCode?: number;

  /**
   * Members of the JSON body.
   *
   * @default - `bodyTemplate`, or an empty body
   */
  readonly body?: { [name: string]: string };

  /**
   * The JSON body, with values of the request. Instead of `body`.
   *
   * @default - `body`, or an empty body
   */
  readonly bodyTemplate?: JsonTemplate;

  /**
   * Headers of the answer: constants.
   *
   * @default - `Content-Type: application/json`
   */
  readonly headers?: { [name: string]: string };

  /**
   * Errors that a caller can ask for.
   *
   * @default - none
   */
  readonly simulate?: MockSimulation;
}

/**
 * Answers by the API itself, without a backend: a health check, a placeholder, a simulated error.
 *
 * A request body is ignored, unless `bodyTemplate` takes values from it; one whose content type is not `application/json` is
 * answered with status 415. A value that `bodyTemplate` lacks is answered with status 400.
 *
 * Throws for `body` and `bodyTemplate` together, and for statuses out of range.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 */
export class MockResponse extends MessageRouteIntegration {
  private readonly statusCode: number;

  constructor(private readonly props: MockResponseProps = {}) {
    super();
    this.statusCode = props.statusCode ?? 200;
    if (!Number.isInteger(this.statusCode) || this.statusCode < 200 || this.statusCode > 599) {
      throw new ValidationError(`'statusCode' must be 200 to 599, got ${this.statusCode}`);
    }
    if (props.body && props.bodyTemplate) throw new ValidationError("'body' and 'bodyTemplate' are two ways to say the same: give one of them");
    Object.values(props.headers ?? {}).forEach(constantMapping);
    if (props.simulate) checkSimulation(props.simulate, this.statusCode);
  }

  public bindToRest({ route, scope }: RestIntegrationBindOptions): RestIntegrationConfig {
    const template = this.requestTemplate();
    checkPathVariables([template], route, scope);
    return {
      type: IntegrationType.MOCK,
      requestTemplates: { 'application/json': template },
      passthroughBehavior: 'NEVER',
      responses: [this.answer(), ...this.errors().map((status) => problem(status, String(status)))],
    };
  }

  /**
   * Accepts a connection on `$connect`, or answers a message with the body. Headers are left out: a message has none.
   *
   * Throws for `bodyTemplate`: a MOCK answer of a WebSocket API sees nothing of the message.
   */
  public bindToWebSocket({ scope }: WebSocketIntegrationBindOptions): WebSocketIntegrationConfig {
    if (this.props.bodyTemplate) {
      throw new ValidationError("'bodyTemplate' is for REST APIs, because a MOCK answer of a WebSocket API sees nothing of the message; use 'body', or a LambdaProxy", scope);
    }
    return {
      type: 'MOCK',
      requestTemplate: webSocketRequestTemplate(this.requestTemplate()),
      responses: webSocketResponses([this.answer(), ...this.errors().map((status) => problem(status, String(status)))]),
    };
  }

  private requestTemplate(): string {
    const { simulate, bodyTemplate } = this.props;
    return mockRequestTemplate({
      statusCode: this.statusCode,
      simulate: simulate && { parameter: simulate.parameter.optional(), statuses: simulate.statuses },
      body: bodyTemplate,
    });
  }

  private answer(): RestIntegrationResponse {
    const headers = Object.entries(this.props.headers ?? {}).map(([name, value]) => [name, constantMapping(value)]);
    return { ...answer(this.statusCode, this.bodyTemplate()), headers: Object.fromEntries(headers) };
  }

  private bodyTemplate(): string {
    const { body, bodyTemplate } = this.props;
    if (bodyTemplate) return MOCK_BODY_TEMPLATE;
    if (!body) return EMPTY_TEMPLATE;
    const members = Object.entries(body).map(([name, value]) => [name, JsonTemplate.literal(value)]);
    return successTemplate(JsonTemplate.object(Object.fromEntries(members)));
  }

  private errors(): number[] {
    const refusals = this.props.bodyTemplate && this.statusCode !== 400 ? [400] : [];
    return [...new Set([...refusals, ...this.props.simulate?.statuses ?? []])];
  }
}

function checkSimulation({ statuses }: MockSimulation, own: number): void {
  if (statuses.length === 0) throw new ValidationError("'simulate' must list the statuses that a caller may ask for, got none");
  statuses.forEach((status) => checkProblemStatus(status, 'simulate.statuses'));
  if (statuses.includes(own)) throw new ValidationError(`'simulate' lists ${own}, which is the status of every answer; leave it out`);
}
