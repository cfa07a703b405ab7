import { Aws, Duration, Token } from 'aws-cdk-lib';
import { IntegrationType } from 'aws-cdk-lib/aws-apigateway';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { COMMON_ERRORS } from './aws-service-error';
import { integrationRole, IntegrationRights } from './integration-role';
import { RestRouteIntegration } from './rest-route-integration';
import type { BoundRoute, RestIntegrationBindOptions, RestIntegrationConfig, RestIntegrationResponse } from './route-integration';
import type { WebSocketIntegrationBindOptions, WebSocketIntegrationConfig } from './websocket-integration';
import { webSocketResponses } from './websocket-responses';
import { checkPathVariables } from '../mapping/path-variables';
import { RequestValue } from '../mapping/request-value';
import { errorTemplate, ErrorRule, problemTemplate } from '../mapping/response-template';
import { webSocketRequestTemplate } from '../mapping/websocket-template';
import { ValidationError } from '../private/errors';

/**
 * What all routes straight onto an AWS service have in common.
 */
export interface AwsServiceIntegrationProps {
  /**
   * The role that API Gateway takes on for the call.
   *
   * @default - a role of the API's own that may do exactly this action on exactly this resource, and use its key
   */
  readonly role?: iam.IRole;

  /**
   * Time that the service has to answer: 50 milliseconds to 29 seconds, to 30 seconds on an HTTP API.
   *
   * More needs a raised quota, and a regional or private REST API.
   *
   * @default - 29 seconds, 30 seconds on an HTTP API
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
   */
  readonly timeout?: Duration;
}

/**
 * One call of one action of a service, as a subclass describes it.
 *
 * @internal
 */
export interface ServiceCall {
  /** Service as it stands in an integration URI: `sqs`, `dynamodb`. */
  readonly service: string;
  /** Sub-domain before the service, as S3 and some others want it. */
  readonly subdomain?: string;
  /** `action/GetItem` or `path/…`: what follows the service in the URI. */
  readonly target: string;
  /** Region of the resource, that of the API when left out. */
  readonly region?: string;
  /** POST when left out. */
  readonly httpMethod?: string;
  /** Parameters of the outgoing call: `header.X-Amz-Target`, `path.key`, `querystring.prefix`, each to a mapping expression. */
  readonly parameters?: { readonly [name: string]: string };
  /** Parameters of the method that those mappings read, and whether a call without one is refused. */
  readonly methodParameters?: { readonly [name: string]: boolean };
  /** The request template, none to pass the body on as it came. */
  readonly template?: string;
  /** The answer of a success. */
  readonly success: RestIntegrationResponse;
  /** What the service's codes of errors mean, before what they mean everywhere. */
  readonly errors?: readonly ErrorRule[];
  /** Where the code stands in the service's answer: `__type` when left out. */
  readonly errorCode?: string;
  /** Replaces the answers for errors: for services whose errors are not JSON. */
  readonly failures?: readonly RestIntegrationResponse[];
  readonly contentHandling?: string;
  readonly binaryMediaTypes?: string[];
}

/**
 * Where a kind of API has the simple parameters of a call that say nothing themselves.
 *
 * @internal
 */
export type DefaultSource = (name: string) => RequestValue;

/** On a REST API, parameters stand in the query. */
const IN_QUERY: DefaultSource = (name) => RequestValue.query(name);

/** A message of a WebSocket API has nothing but its body. */
const IN_MESSAGE: DefaultSource = (name) => RequestValue.body(name);

/**
 * Base of the routes straight onto an AWS service: the role, the URI, the templates and an answer for every error are made here, once.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services.html
 */
export abstract class AwsServiceIntegration extends RestRouteIntegration {
  private readonly calls = new Map<string, WholeCall>();

  /**
   * @internal
   */
  protected constructor(private readonly serviceProps: AwsServiceIntegrationProps) {
    super();
  }

  public bindToRest(options: RestIntegrationBindOptions): RestIntegrationConfig {
    const call = this.callOn(options.route, 'REST', IN_QUERY);
    checkPathVariables([call.template ?? '', ...Object.values(call.parameters ?? {})], options.route, options.scope);
    return {
      type: IntegrationType.AWS,
      uri: integrationUri(call),
      httpMethod: call.httpMethod ?? 'POST',
      credentialsArn: this._roleFor(options.route, options.scope).roleArn,
      requestParameters: prefixed(call.parameters ?? {}),
      requestTemplates: call.template === undefined ? undefined : { 'application/json': call.template },
      passthroughBehavior: call.template === undefined ? 'WHEN_NO_MATCH' : 'NEVER',
      contentHandling: call.contentHandling,
      timeout: this.serviceProps.timeout,
      responses: [call.success, ...call.failures],
      methodParameters: call.methodParameters,
      binaryMediaTypes: call.binaryMediaTypes,
    };
  }

  /**
   * The call of a message: what `bindToWebSocket` of the classes that serve WebSocket APIs answers.
   *
   * @internal
   */
  protected _bindMessage({ scope, routeKey }: WebSocketIntegrationBindOptions): WebSocketIntegrationConfig {
    const route = { method: '', path: routeKey, pathVariables: [] };
    const call = this.callOn(route, 'WEBSOCKET', IN_MESSAGE);
    return {
      type: 'AWS',
      uri: integrationUri(call),
      httpMethod: call.httpMethod ?? 'POST',
      credentialsArn: this._roleFor(route, scope).roleArn,
      requestParameters: prefixed(call.parameters ?? {}),
      requestTemplate: call.template === undefined ? undefined : webSocketRequestTemplate(call.template),
      contentHandling: call.contentHandling,
      timeout: this.serviceProps.timeout,
      responses: webSocketResponses([call.success, ...call.failures]),
    };
  }

  /**
   * What the call says.
   *
   * @param source where parameters come from that the user does not name
   * @internal
   */
  protected abstract _call(route: BoundRoute, source: DefaultSource): ServiceCall;

  /**
   * What of the route the call depends on: nothing, unless a subclass says so.
   *
   * @internal
   */
  protected _dependsOn(_route: BoundRoute): string {
    return '';
  }

  /**
   * What the role may do.
   *
   * @internal
   */
  protected abstract _rights(route: BoundRoute, scope: Construct): IntegrationRights;

  /**
   * The user's role, or the one that the API has for just this.
   *
   * @internal
   */
  protected _roleFor(route: BoundRoute, scope: Construct): iam.IRole {
    return this.serviceProps.role ?? integrationRole(scope, this._rights(route, scope));
  }

  /**
   * An integration of many routes writes its templates once.
   */
  private callOn(route: BoundRoute, kind: string, source: DefaultSource): WholeCall {
    const key = `${kind} ${this._dependsOn(route)}`;
    const call = this.calls.get(key) ?? withFailures(this._call(route, source));
    this.calls.set(key, call);
    return call;
  }
}

/**
 * A header's constant, in the quotes that a parameter mapping wants.
 */
export function constantHeader(value: string): string {
  if (!Token.isUnresolved(value) && value.includes("'")) throw new ValidationError(`a constant header cannot hold an apostrophe, got ${value}`);
  return `'${value}'`;
}

/**
 * Headers of the JSON protocol of AWS.
 *
 * @param target prefix and action, as the service's `X-Amz-Target` wants it
 * @param version 1.0 or 1.1
 */
export function jsonProtocol(target: string, version: string): { [name: string]: string } {
  return {
    'header.Content-Type': constantHeader(`application/x-amz-json-${version}`),
    'header.X-Amz-Target': constantHeader(target),
  };
}

/**
 * An answer whose body a template writes.
 *
 * On an API with binary types, API Gateway would decode the text as base64 for callers whose `Accept` begins with one of them: the
 * conversion says that it is text.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export function answer(statusCode: number, template: string, selectionPattern?: string): RestIntegrationResponse {
  return { statusCode: String(statusCode), selectionPattern, templates: { 'application/json': template }, contentHandling: 'CONVERT_TO_TEXT' };
}

function integrationUri(call: ServiceCall): string {
  const service = call.subdomain === undefined ? call.service : `${call.subdomain}.${call.service}`;
  return `arn:${Aws.PARTITION}:apigateway:${call.region ?? Aws.REGION}:${service}:${call.target}`;
}

interface WholeCall extends ServiceCall {
  readonly failures: readonly RestIntegrationResponse[];
}

/**
 * Gives a call the answers for errors that it has not itself.
 */
function withFailures(call: ServiceCall): WholeCall {
  return { ...call, failures: call.failures ?? serviceFailures(call) };
}

/**
 * Whatever no pattern matches is a failure too: nothing but a recorded success is answered as one.
 */
function serviceFailures(call: ServiceCall): RestIntegrationResponse[] {
  return [
    answer(400, errorTemplate(call.errorCode ?? '__type', [...(call.errors ?? []), ...COMMON_ERRORS]), '4\\d{2}'),
    answer(503, problemTemplate(503), '503'),
    answer(502, problemTemplate(502)),
  ];
}

function prefixed(parameters: { readonly [name: string]: string }): { [name: string]: string } {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`integration.request.${name}`, value]));
}
