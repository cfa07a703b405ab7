import type { JavaValue } from '../java/values';
import { parseJson } from '../json';
import type { SchemaSet, Validator } from '../schema';
import type { Stage } from './compose';
import type { GatewayRequest } from './entry/request';
import type { Exchange } from './exchange';
import { GatewayFault } from './fault';
import { forContentType } from '../http/media-type';
import type { MethodModel } from '../template/rest-api-model';

const ORDER = ['header', 'path', 'querystring'];

interface RequiredParameter {
  readonly location: string;
  readonly name: string;
}

/**
 * Checks a request against its method's validator: parameters first, then the body.
 *
 * An empty body is checked as `{}`, whatever the method.
 */
export function validate(method: MethodModel, schemas: SchemaSet): Stage {
  const required = method.validator?.parameters ? requiredParameters(method) : [];
  const models = method.validator?.body ? method.requestModels : new Map<string, string>();
  return (exchange, next) => {
    checkParameters(required, exchange);
    const model = models.size === 0 ? undefined : forContentType(models, exchange.request.headers.get('Content-Type'));
    if (model !== undefined && !isBuiltIn(model, schemas)) {
      checkBody(exchange, schemas.model(model));
    }
    return next(exchange);
  };
}

function requiredParameters(method: MethodModel): readonly RequiredParameter[] {
  return [...method.requestParameters]
    .filter(([, required]) => required)
    .map(([key]) => {
      const [, , location, ...name] = key.split('.');
      return { location, name: name.join('.') };
    })
    .sort((left, right) => ORDER.indexOf(left.location) - ORDER.indexOf(right.location) || (left.name < right.name ? -1 : 1));
}

function checkParameters(required: readonly RequiredParameter[], exchange: Exchange): void {
  const missing = required.filter((parameter) => !valueOf(parameter, exchange)).map((parameter) => parameter.name);
  if (missing.length > 0) {
    const message = `Missing required request parameters: [${missing.join(', ')}]`;
    throw new GatewayFault('BAD_REQUEST_PARAMETERS', { message, validationError: message });
  }
}

function valueOf({ location, name }: RequiredParameter, exchange: Exchange): string | undefined {
  switch (location) {
    case 'header': return exchange.request.headers.get(name);
    case 'path': return exchange.pathParameters.get(name);
    default: return exchange.request.query.get(name)?.at(-1);
  }
}

function checkBody({ request, journal }: Exchange, validator: Validator): void {
  const errors = validator.errors(parseBody(request));
  if (errors.length > 0) {
    throw bodyFault(request, errors.join(', '), 'the body does not fit its model');
  }
  journal.info?.(`Request validation succeeded for content type ${contentType(request)}`);
}

function bodyFault(request: GatewayRequest, errors: string, reason: string): GatewayFault {
  return new GatewayFault('BAD_REQUEST_BODY', {
    validationError: `[${errors}]`,
    reason: `${reason}: ${errors}`,
    line: `Request body does not match model schema for content type ${contentType(request)}: [${errors}]`,
  });
}

function contentType(request: GatewayRequest): string {
  return request.headers.get('Content-Type') ?? 'application/json';
}

/*
 * A body must be JSON to the letter, which templates do not ask for; its numbers are then read with all their digits.
 */
function parseBody(request: GatewayRequest): JavaValue {
  const { body } = request;
  const text = body.length === 0 ? '{}' : body.toString('utf8');
  try {
    JSON.parse(text);
  } catch (error) {
    throw bodyFault(request, (error as Error).message, 'the body is not JSON');
  }
  return parseJson(text);
}

/*
 * Every API has the models Empty and Error, which accept anything that a template has not redefined.
 */
function isBuiltIn(name: string, schemas: SchemaSet): boolean {
  return (name === 'Empty' || name === 'Error') && !schemas.has(name);
}
