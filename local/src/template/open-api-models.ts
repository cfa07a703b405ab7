import { isRecord } from './cloud-template';
import type { Properties } from './properties';

/**
 * Names the models of an operation's body by content type. A schema written in place gets a name of its own in `schemas`.
 */
export function readRequestModels(
  operation: Properties, parameters: readonly Record<string, unknown>[], root: Properties, schemas: Map<string, unknown>,
): ReadonlyMap<string, string> {
  const bodies = [...contentSchemas(operation, root), ...swaggerSchemas(operation, parameters, root)];
  return new Map(bodies.map(([contentType, schema]) => [contentType, modelName(`${operation.owner} ${contentType}`, schema, schemas)]));
}

function contentSchemas(operation: Properties, root: Properties): readonly (readonly [string, unknown])[] {
  const content = requestBody(operation, root).content;
  return Object.entries(isRecord(content) ? content : {})
    .flatMap(([contentType, media]) => isRecord(media) && media.schema !== undefined ? [[contentType, media.schema] as const] : []);
}

function requestBody(operation: Properties, root: Properties): Readonly<Record<string, unknown>> {
  const body = operation.record('requestBody');
  if (typeof body.$ref !== 'string') {
    return body;
  }
  const shared = root.child('components')?.record('requestBodies')[lastSegment(body.$ref)];
  return isRecord(shared) ? shared : {};
}

function swaggerSchemas(
  operation: Properties, parameters: readonly Record<string, unknown>[], root: Properties,
): readonly (readonly [string, unknown])[] {
  const body = parameters.find((parameter) => parameter.in === 'body');
  if (!body) {
    return [];
  }
  const declared = operation.has('consumes') ? operation.strings('consumes') : root.strings('consumes');
  const contentTypes = declared.length > 0 ? declared : ['application/json'];
  return contentTypes.map((contentType) => [contentType, body.schema] as const);
}

function modelName(ownName: string, schema: unknown, schemas: Map<string, unknown>): string {
  if (isRecord(schema) && typeof schema.$ref === 'string' && Object.keys(schema).length === 1) {
    return lastSegment(schema.$ref);
  }
  schemas.set(ownName, schema);
  return ownName;
}

function lastSegment(reference: string): string {
  return reference.split('/').pop() ?? reference;
}
