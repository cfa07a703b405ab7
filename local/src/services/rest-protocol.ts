import { failed } from './json-protocol';
import type { ServiceCall, ServiceRequest } from './parsed-call';
import { unknownParameter } from './problems';
import type { Operation, ServiceModel, Shape, ShapeReference } from './service-model';
import { ShapeChecker } from './shape-checker';
import { decodePercent } from '../http/query';

interface Candidate {
  readonly operation: Operation;
  readonly fixedQuery: readonly string[];
  readonly required: readonly ShapeReference[];
}

/**
 * Reads a request to S3: bucket and key from host and path, the action from method, query and headers.
 */
export function parseS3Call(request: ServiceRequest, model: ServiceModel): ServiceCall {
  const target = bucketAndKey(request);
  const candidate = findOperation(request, model, target);
  const shapeName = candidate?.operation.input?.shape;
  if (!candidate || shapeName === undefined) {
    return failed(request, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
  }
  const shape = model.shape(shapeName);
  const members = Object.entries(shape.members ?? {});
  const input: Record<string, unknown> = {};
  for (const [name, reference] of members) {
    const value = locatedValue(request, reference, target, model) ?? (name === shape.payload && request.body.length > 0 ? request.body : undefined);
    if (value !== undefined) {
      input[name] = value;
    }
  }
  const known = new Set([...candidate.fixedQuery, ...members.filter(([, reference]) => reference.location === 'querystring').map(nameOf)]);
  return {
    service: request.service,
    operation: candidate.operation.name,
    input,
    problems: [
      ...Object.keys(request.query).filter((name) => !known.has(name)).map((name) => unknownParameter([name])),
      ...new ShapeChecker(model, xmlPayload(shape, model)).check(input, shapeName),
    ],
  };
}

function bucketAndKey(request: ServiceRequest): ReadonlyMap<string, string> {
  const host = /^https:\/\/([^/]+)/.exec(request.url)?.[1] ?? '';
  const parts = request.path.slice(1).split('/');
  const subdomain = host.startsWith('s3.') ? undefined : host.slice(0, host.indexOf('.s3.'));
  const bucket = subdomain ?? parts.shift() ?? '';
  const key = decodePercent(parts.join('/'));
  return new Map([['Bucket', decodePercent(bucket)], ['Key', key]].filter(([, value]) => value !== '') as [string, string][]);
}

function findOperation(request: ServiceRequest, model: ServiceModel, target: ReadonlyMap<string, string>): Candidate | undefined {
  return model.operations
    .filter((operation) => operation.http.method === request.method && pathFits(operation, target))
    .map((operation) => candidateOf(operation, model))
    .filter(({ fixedQuery, required }) => fixedQuery.every((name) => name in request.query)
      && required.every((reference) => textAt(request, reference) !== undefined))
    .sort((left, right) => specificity(right) - specificity(left))[0];
}

function pathFits(operation: Operation, target: ReadonlyMap<string, string>): boolean {
  const { requestUri } = operation.http;
  return requestUri.includes('{Bucket}') === target.has('Bucket') && requestUri.includes('{Key+}') === target.has('Key');
}

function candidateOf(operation: Operation, model: ServiceModel): Candidate {
  const shape = operation.input && model.shape(operation.input.shape);
  const fixed = operation.http.requestUri.split('?')[1] ?? '';
  return {
    operation,
    fixedQuery: fixed === '' ? [] : fixed.split('&').map((part) => part.split('=')[0]),
    required: (shape?.required ?? [])
      .map((name) => shape?.members?.[name])
      .filter((reference) => reference !== undefined)
      .filter(({ location }) => location === 'querystring' || location === 'header'),
  };
}

function specificity({ fixedQuery, required }: Candidate): number {
  return fixedQuery.length + required.length;
}

function textAt(request: ServiceRequest, reference: ShapeReference): string | undefined {
  const name = reference.locationName ?? '';
  if (reference.location === 'header') {
    return request.headers[name];
  }
  const value = request.query[name];
  return typeof value === 'string' || value === undefined ? value : value[value.length - 1];
}

/**
 * The value of a parameter that stands in path, query or headers.
 *
 * @param target values of the path by their names
 */
export function locatedValue(
  request: ServiceRequest, reference: ShapeReference, target: ReadonlyMap<string, string>, model: ServiceModel,
): string | number | boolean | undefined {
  if (reference.location === 'uri') {
    return target.get(reference.locationName ?? '');
  }
  const text = reference.location === 'header' || reference.location === 'querystring' ? textAt(request, reference) : undefined;
  return text === undefined ? undefined : typed(text, model.shape(reference.shape).type);
}

function typed(text: string, type: string): string | number | boolean {
  switch (type) {
    case 'boolean': return text === 'true';
    case 'integer':
    case 'long': return Number(text);
    default: return text;
  }
}

/*
 * A payload that is a structure travels as XML, which is not read.
 */
function xmlPayload({ payload, members }: Shape, model: ServiceModel): ReadonlySet<string> {
  const type = payload === undefined ? undefined : model.shape(members?.[payload]?.shape ?? '').type;
  return new Set(payload !== undefined && type === 'structure' ? [payload] : []);
}

/**
 * Name of a parameter where it stands.
 */
export function nameOf([name, reference]: readonly [string, ShapeReference]): string {
  return reference.locationName ?? name;
}
