import { checkBody } from './check-body';
import { parameterCheck } from './check-parameters';
import type { SchemaSet } from '../schema';
import type { Stage } from './compose';
import type { GatewayRequest } from './entry/request';
import { forContentType } from '../http/media-type';
import type { MethodModel } from '../template/rest-api-model';

/**
 * Checks a request against its method's validator: parameters first, then the body.
 *
 * An empty body is checked as `{}`, whatever the method.
 */
export function validate(method: MethodModel, schemas: SchemaSet): Stage {
  const checkParameters = method.validator?.parameters ? parameterCheck(method.requestParameters) : undefined;
  const models = method.validator?.body ? method.requestModels : new Map<string, string>();
  return (exchange, next) => {
    checkParameters?.(exchange);
    const model = models.size === 0 ? undefined : forContentType(models, exchange.request.headers.get('Content-Type'));
    if (model !== undefined && !isBuiltIn(model, schemas)) {
      checkBody({ body: exchange.request.body, contentType: contentType(exchange.request), journal: exchange.journal }, schemas.model(model));
    }
    return next(exchange);
  };
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
