import { failed } from './json-protocol';
import type { ServiceCall, ServiceRequest } from './parsed-call';
import { unknownParameter } from './problems';
import { locatedValue, nameOf } from './rest-protocol';
import type { Operation, ServiceModel } from './service-model';
import { ShapeChecker } from './shape-checker';
import { decodePercent } from '../http/query';

/**
 * Reads a request of the REST protocol whose bodies are JSON: the action from method and path, the parameters from path, query and headers.
 * Bodies are not read.
 */
export function parseRestJsonCall(request: ServiceRequest, model: ServiceModel): ServiceCall {
  for (const operation of model.operations) {
    const labels = operation.http.method === request.method ? labelsIn(request.path, operation) : undefined;
    if (labels) {
      return readCall(request, model, operation, labels);
    }
  }
  return failed(request, 'UnknownOperationException', `no action has the path '${request.path}'`);
}

function readCall(
  request: ServiceRequest, model: ServiceModel, { input: reference, name }: Operation, labels: ReadonlyMap<string, string>,
): ServiceCall {
  const shapeName = reference?.shape ?? '';
  const members = Object.entries(reference ? model.shape(shapeName).members ?? {} : {});
  const input = Object.fromEntries(members.flatMap(([member, place]) => {
    const value = locatedValue(request, place, labels, model);
    return value === undefined ? [] : [[member, value] as const];
  }));
  const known = new Set(members.filter(([, { location }]) => location === 'querystring').map(nameOf));
  return {
    service: request.service,
    operation: name,
    input,
    problems: [
      ...Object.keys(request.query).filter((parameter) => !known.has(parameter)).map((parameter) => unknownParameter([parameter])),
      ...reference ? new ShapeChecker(model).check(input, shapeName) : [],
    ],
  };
}

/*
 * Values of the labels of an action's path; undefined when it is another path.
 */
function labelsIn(path: string, { http }: Operation): ReadonlyMap<string, string> | undefined {
  const given = path.split('/');
  const wanted = http.requestUri.split('?')[0].split('/');
  if (given.length !== wanted.length) {
    return undefined;
  }
  const labels = new Map<string, string>();
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith('{')) {
      labels.set(part.slice(1, -1), decodePercent(given[index]));
    } else if (part !== given[index]) {
      return undefined;
    }
  }
  return labels;
}
