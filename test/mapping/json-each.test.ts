import { renderTemplate } from '../../local/src';
import { ElementValue } from '../../src/mapping/element-value';
import { JsonEach, JsonPosition } from '../../src/mapping/json-each';
import { JsonTemplate } from '../../src/mapping/json-template';
import { jsonRequestTemplate } from '../../src/mapping/request-template';
import { RequestValue } from '../../src/mapping/request-value';
import { successTemplate } from '../../src/mapping/response-template';
import { ResponseValue } from '../../src/mapping/response-value';
import { ATTACKS } from '../support/attacks';

const ENTRY = JsonTemplate.object({
  at: new JsonPosition(),
  all: JsonTemplate.text(JsonTemplate.json(ElementValue.whole())),
  name: JsonTemplate.string(ElementValue.member('a["b c"][0]').or("it's $none")),
  count: JsonTemplate.number(ElementValue.member('count').optional()),
  query: JsonTemplate.string(RequestValue.query('q')),
});

function request(body: unknown, entry: JsonTemplate = ENTRY, max = 3): string {
  const template = jsonRequestTemplate(JsonTemplate.object({ list: new JsonEach(RequestValue.body('list'), entry, max) }));
  return renderTemplate(template, { body: JSON.stringify(body), params: { querystring: { q: 'q"' } } });
}

test('writes an entry for each element', () => {
  const list = [{ a: { 'b c': ['x'] }, count: 1.5 }, { a: {} }, 'text'];
  expect(JSON.parse(request({ list }))).toEqual({
    list: [
      { at: '0', all: JSON.stringify(list[0]), name: 'x', count: 1.5, query: 'q"' },
      { at: '1', all: '{"a":{}}', name: "it's $none", query: 'q"' },
      { at: '2', all: '"text"', name: "it's $none", query: 'q"' },
    ],
  });
});

test('reads each element anew, and nothing of the one before', () => {
  const entry = JsonTemplate.object({ a: JsonTemplate.string(ElementValue.member('a').optional()), b: JsonTemplate.string(ElementValue.member('b').or('none')) });
  expect(JSON.parse(request({ list: [{ a: 'a1', b: 'b1' }, {}, { b: 'b3' }] }, entry))).toEqual({ list: [{ a: 'a1', b: 'b1' }, { b: 'none' }, { b: 'b3' }] });
});

test.each(ATTACKS.map((attack) => [JSON.stringify(attack).slice(0, 60), attack]))('keeps in its place: %s', (_shown, attack) => {
  const entry = JsonTemplate.object({ a: JsonTemplate.string(ElementValue.member('a')), t: JsonTemplate.text(JsonTemplate.json(ElementValue.whole())) });
  const text = request({ list: [{ a: attack }, { [attack]: 1, a: 'b' }] }, entry);
  if (text === '{}') {
    expect(Buffer.from(attack).toString()).not.toBe(attack);
    return;
  }
  const { list } = JSON.parse(text);
  expect(list.map((item: object) => Object.keys(item))).toEqual([['a', 't'], ['a', 't']]);
  expect(list[0].a).toBe(attack);
  expect(JSON.parse(list[0].t)).toEqual({ a: attack });
  expect(JSON.parse(list[1].t)[attack]).toBe(attack === 'a' ? 'b' : 1);
});

test.each([
  [{}], [{ list: null }], [{ list: {} }], [{ list: '[1]' }], [{ list: [] }], [{ list: [1, 2, 3, 4] }], [{ list: [1, null] }],
  [{ list: [{ count: 'x' }] }], [{ list: [{ a: { 'b c': [1] } }] }],
])('refuses %j as a whole', (body) => {
  expect(request(body)).toBe('{}');
});

test('takes a list of the whole body', () => {
  const template = jsonRequestTemplate(new JsonEach(RequestValue.wholeBody(), JsonTemplate.string(ElementValue.text()), 2));
  expect(renderTemplate(template, { body: '["a","\\""]' })).toBe('["a","\\""]');
  expect(renderTemplate(template, { body: '{"0":"a"}' })).toBe('{}');
});

describe('in an answer', () => {
  const template = successTemplate(new JsonEach(ResponseValue.body('List').optional(), JsonTemplate.object({
    id: JsonTemplate.json(ElementValue.member('Id')), more: JsonTemplate.json(ElementValue.member('More').optional()),
  })));

  test.each([
    ['{"List":[{"Id":1,"More":[]},{"Id":"\\""},{}]}', '[{"id":1,"more":[]},{"id":"\\""},{"id":null}]'],
    ['{"List":[]}', '[]'], ['{"List":null}', '[]'], ['{}', '[]'], ['{"List":{"Id":1}}', '[]'],
  ])('%s becomes %s', (body, expected) => {
    expect(renderTemplate(template, { body })).toBe(expected);
  });
});

test('fails for a list that is not of the body', () => {
  expect(() => new JsonEach(RequestValue.query('list'), ENTRY, 1)).toThrow("a list is a part of the body, got RequestValue.query('list'); use RequestValue.wholeBody() or RequestValue.body()");
});

test.each([['{"a":[]}', '{}'], ['{"a":[""]}', '{"x":""}'], ['{"a":[null]}', '{}'], ['{"a":["y"]}', '{"x":"y"}'], ['{"a":{}}', '{}'], ['{}', '{}']])('the first element of %s is %s', (body, expected) => {
  expect(renderTemplate(jsonRequestTemplate(JsonTemplate.object({ x: JsonTemplate.string(RequestValue.body('a[0]')) })), { body })).toBe(expected);
});
