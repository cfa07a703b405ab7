import { parseJson } from '../../src/json';
import { SchemaSet } from '../../src/schema';

/*
 * Expected texts are those of the Java library json-schema-validator 2.2.14 for the same schema and value.
 */
test.each<[string, string, readonly string[]]>([
  ['{"type":"object","required":["b","a"]}', '{}', ['object has missing required properties (["a","b"])']],
  ['{"required":["z"],"properties":{"a":{"minimum":18},"b":{"minLength":3}},"additionalProperties":false}', '{"b":"q","a":3,"y":1,"c":1}', [
    'object instance has properties which are not allowed by the schema: ["c","y"]', 'object has missing required properties (["z"])',
  ]],
  ['{"type":["integer","string"]}', '1.5', ['instance type (number) does not match any allowed primitive type (allowed: ["integer","string"])']],
  ['{"type":"integer"}', '1.0', ['instance type (number) does not match any allowed primitive type (allowed: ["integer"])']],
  ['{"type":"number"}', '1', []],
  ['{"type":"boolean"}', 'null', ['instance type (null) does not match any allowed primitive type (allowed: ["boolean"])']],
  ['{"enum":["b","a",{"x":1}]}', '"q"', ['instance value ("q") not found in enum (possible values: ["b","a",{"x":1}])']],
  ['{"enum":[{"x":1,"y":[2]}]}', '{"y":[2.0],"x":1}', []],
  ['{"properties":{"q":{"maximum":3,"exclusiveMaximum":true,"minimum":1,"exclusiveMinimum":true,"multipleOf":2},"r":{"maximum":3},"s":{"minimum":9,"exclusiveMinimum":true}}}',
    '{"q":3,"r":4.5,"s":9}', [
      'numeric instance is not strictly lower than the required maximum 3', 'remainder of division is not zero (3 / 2)',
      'numeric instance is greater than the required maximum (maximum: 3, found: 4.5)', 'numeric instance is not strictly greater than the required minimum 9',
    ]],
  ['{"minimum":1.5}', '0.01', ['numeric instance is lower than the required minimum (minimum: 1.5, found: 0.01)']],
  ['{"items":{"type":"integer"},"minItems":3,"uniqueItems":true}', '["x","x"]', [
    'array is too short: must have at least 3 elements but instance has 2 elements', 'array must not contain duplicate elements',
  ]],
  ['{"items":[{"type":"integer"}],"additionalItems":false,"maxItems":1}', '[1,2,3]', [
    'schema only allows 1 elements in array but instance has 3 elements', 'array is too long: must have at most 1 elements but instance has 3 elements',
  ]],
  ['{"items":[{"type":"integer"}],"additionalItems":{"type":"string"}}', '["a",1]', [
    'instance type (string) does not match any allowed primitive type (allowed: ["integer"])',
    'instance type (integer) does not match any allowed primitive type (allowed: ["string"])',
  ]],
  ['{"anyOf":[{"type":"string"},{"type":"integer"}]}', '{}', ['instance failed to match at least one required schema among 2']],
  ['{"oneOf":[{"type":"number"},{"type":"integer"}]}', '1', ['instance failed to match exactly one schema (matched 2 out of 2)']],
  ['{"allOf":[{"type":"number"},{"minimum":3}]}', '1', ['instance failed to match all required schemas (matched only 1 out of 2)']],
  ['{"not":{"type":"number"}}', '1', ['instance matched a schema which it should not have']],
  ['{"minProperties":2}', '{}', ['object has too few properties (found 0 but schema requires at least 2)']],
  ['{"maxProperties":0}', '{"a":1}', ['object has too many properties (found 1 but schema requires at most 0)']],
  ['{"dependencies":{"a":["b","c"]}}', '{"a":1,"c":2}', ['property "a" of object has missing property dependencies (schema requires ["b","c"]; missing: ["b"])']],
  ['{"dependencies":{"a":{"required":["z"]}}}', '{"a":1}', ['object has missing required properties (["z"])']],
  ['{"properties":{"a":{"format":"email"},"b":{"format":"date-time"},"c":{"format":"ipv4"},"d":{"format":"uri"},"e":{"format":"hostname"},"f":{"format":"ipv6"},"h":{"format":"regex"},"i":{"format":"date"},"j":{"format":"uuid"}}}',
    '{"a":"x","b":"x","c":"x","d":"::","e":"-_","f":"x","h":"[","i":"x","j":"x"}', [
      'string "x" is not a valid email address',
      'string "x" is invalid against requested date format(s) [yyyy-MM-dd\'T\'HH:mm:ssZ, yyyy-MM-dd\'T\'HH:mm:ss.[0-9]{1,12}Z]',
      'string "x" is not a valid IPv4 address', 'string "::" is not a valid URI', 'string "-_" is not a valid hostname',
      'string "x" is not a valid IPv6 address', 'string "[" is not a valid ECMA 262 regular expression', 'input string "x" is not a valid UUID',
    ]],
  ['{"maxLength":2}', '"h\\"i\\nj"', ['string "h"i\nj" is too long (length: 5, maximum allowed: 2)']],
  ['{"required":["c"],"properties":{"a":{"required":["k"]}}}', '{"a":{}}', ['object has missing required properties (["c"])']],
  ['{"type":"string","minLength":2,"pattern":"[0-9]+","enum":["aa"]}', '"é"', [
    'instance value ("é") not found in enum (possible values: ["aa"])', 'string "é" is too short (length: 1, required minimum: 2)',
    'ECMA 262 regex "[0-9]+" does not match input string "é"',
  ]],
  ['{"maxLength":1}', '"😀"', []],
  ['{"additionalProperties":{"type":"string"}}', '{"k":1}', ['instance type (integer) does not match any allowed primitive type (allowed: ["string"])']],
  ['{"patternProperties":{"^k":{"type":"string"}},"additionalProperties":false}', '{"k":1,"l":2}', [
    'object instance has properties which are not allowed by the schema: ["l"]',
  ]],
  ['{"patternProperties":{"^k":{"type":"string"}}}', '{"k":1,"l":2}', ['instance type (integer) does not match any allowed primitive type (allowed: ["string"])']],
])('%s over %s', (schema, value, errors) => {
  const schemas = new SchemaSet(new Map([['M', JSON.parse(schema) as unknown]]));
  expect(schemas.model('M').errors(parseJson(value))).toEqual(errors);
});

test.each(['https://elsewhere.example/schema', '#/definitions/gone'])('fails on the reference %s', (reference) => {
  const schemas = new SchemaSet(new Map([['M', { $ref: reference }]]));
  expect(() => schemas.model('M')).toThrow(/refers to|has no model/);
});

test('fails on a pattern that is no regular expression', () => {
  const schemas = new SchemaSet(new Map([['M', { pattern: '[' }]]));
  expect(() => schemas.model('M')).toThrow('a model has the pattern');
});
