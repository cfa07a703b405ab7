import type { Json, JsonObject } from '../contract/json-schema-draft4';
import type { RequestModel } from '../contract/request-model';

const DEFINITION = /^#\/definitions\/([^/]+)(.*)$/;

/**
 * Keywords that API Gateway leaves out of a model that comes in a document.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
const UNCHECKED = ['exclusiveMinimum', 'minItems', 'maxItems'];

/**
 * A model as schemas of an OpenAPI document: its own, and one for each of its definitions, since in a document a reference begins at the
 * document and not at the schema.
 */
export function openApiSchemas(model: RequestModel): [string, Json][] {
  const { $schema: _, definitions, ...schema } = model.schema;
  const named = Object.entries((definitions ?? {}) as JsonObject);
  return [
    [model.name, moved(schema, model.name)],
    ...named.map(([name, definition]): [string, Json] => [definitionName(model.name, name), moved(definition, model.name)]),
  ];
}

/**
 * Keywords of a model that would not be checked in a document.
 */
export function uncheckedKeywords(model: RequestModel): string[] {
  const text = JSON.stringify(model.schema);
  return UNCHECKED.filter((keyword) => text.includes(`"${keyword}":`));
}

function moved(value: Json, owner: string): Json {
  if (Array.isArray(value)) return value.map((one) => moved(one, owner));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name === '$ref' ? movedReference(one, owner) : moved(one, owner)]));
}

function movedReference(reference: Json, owner: string): Json {
  if (typeof reference !== 'string' || !reference.startsWith('#')) return moved(reference, owner);
  const definition = DEFINITION.exec(reference);
  const target = definition ? `${definitionName(owner, definition[1])}${definition[2]}` : `${owner}${reference.slice(1)}`;
  return `#/components/schemas/${target}`;
}

/**
 * Model names are letters and digits only; the length keeps two names apart that differ in other characters.
 */
function definitionName(owner: string, name: string): string {
  return `${owner}${Buffer.from(name).toString('hex')}`;
}
