import { renderTemplate } from '../../local/src';
import { JsonInString, JsonObjectPart, textOf } from '../../src/mapping/json-parts';
import { JsonTemplate } from '../../src/mapping/json-template';
import { jsonRequestTemplate } from '../../src/mapping/request-template';
import { RequestValue } from '../../src/mapping/request-value';
import { successTemplate } from '../../src/mapping/response-template';

test.each([['{"a": {"b": 1}}', '{"x":{"b":1}}'], ['{"a": [1]}', '{}'], ['{"a": "{}"}', '{}'], ['{"a": null}', '{}'], ['{}', '{}']])('an object of %s is %s', (body, expected) => {
  expect(renderTemplate(jsonRequestTemplate(JsonTemplate.object({ x: new JsonObjectPart(RequestValue.body('a')) })), { body })).toBe(expected);
});

test.each([
  [{ out: '{"a":"\\"$x"}' }, '{"x":{"a":"\\"$x"}}'], [{ out: '"text"' }, '{"x":"text"}'], [{ out: '0' }, '{"x":0}'], [{ out: null }, '{}'], [{}, '{}'],
])('the document in a string of %j is %s', (body, expected) => {
  expect(renderTemplate(successTemplate(JsonTemplate.object({ x: new JsonInString('out') })), { body: JSON.stringify(body) })).toBe(expected);
});

test('the text of a document is its JSON, and of a member the string', () => {
  const template = jsonRequestTemplate(JsonTemplate.list([textOf(RequestValue.wholeBody()), textOf(RequestValue.body('a'))]));
  expect(JSON.parse(renderTemplate(template, { body: '{ "a": "b\\"" }' }))).toEqual(['{"a":"b\\""}', 'b"']);
  expect(renderTemplate(template, { body: '{ "a": 1 }' })).toBe('{}');
});
