import { duplicateKeys } from './duplicate-keys';
import { extraChecks } from './extra-checks';
import type { ServiceCall, ServiceRequest } from './parsed-call';
import { duplicateParameter } from './problems';
import type { ServiceModel } from './service-model';
import { ShapeChecker } from './shape-checker';
import { isRecord } from '../template/cloud-template';

/**
 * Reads a request of a JSON protocol: the action from `X-Amz-Target`, the parameters from the body.
 */
export function parseJsonCall(request: ServiceRequest, model: ServiceModel): ServiceCall {
  const target = request.headers['X-Amz-Target'] ?? '';
  const name = target.slice(target.lastIndexOf('.') + 1);
  const operation = model.operation(name);
  if (!operation || target !== `${model.targetPrefix}.${name}`) {
    return failed(request, 'UnknownOperationException', `X-Amz-Target names no action: '${target}'`);
  }
  const text = request.body.length === 0 ? '{}' : request.body.toString('utf8');
  const input = parse(text);
  if (!isRecord(input)) {
    return { ...failed(request, 'SerializationException', 'the body is not a JSON object'), operation: name };
  }
  const shape = operation.input?.shape;
  return {
    service: request.service,
    operation: name,
    input,
    problems: [
      ...duplicateKeys(text).map(duplicateParameter),
      ...shape === undefined ? [] : new ShapeChecker(model).check(input, shape),
      ...extraChecks(request.service, name, input),
    ],
  };
}

/**
 * A request that cannot be read any further.
 */
export function failed(request: ServiceRequest, code: string, message: string): ServiceCall {
  return { service: request.service, input: {}, problems: [{ code, message }] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
