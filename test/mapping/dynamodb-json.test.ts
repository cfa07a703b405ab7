import { renderTemplate } from '../../local/src/vtl';
import { DynamoDbJson, PlainJson } from '../../src/mapping/dynamodb-json';
import { JsonTemplate } from '../../src/mapping/json-template';
import { jsonRequestTemplate } from '../../src/mapping/request-template';
import { RequestValue } from '../../src/mapping/request-value';
import { successTemplate } from '../../src/mapping/response-template';
import { ResponseValue } from '../../src/mapping/response-value';
import { randomItems } from '../services/dynamodb-local/random-items';
import { SHOWN_ATTACKS } from '../support/shown-attacks';

const REQUEST = jsonRequestTemplate(JsonTemplate.object({ x: new DynamoDbJson(RequestValue.body('value')) }));

/** What DynamoDB would be sent for a value. */
function typed(value: unknown): unknown {
  if (value === null) return { NULL: true };
  if (typeof value === 'boolean') return { BOOL: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'string') return { S: value };
  if (Array.isArray(value)) return { L: value.map(typed) };
  return { M: Object.fromEntries(Object.entries(value as object).map(([name, member]) => [name, typed(member)])) };
}

/** Numbers compare by value: how one is written may change on the way. */
function toDynamoDb(body: string): unknown {
  return JSON.parse(renderTemplate(REQUEST, { body }), (name, value: unknown) => (name === 'N' && typeof value === 'string' ? String(Number(value)) : value));
}

function toPlain(item: unknown, numbersAsStrings = false): unknown {
  const template = successTemplate(new PlainJson(ResponseValue.body('Item'), numbersAsStrings));
  return JSON.parse(renderTemplate(template, { body: JSON.stringify({ Item: item }) }));
}

const VALUES: unknown[] = [
  true, false, 0, -1, 1.5, 1e-7, '', 'text', [], {}, [[]], [{}], { a: {} }, { a: [] }, [null, true, 1, 'a', [], {}], { S: 'x' }, { N: '1' }, { N: 1 }, { M: {} }, { M: { S: { L: [] } } },
  { NULL: true }, { BOOL: false }, { L: [{ S: 'x' }] }, { SS: ['a'] }, [{ B: 'AA==' }], { null: 'true', true: null, 1: '1' },
];

test.each(['{}', '{"Item":null}'])('%s has no item, which is an empty one', (body) => {
  expect(renderTemplate(successTemplate(new PlainJson(ResponseValue.body('Item'))), { body })).toBe('{}');
});

describe('both ways', () => {
  const attacks = SHOWN_ATTACKS.flatMap(([, attack]) => [attack, { [attack]: attack }, [attack, { a: [attack] }]]);

  test.each([...VALUES, ...attacks].map((value) => [JSON.stringify(value).slice(0, 60), value]))('%s', (_shown, value) => {
    expect(toDynamoDb(JSON.stringify({ value }))).toEqual({ x: typed(value) });
    expect(toPlain({ attribute: typed(value) })).toEqual({ attribute: value });
  });

  test('values of any shape', () => {
    for (const value of randomItems(150)) {
      expect(toDynamoDb(JSON.stringify({ value }))).toEqual({ x: typed(value) });
      expect(toPlain((typed(value) as { M: object }).M)).toEqual(value);
    }
  });

  test('60,000 escapes, 5,000 elements, 32 levels', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 32; level += 1) deep = level % 2 ? [deep] : { M: deep };
    for (const value of ['"\\'.repeat(30_000), Array.from({ length: 5000 }, (_, i) => ({ i, s: `v${i}` })), deep]) {
      expect(toDynamoDb(JSON.stringify({ value }))).toEqual({ x: typed(value) });
      expect(toPlain({ attribute: typed(value) })).toEqual({ attribute: value });
    }
  });
});

test.each(['S', 'N', 'M', 'L', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS'])('an item whose attribute is called %s', (name) => {
  for (const value of [...VALUES, 'text', { [name]: { [name]: 'x' } }, [{ [name]: [] }]]) {
    expect(toPlain({ [name]: typed(value) })).toEqual({ [name]: value });
    expect(toPlain({ [name]: typed(value), other: { S: '}' } })).toEqual({ [name]: value, other: '}' });
  }
  expect(toPlain({ [name]: { [name === 'BS' ? 'SS' : 'BS']: ['AA=='] } })).toEqual({ [name]: ['AA=='] });
});

test('spaces of the body mean nothing', () => {
  expect(toDynamoDb('{ "value" : { "a b" : [ 1 , "c  d" , null ] , "e":{ } } }')).toEqual({ x: typed({ 'a b': [1, 'c  d', null], 'e': {} }) });
});

test.each(['1e5', '1E+2', '12345678901234567890', '0.1'])('the digits of %s', (digits) => {
  const { x } = toDynamoDb(`{"value":[${digits}]}`) as { x: { L: { N: string }[] } };
  expect(Number(x.L[0].N)).toBe(Number(digits));
});

test('a value that is not there refuses the call', () => {
  expect(toDynamoDb('{"other":1}')).toEqual({});
  expect(toDynamoDb('{"value":null}')).toEqual({});
});

test('a constant takes the place of a value that is not there', () => {
  const template = jsonRequestTemplate(JsonTemplate.object({ x: new DynamoDbJson(RequestValue.body('value').or('it\'s "$x"')) }));
  expect(JSON.parse(renderTemplate(template, { body: '{}' }))).toEqual({ x: { S: 'it\'s "$x"' } });
});

test('sets become lists, binary stays base64', () => {
  const item = { strings: { SS: ['a', '"}', '{"NS":["1"]}', ',"2"'] }, numbers: { NS: ['1', '-2.5', '1E+2'] }, binaries: { BS: ['AA==', '/w=='] }, binary: { B: '/w==' } };
  expect(toPlain(item)).toEqual({ strings: ['a', '"}', '{"NS":["1"]}', ',"2"'], numbers: [1, -2.5, 100], binaries: ['AA==', '/w=='], binary: '/w==' });
});

test('numbers become texts where that is wanted', () => {
  const item = { n: { N: '12345678901234567890' }, set: { NS: ['1', '2'] }, list: { L: [{ N: '-1.0' }] }, s: { S: '{"N":"1"}' } };
  expect(toPlain(item, true)).toEqual({ n: '12345678901234567890', set: ['1', '2'], list: ['-1.0'], s: '{"N":"1"}' });
});
