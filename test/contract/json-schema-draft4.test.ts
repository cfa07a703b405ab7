import { Lazy, Stack } from 'aws-cdk-lib';
import { JsonSchemaType, JsonSchemaVersion } from 'aws-cdk-lib/aws-apigateway';
import type { JsonSchema } from 'aws-cdk-lib/aws-apigateway';
import { renderDraft4 } from '../../src/contract/json-schema-draft4';

const { ARRAY, OBJECT, STRING } = JsonSchemaType;
const DRAFT4 = 'http://json-schema.org/draft-04/schema#';
const render = (schema: JsonSchema) => renderDraft4(schema, new Stack());
// Callers in JavaScript and Python are not held back by the type.
const untyped = (schema: object) => render(schema as JsonSchema);

test('says its draft', () => {
  expect(render({ type: OBJECT })).toEqual({ $schema: DRAFT4, type: 'object' });
  expect(render({ schema: JsonSchemaVersion.DRAFT4 })).toEqual({ $schema: DRAFT4 });
});

test('keywords with a dollar sign are renamed at every depth', () => {
  expect(render({
    definitions: { line: { type: OBJECT, properties: { next: { ref: '#/definitions/line' } } } },
    type: ARRAY,
    items: [{ ref: '#/definitions/line' }],
    dependencies: { a: ['b'], c: { ref: '#/definitions/line' } },
    additionalItems: { ref: '#/definitions/line' },
  })).toEqual({
    $schema: DRAFT4,
    definitions: { line: { type: 'object', properties: { next: { $ref: '#/definitions/line' } } } },
    type: 'array',
    items: [{ $ref: '#/definitions/line' }],
    dependencies: { a: ['b'], c: { $ref: '#/definitions/line' } },
    additionalItems: { $ref: '#/definitions/line' },
  });
});

test('a model of the API may be pointed to', () => {
  const ref = 'https://apigateway.amazonaws.com/restapis/abc123/models/Line';
  expect(render({ ref })).toEqual({ $schema: DRAFT4, $ref: ref });
});

test('properties and values that are called like keywords stay as they are', () => {
  const schema: JsonSchema = {
    properties: { ref: { type: STRING }, schema: { enum: [{ ref: 1, const: 2 }], default: { schema: 'x' } }, const: { type: STRING }, required: {} },
  };
  expect(render(schema)).toEqual({ $schema: DRAFT4, ...schema });
});

test('equal schemas are equal texts, whatever the order of their members', () => {
  const one = render({ type: OBJECT, required: ['b', 'a'], properties: { b: { type: STRING, minLength: 1 }, a: {} } });
  const other = render({ properties: { a: {}, b: { minLength: 1, type: STRING } }, required: ['b', 'a'], type: OBJECT });
  expect(JSON.stringify(other)).toBe(JSON.stringify(one));
});

test('members without a value are left out', () => {
  expect(JSON.stringify(render({ type: OBJECT, title: undefined }))).toBe(`{"$schema":"${DRAFT4}","type":"object"}`);
});

test.each([
  ['contains', { contains: { type: STRING } }, /write 'items'/],
  ['propertyNames', { propertyNames: { pattern: 'x' } }, /'patternProperties' with 'additionalProperties: false'/],
  ['const', { const: 1 }, /'enum' with one value/],
  ['if', { if: {}, then: {} }, /write 'oneOf'/],
  ['$id', { $id: 'x' }, /write 'id'/],
  ['$defs', { $defs: {} }, /write 'definitions'/],
  ['prefixItems', { prefixItems: [] }, /a list under 'items'/],
  ['dependentRequired', { dependentRequired: {} }, /write 'dependencies'/],
])('fails for %s, which draft 4 does not know', (keyword, schema, advice) => {
  expect(() => untyped(schema)).toThrow(`'${keyword}' of 'requestBody' is no keyword of JSON Schema draft 4`);
  expect(() => untyped(schema)).toThrow(advice);
});

test('fails at any depth, and says where', () => {
  expect(() => untyped({ properties: { lines: { items: [{ anyOf: [{ const: 1 }] }] } } }))
    .toThrow("'properties.lines.items.0.anyOf.0.const' of 'requestBody'");
});

test.each([
  [{ schema: JsonSchemaVersion.DRAFT7 }, /'\$schema' of 'requestBody' must be JSON Schema draft 4, got http:\/\/json-schema.org\/draft-07/],
  [{ exclusiveMinimum: 5 }, /'exclusiveMinimum'.*must be true or false in draft 4, got 5; write the number as 'minimum'/],
  [{ exclusiveMaximum: 5 }, /write the number as 'maximum'/],
  [{ items: { ref: 'other.json' } }, /'items.\$ref'.*must point into the schema or to a model of the API, got other.json; write '#\/definitions/],
  [{ required: [] }, /'required'.*at least one name/],
  [{ required: true }, /'required'.*at least one name/],
  [{ properties: { a: { pattern: Lazy.string({ produce: () => 'x' }) } } }, /'properties.a.pattern'.*must be known at synth/],
  [{ enum: [Lazy.string({ produce: () => 'x' })] }, /'enum'.*must be known at synth/],
  [{ properties: Lazy.any({ produce: () => ({}) }) }, /'properties'.*must be known at synth/],
])('fails for %j', (schema, message) => {
  expect(() => untyped(schema)).toThrow(message);
});
