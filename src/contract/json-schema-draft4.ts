import { Token } from 'aws-cdk-lib';
import { JsonSchemaVersion } from 'aws-cdk-lib/aws-apigateway';
import type { JsonSchema } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { ValidationError } from '../private/errors';

/**
 * JSON, as far as schemas go.
 */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [member: string]: Json;
}

/** Keywords whose value is one schema, or a list of them. */
const SCHEMAS = new Set(['items', 'additionalItems', 'additionalProperties', 'allOf', 'anyOf', 'oneOf', 'not']);

/** Keywords whose value holds a schema under each name. */
const NAMED_SCHEMAS = new Set(['properties', 'patternProperties', 'definitions', 'dependencies']);

/** Names that CDK gives to keywords that begin with a dollar sign. */
const RENAMED: { [name: string]: string } = { schema: '$schema', ref: '$ref' };

/** Keywords that say whether the number of another one is itself allowed. */
const EXCLUSIVE: { [keyword: string]: string } = { exclusiveMinimum: 'minimum', exclusiveMaximum: 'maximum' };

/** What API Gateway can look up. */
const REFERENCE = /^(#|https:\/\/apigateway\.amazonaws\.com\/restapis\/)/;

/** Keywords of later drafts, and what draft 4 says instead. */
const LATER: { [keyword: string]: string } = {
  const: "'enum' with one value",
  contains: "'items'",
  propertyNames: "'patternProperties' with 'additionalProperties: false'",
  if: "'oneOf'",
  then: "'oneOf'",
  else: "'oneOf'",
  $id: "'id'",
  $defs: "'definitions'",
  $anchor: "'id'",
  dependentRequired: "'dependencies'",
  dependentSchemas: "'dependencies'",
  prefixItems: "a list under 'items'",
  unevaluatedItems: "'additionalItems'",
  unevaluatedProperties: "'additionalProperties'",
  minContains: "'minItems'",
  maxContains: "'maxItems'",
};

/**
 * Renders a schema for API Gateway, with members in alphabetical order so that equal schemas are equal texts.
 *
 * API Gateway reads draft 4 and passes over what it does not know, which would leave bodies unchecked: later keywords are errors.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function renderDraft4(schema: JsonSchema, scope: Construct): JsonObject {
  const rendered = new Draft4Renderer(scope).schema(schema as JsonObject, []);
  return { $schema: JsonSchemaVersion.DRAFT4, ...(rendered as JsonObject) };
}

class Draft4Renderer {
  constructor(private readonly scope: Construct) {}

  public schema(schema: Json, path: string[]): Json {
    this.refuseToken(schema, path);
    if (Array.isArray(schema)) return schema.map((one, index) => this.schema(one, [...path, String(index)]));
    if (!isObject(schema)) return schema;
    return members(schema).reduce<JsonObject>((rendered, [member, value]) => {
      const keyword = RENAMED[member] ?? member;
      return { ...rendered, [keyword]: this.keyword(keyword, value, [...path, keyword]) };
    }, {});
  }

  private keyword(keyword: string, value: Json, path: string[]): Json {
    this.refuseToken(value, path);
    this.refuseLater(keyword, path);
    this.refuseOtherMeaning(keyword, value, path);
    if (SCHEMAS.has(keyword)) return this.schema(value, path);
    if (NAMED_SCHEMAS.has(keyword) && isObject(value)) {
      return Object.fromEntries(members(value).map(([name, one]) => [name, this.namedSchema(one, [...path, name])]));
    }
    return this.data(value, path);
  }

  private namedSchema(value: Json, path: string[]): Json {
    return Array.isArray(value) ? this.data(value, path) : this.schema(value, path);
  }

  private data(value: Json, path: string[]): Json {
    this.refuseToken(value, path);
    if (Array.isArray(value)) return value.map((one) => this.data(one, path));
    if (!isObject(value)) return value;
    return Object.fromEntries(members(value).map(([name, one]) => [name, this.data(one, path)]));
  }

  private refuseToken(value: Json, path: string[]): void {
    if (Token.isUnresolved(value)) this.fail(path, 'must be known at synth, got a token', 'write the value itself');
  }

  private refuseLater(keyword: string, path: string[]): void {
    if (keyword in LATER) this.fail(path, 'is no keyword of JSON Schema draft 4', `write ${LATER[keyword]}`);
  }

  /**
   * Refuses what later drafts write under a keyword that draft 4 knows too.
   */
  private refuseOtherMeaning(keyword: string, value: Json, path: string[]): void {
    if (keyword === '$schema' && value !== JsonSchemaVersion.DRAFT4) {
      this.fail(path, `must be JSON Schema draft 4, got ${String(value)}`, 'write JsonSchemaVersion.DRAFT4, or leave it out');
    }
    if (keyword === '$ref' && !REFERENCE.test(String(value))) {
      this.fail(path, `must point into the schema or to a model of the API, got ${String(value)}`, "write '#/definitions/…'");
    }
    if (keyword in EXCLUSIVE && typeof value !== 'boolean') {
      this.fail(path, `must be true or false in draft 4, got ${String(value)}`, `write the number as '${EXCLUSIVE[keyword]}'`);
    }
    if (keyword === 'required' && !(Array.isArray(value) && value.length > 0)) {
      this.fail(path, 'must be a list of at least one name in draft 4', 'name the properties, or leave it out');
    }
  }

  private fail(path: string[], problem: string, advice: string): never {
    throw new ValidationError(`'${path.join('.')}' of 'requestBody' ${problem}; ${advice}`, this.scope);
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function members(object: JsonObject): [string, Json][] {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
