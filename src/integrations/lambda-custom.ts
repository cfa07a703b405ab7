import type { Duration } from 'aws-cdk-lib';
import { IntegrationType } from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { problem } from './answers';
import { answer, constantHeader } from './aws-service-integration';
import { LambdaErrorMapping, lambdaFailures } from './lambda-error';
import { fixedTarget, LambdaTarget, StageVariableAliasProps, stageVariableTarget } from './lambda-target';
import { invocationUri } from './lambda-uri';
import { MessageRouteIntegration } from './message-route-integration';
import type { RestIntegrationBindOptions, RestIntegrationConfig, RestIntegrationResponse } from './route-integration';
import type { WebSocketIntegrationBindOptions, WebSocketIntegrationConfig, WebSocketIntegrationResponse } from './websocket-integration';
import { webSocketResponses } from './websocket-responses';
import { functionAnswerTemplate, functionMessageTemplate } from '../mapping/function-answer';
import { JsonTemplate } from '../mapping/json-template';
import { checkPathVariables } from '../mapping/path-variables';
import { jsonRequestTemplate, REFUSAL_WITHOUT_JSON } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { webSocketRequestTemplate } from '../mapping/websocket-template';
import { ValidationError } from '../private/errors';

/**
 * Whether the caller waits for the function.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export enum LambdaInvocationType {
  /**
   * The caller waits, and gets what the function returns.
   */
  REQUEST_RESPONSE = 'RequestResponse',

  /**
   * The function is queued, and the caller gets 202 at once.
   */
  EVENT = 'Event',
}

/**
 * Properties of a route that hands a function an event of the API's own making.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-custom-integrations.html
 */
export interface LambdaCustomProps {
  /**
   * The event, with values of the request in it.
   *
   * @default - the JSON body as it is, `{}` without a body
   */
  readonly event?: JsonTemplate;

  /**
   * Whether the caller waits for the function.
   *
   * @default LambdaInvocationType.REQUEST_RESPONSE
   */
  readonly invocationType?: LambdaInvocationType;

  /**
   * The answer's body, with values of what the function returned (`ResponseValue`). Not for `LambdaInvocationType.EVENT`.
   *
   * @default - what the function returned, as JSON
   */
  readonly response?: JsonTemplate;

  /**
   * Errors of the function that have a status of their own. The first pattern that matches decides.
   *
   * @default - every error is answered with status 502
   */
  readonly errors?: LambdaErrorMapping[];

  /**
   * Time that the function has to answer: 50 milliseconds to 29 seconds.
   *
   * More needs a raised quota, and a regional or private API.
   *
   * @default - 29 seconds
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
   */
  readonly timeout?: Duration;
}

/**
 * Invokes a Lambda function with an event written by a mapping template: 200 with what it returns, or 202 `{ "requestId": … }` at once.
 *
 * The function permits the API to invoke it, once for each API; there is no role. A function that fails is answered with status 502
 * and a fixed body, or with the status that `errors` gives its message; the message itself stays inside. A request that lacks a
 * value of the event is answered with status 400, and the function is not invoked.
 *
 * API Gateway knows an error by its message only. An object with `errorType` and an `errorMessage` that is empty or no text counts as
 * an error too; one without `errorMessage` counts as what the function returned.
 *
 * Throws for `response` and `errors` on an event invocation, and for an error without a pattern.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-custom-integrations.html
 */
export class LambdaCustom extends MessageRouteIntegration {
  /**
   * The alias of a function that the stage names in a variable.
   *
   * Throws if there is no alias, if the variable's name cannot be one, or if the function is itself an alias or a version.
   */
  public static byStageVariable(fn: IFunction, alias: StageVariableAliasProps, props: LambdaCustomProps = {}): LambdaCustom {
    const custom = new LambdaCustom(fn, props);
    custom.target = stageVariableTarget(fn, alias);
    return custom;
  }

  private target: LambdaTarget;

  /**
   * @param fn a function, a version or an alias
   */
  constructor(fn: IFunction, private readonly props: LambdaCustomProps = {}) {
    super();
    this.target = fixedTarget(fn);
    if (this.isEvent && (props.response || props.errors)) {
      throw new ValidationError("'response' and 'errors' are for LambdaInvocationType.REQUEST_RESPONSE: nobody waits for what a queued function returns", fn);
    }
    lambdaFailures(props.errors ?? []);
  }

  public bindToRest(options: RestIntegrationBindOptions): RestIntegrationConfig {
    const template = this.requestTemplate();
    checkPathVariables([template], options.route, options.scope);
    return {
      type: IntegrationType.AWS,
      uri: invocationUri(this.target.functionArn, this.target.region),
      httpMethod: 'POST',
      requestParameters: this.requestParameters(),
      requestTemplates: { 'application/json': template },
      passthroughBehavior: 'NEVER',
      timeout: this.props.timeout,
      responses: [this.success(), ...lambdaFailures(this.props.errors ?? [])],
      invokes: [...this.target.invokes],
    };
  }

  /**
   * On `$connect` the status of Lambda itself decides on the connection: a function that fails does not refuse it. Use `LambdaProxy` there.
   */
  public bindToWebSocket({ scope, routeKey }: WebSocketIntegrationBindOptions): WebSocketIntegrationConfig {
    if (routeKey === '$connect') {
      throw new ValidationError("'$connect' would accept the connection although the function failed: use LambdaProxy, whose statusCode decides", scope);
    }
    return {
      type: 'AWS',
      uri: invocationUri(this.target.functionArn, this.target.region),
      httpMethod: 'POST',
      requestParameters: this.requestParameters(),
      requestTemplate: webSocketRequestTemplate(this.requestTemplate()),
      timeout: this.props.timeout,
      responses: this.messages(),
      invokes: [...this.target.invokes],
    };
  }

  private requestTemplate(): string {
    return jsonRequestTemplate(this.props.event ?? JsonTemplate.json(RequestValue.wholeBody()), REFUSAL_WITHOUT_JSON);
  }

  private requestParameters(): { [name: string]: string } | undefined {
    return this.isEvent ? { 'integration.request.header.X-Amz-Invocation-Type': constantHeader('Event') } : undefined;
  }

  /**
   * What the function says is in the body, where the template finds its error, whether API Gateway selects by the error's message or by
   * the status of Lambda itself; what Lambda refuses has its own status.
   */
  private messages(): WebSocketIntegrationResponse[] {
    const { response, errors = [] } = this.props;
    const templates = this.isEvent ? this.success().templates : { 'application/json': functionMessageTemplate(errors, response) };
    return webSocketResponses([
      problem(429, '429'),
      problem(400, '4(?!29)\\d{2}'),
      problem(502, '5\\d{2}'),
      { statusCode: '200', templates },
    ]);
  }

  private get isEvent(): boolean {
    return this.props.invocationType === LambdaInvocationType.EVENT;
  }

  /**
   * Has no pattern: only the messages of errors are matched with patterns.
   */
  private success(): RestIntegrationResponse {
    return this.isEvent
      ? answer(202, '{"requestId":"$context.extendedRequestId"}')
      : answer(200, functionAnswerTemplate(this.props.response));
  }
}
