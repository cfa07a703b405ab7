import { renderTemplate } from '../../local/src/vtl';
import { ClauseList, JsonClauses, JsonWhere, SharedJson } from '../../src/mapping/conditional-json';
import { JsonTemplate } from '../../src/mapping/json-template';
import { jsonRequestTemplate } from '../../src/mapping/request-template';
import { RequestValue } from '../../src/mapping/request-value';

const optional = (name: string) => new SharedJson(JsonTemplate.string(RequestValue.query(name).optional()));

function render(document: JsonTemplate, query: { [name: string]: string }): unknown {
  return JSON.parse(renderTemplate(jsonRequestTemplate(document), { params: { querystring: query } }));
}

describe('clauses', () => {
  const [a, b, c] = [optional('a'), optional('b'), optional('c')];
  const text = (...lists: ClauseList[]) => JsonTemplate.object({ text: new JsonClauses(lists), a });
  const list = (...clauses: ClauseList['clauses']): ClauseList => ({ opening: 'SET', separator: ',', clauses });

  test.each([
    [{ a: '1' }, 'SET a'], [{ b: '1' }, 'SET b'], [{ c: '1' }, 'SET c'], [{ a: '1', c: '1' }, 'SET a, c'], [{ b: '1', c: '1' }, 'SET b, c'], [{ a: '1', b: '1', c: '1' }, 'SET a, b, c'],
  ])('those whose values are there, of %j', (query, expected) => {
    expect(render(text(list({ text: 'a', where: a }, { text: 'b', where: b }, { text: 'c', where: c })), query)).toEqual({ text: expected, ...('a' in query && { a: '1' }) });
  });

  test('fixed ones come first', () => {
    const document = text(list({ text: 'a', where: a }, { text: '#x = :y' }, { text: 'z' }));
    expect(render(document, {})).toEqual({ text: 'SET #x = :y, z' });
    expect(render(document, { a: '1' })).toEqual({ text: 'SET #x = :y, z, a', a: '1' });
  });

  test('lists one after the other', () => {
    const document = text(list({ text: 'a', where: a }), { opening: ' REMOVE', separator: ',', clauses: [{ text: 'b' }] }, { opening: ' ADD', separator: ',', clauses: [] });
    expect(render(document, {})).toEqual({ text: ' REMOVE b' });
    expect(render(document, { a: '1' })).toEqual({ text: 'SET a REMOVE b', a: '1' });
  });

  test('none at all refuses the call', () => {
    const document = JsonTemplate.object({ there: JsonTemplate.literal('x'), text: new JsonClauses([list({ text: 'a', where: a }, { text: 'b', where: b })]) });
    expect(render(document, {})).toEqual({});
    expect(render(document, { b: '1' })).toEqual({ there: 'x', text: 'SET b' });
  });
});

test('a document where one of several values is', () => {
  const [a, b] = [optional('a'), optional('b')];
  const document = JsonTemplate.object({ both: new JsonWhere(JsonTemplate.object({ a, b }), [a, b]), always: new JsonWhere(JsonTemplate.literal('x'), []) });
  expect(render(document, {})).toEqual({ always: 'x' });
  expect(render(document, { b: '1' })).toEqual({ always: 'x', both: { b: '1' } });
});
