import { renderTemplate } from '../../local/src/vtl';
import { OpenItem } from '../../src/mapping/dynamodb-item';
import { JsonTemplate, WholeObject } from '../../src/mapping/json-template';
import { jsonRequestTemplate } from '../../src/mapping/request-template';
import { RequestValue } from '../../src/mapping/request-value';
import { SHOWN_ATTACKS } from '../support/shown-attacks';

const REFUSED = '{}';
const typedText = (value: RequestValue) => new WholeObject({ S: JsonTemplate.string(value) });

function render(
  attributes: { [name: string]: JsonTemplate }, body: unknown, query: { [name: string]: string } = {}, from = RequestValue.wholeBody(),
): string {
  const template = jsonRequestTemplate(JsonTemplate.object({ Item: new OpenItem(from, attributes) }));
  return renderTemplate(template, { body: typeof body === 'string' ? body : JSON.stringify(body), params: { querystring: query } });
}

/** The names of the item's members as they were sent, duplicates included. */
function membersSent(text: string): string[] {
  const names: string[] = [];
  JSON.parse(text.replace(/^\{"Item":/, '').replace(/\}$/, ''), function (this: object, name: string, value: unknown) {
    names.push(name);
    return value;
  });
  return names;
}

test('a body without attributes of the API', () => {
  expect(JSON.parse(render({}, { a: 1, b: ['x'] }))).toEqual({ Item: { a: { N: '1' }, b: { L: [{ S: 'x' }] } } });
});

test('attributes of the API beside the body', () => {
  expect(JSON.parse(render({ id: typedText(RequestValue.query('id')) }, { a: 1 }, { id: 'x' }))).toEqual({ Item: { id: { S: 'x' }, a: { N: '1' } } });
});

test('a member of the body', () => {
  const text = render({ id: typedText(RequestValue.query('id')) }, { id: 'outer', order: { id: 'inner', a: 1 } }, { id: 'x' }, RequestValue.body('order'));
  expect(JSON.parse(text)).toEqual({ Item: { id: { S: 'x' }, a: { N: '1' } } });
});

describe('members of the body with a name of the API', () => {
  const bodies: [string, string, object][] = [
    ['first', '{"id":1,"a":2}', { a: { N: '2' } }],
    ['last', '{"a":2,"id":{"x":["}"]}}', { a: { N: '2' } }],
    ['in the middle', '{"a":2,"id":"\\"},","b":3}', { a: { N: '2' }, b: { N: '3' } }],
    ['alone', '{"id":[]}', {}],
    ['twice', '{"id":1,"a":2,"id":3}', { a: { N: '2' } }],
    ['both', '{"id":1,"owner":2,"a":2}', { a: { N: '2' } }],
    ['side by side', '{"a":2,"owner":{},"id":[{"id":1}],"b":3}', { a: { N: '2' }, b: { N: '3' } }],
    ['escaped', '{"\\u0069d":1,"a":2}', { a: { N: '2' } }],
    ['with spaces', '{ "id" : { "a" : 1 } , "a" : 2 }', { a: { N: '2' } }],
    ['deeper', '{"a":{"id":1},"b":[{"id":2}]}', { a: { M: { id: { N: '1' } } }, b: { L: [{ M: { id: { N: '2' } } }] } }],
    ['almost', '{"id ":1,"ID":2,"xid":3,"id\\"":4}', { 'id ': { N: '1' }, 'ID': { N: '2' }, 'xid': { N: '3' }, 'id"': { N: '4' } }],
    ['as a text', '{"a":"\\"id\\":1,","b":",\\"id\\":"}', { a: { S: '"id":1,' }, b: { S: ',"id":' } }],
  ];

  test.each(bodies)('%s', (_where, body, rest) => {
    const attributes = { id: typedText(RequestValue.query('id')), owner: typedText(RequestValue.query('owner').optional()) };
    const text = render(attributes, body, { id: 'x' });
    expect(JSON.parse(text)).toEqual({ Item: { id: { S: 'x' }, ...rest } });
    expect(membersSent(text).filter((name) => name === 'owner')).toEqual([]);
    const optional = render({ id: typedText(RequestValue.query('id').optional()) }, body, {});
    expect(JSON.parse(optional).Item).not.toHaveProperty('id');
  });

  test.each(SHOWN_ATTACKS)('beside %s', (_shown, attack) => {
    const text = render({ id: typedText(RequestValue.query('id')) }, { [attack]: attack, id: { [attack]: [attack] }, b: attack }, { id: 'x' });
    expect(JSON.parse(text)).toEqual({ Item: { id: { S: 'x' }, [attack]: { S: attack }, b: { S: attack } } });
    expect(membersSent(text).filter((name) => name === 'id')).toHaveLength(attack === 'id' ? 2 : 1);
  });

  test('below more levels than DynamoDB takes refuses the call', () => {
    const deep = `${'['.repeat(40)}${']'.repeat(40)}`;
    expect(render({ id: typedText(RequestValue.query('id')) }, `{"a":${deep},"id":1}`, { id: 'x' })).toBe(REFUSED);
  });

  test('that mean something to regular expressions and to Velocity', () => {
    const name = 'a.$1#(x)+[\\';
    const text = render({ [name]: typedText(RequestValue.query('id')) }, { [name]: 'mine', ax$1: 1 }, { id: 'x' });
    expect(JSON.parse(text)).toEqual({ Item: { [name]: { S: 'x' }, ax$1: { N: '1' } } });
  });
});

test.each(['{}', '[]', '[{"a":1}]', '"a"', '1', 'null', 'true', ''])('fails: %s is no item', (body) => {
  expect(render({}, body)).toBe(REFUSED);
  expect(render({ id: typedText(RequestValue.query('id')) }, body, { id: 'x' })).toBe(REFUSED);
});

test('fails: a lone surrogate, which UTF-8 cannot carry', () => {
  expect(render({}, '{"a":"\\ud800"}')).toBe(REFUSED);
});

test('fails: a name with an apostrophe', () => {
  expect(() => render({ "it's": typedText(RequestValue.query('id')) }, {})).toThrow('cannot hold an apostrophe');
});
