import { referredModel, type OpenApiDocument } from './open-api-document';
import { Properties } from './properties';

type Body = readonly [contentType: string, schema: unknown];

const DEFAULT_CONTENT_TYPE = 'application/json';

/**
 * Names the models of an operation's body by content type. A schema written in place gets a name of its own among the document's schemas.
 */
export function readRequestModels(operation: Properties, parameters: readonly Properties[], document: OpenApiDocument): ReadonlyMap<string, string> {
  const bodies = document.isSwagger ? bodyParameters(operation, parameters, document) : requestBody(operation, document);
  return new Map(bodies.flatMap(([contentType, schema]) => {
    const name = modelName(`${operation.owner} ${contentType}`, schema, document);
    return name === undefined ? [] : [[contentType, name]];
  }));
}

function requestBody(operation: Properties, document: OpenApiDocument): readonly Body[] {
  const declared = operation.child('requestBody');
  if (!declared) {
    return [];
  }
  const body = new Properties(declared.owner, document.dereferenced(declared.all, declared.owner));
  return body.entries('content').flatMap(([contentType, media]): readonly Body[] => media.has('schema') ? [[contentType, media.value('schema')]] : []);
}

function bodyParameters(operation: Properties, parameters: readonly Properties[], document: OpenApiDocument): readonly Body[] {
  const body = parameters.find((parameter) => parameter.string('in') === 'body');
  if (!body?.has('schema')) {
    return [];
  }
  const declared = operation.has('consumes') ? operation.strings('consumes') : document.root.strings('consumes');
  return (declared.length > 0 ? declared : [DEFAULT_CONTENT_TYPE]).map((contentType) => [contentType, body.value('schema')]);
}

/*
 * A model that is not there is left out, as an import does that does not fail on warnings.
 */
function modelName(ownName: string, schema: unknown, document: OpenApiDocument): string | undefined {
  const referred = referredModel(schema);
  if (referred === undefined) {
    document.schemas.set(ownName, schema);
    return ownName;
  }
  if (!document.schemas.has(referred)) {
    document.warnings.push(`${ownName} names the model '${referred}', which the document does not define; its bodies are not validated`);
    return undefined;
  }
  return referred;
}
