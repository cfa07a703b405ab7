import { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { errorBody, problemBody } from './error-body';
import type { GatewayResponseOptions, GatewayResponsesOptions } from './gateway-response-options';
import { ValidationError } from '../private/errors';

/**
 * A gateway response as `AWS::ApiGateway::GatewayResponse` takes it, headers by their bare names.
 */
export interface GatewayResponseConfig {
  readonly responseType: string;
  readonly statusCode?: string;
  readonly headers: { [name: string]: string };
  readonly templates: { [contentType: string]: string };
}

/**
 * What answers carry cross-origin headers.
 */
export interface IErrorHeaders {
  gatewayResponseHeaders(): { [name: string]: string };
}

const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = "'application/problem+json'";
const MAPPING_EXPRESSION = /^('[^']*'|(method\.request|context|stageVariables)\.\S+)$/;

/**
 * Types that answer otherwise than AWS does. Each has its own body and headers, since a customized type takes nothing from the
 * default types.
 */
const DEFAULT_TYPES = [
  ResponseType.DEFAULT_4XX, ResponseType.DEFAULT_5XX,
  ResponseType.BAD_REQUEST_BODY, ResponseType.BAD_REQUEST_PARAMETERS,
  ResponseType.THROTTLED, ResponseType.QUOTA_EXCEEDED,
];

/**
 * Throttling refills every second; when a quota's period ends the gateway does not say, so callers look in once an hour.
 */
const RETRY_AFTER: { [type: string]: string } = { THROTTLED: "'1'", QUOTA_EXCEEDED: "'3600'" };

/**
 * All gateway responses of an API, in a stable order.
 */
export function gatewayResponses(options: GatewayResponsesOptions, cors?: IErrorHeaders, scope?: Construct): GatewayResponseConfig[] {
  const own = byType(options.gatewayResponses ?? [], scope);
  const types = new Set([...DEFAULT_TYPES.map((type) => type.responseType), ...own.keys()]);
  const shared = { ...cors?.gatewayResponseHeaders(), ...(options.problemDetails && { 'Content-Type': PROBLEM_TYPE }) };
  return [...types].sort().map((type) => render(type, own.get(type), shared, options.problemDetails ?? false));
}

function byType(responses: GatewayResponseOptions[], scope?: Construct): Map<string, GatewayResponseOptions> {
  const found = new Map<string, GatewayResponseOptions>();
  for (const response of responses) {
    const type = response.type.responseType;
    if (found.has(type)) throw new ValidationError(`'gatewayResponses' must name a type once, got ${type} twice; join the two`, scope);
    check(response, scope);
    found.set(type, response);
  }
  return found;
}

function check(response: GatewayResponseOptions, scope?: Construct): void {
  const { type: { responseType }, statusCode, headers = {}, message, templates } = response;
  if (statusCode !== undefined && !(Number.isInteger(statusCode) && statusCode >= 100 && statusCode <= 599)) {
    throw new ValidationError(`'statusCode' of ${responseType} must be 100 to 599, got ${statusCode}`, scope);
  }
  if (message !== undefined && templates) {
    throw new ValidationError(`'message' and 'templates' of ${responseType} exclude each other; write the message into the templates`, scope);
  }
  for (const [name, value] of Object.entries(headers)) {
    if (MAPPING_EXPRESSION.test(value)) continue;
    throw new ValidationError(`header '${name}' of ${responseType} must be a constant in single quotes or a request value such as `
      + `method.request.header.X, got ${value}; write '${value}' in quotes`, scope);
  }
}

function render(type: string, own: GatewayResponseOptions | undefined, shared: { [name: string]: string }, problem: boolean): GatewayResponseConfig {
  const body = problem ? problemBody : errorBody;
  return {
    responseType: type,
    ...(own?.statusCode !== undefined && { statusCode: String(own.statusCode) }),
    headers: {
      ...shared,
      ...(RETRY_AFTER[type] && { 'Retry-After': RETRY_AFTER[type] }),
      ...own?.headers,
    },
    templates: own?.templates ?? { [JSON_TYPE]: body(type, own?.message) },
  };
}
