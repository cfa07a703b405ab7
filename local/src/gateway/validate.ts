import { checkBody } from './check-body';
import type { SchemaSet } from '../schema';
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
      checkBody({ body: exchange.request.body, contentType: contentType(exchange.request), journal: exchange.journal }, schemas.model(model));
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

function contentType(request: GatewayRequest): string {
  return request.headers.get('Content-Type') ?? 'application/json';
}

/*
 * Every API has the models Empty and Error, which accept anything that a template has not redefined.
 */
function isBuiltIn(name: string, schemas: SchemaSet): boolean {
  return (name === 'Empty' || name === 'Error') && !schemas.has(name);
}
