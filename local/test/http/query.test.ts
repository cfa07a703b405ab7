import { addQuery, decodePercent, encodeComponent, parseQuery, queryValues, writeQuery } from '../../src/http/query';

test.each<[string, object]>([
  ['', {}], ['a=1&b=2&a=3', { a: ['1', '3'], b: '2' }], ['a', { a: '' }], ['=1', { '': '1' }], ['a=b=c', { a: 'b=c' }], ['a+b=%2B+%20', { 'a b': '+  ' }],
  ['a=%C3%A9%zz', { a: 'é%zz' }], ['&&a=1', { a: '1' }], ['a=%FF', { a: '\ufffd' }],
])('%s is %j', (text, expected) => {
  expect({ ...queryValues(parseQuery(text)) }).toEqual(expected);
});

test('what is written reads back', () => {
  const query = parseQuery('');
  addQuery(query, { 'a b': ['&', '='], 'c': '😀+%' });
  expect(writeQuery(query)).toBe('a%20b=%26&a%20b=%3D&c=%F0%9F%98%80%2B%25');
  expect(parseQuery(writeQuery(query))).toEqual(query);
});

test('half a surrogate pair does not throw', () => {
  expect(encodeComponent('a\ud800')).toBe('a%EF%BF%BD');
});

test('a percent sign that encodes nothing stays', () => {
  expect(decodePercent('100%/%41')).toBe('100%/A');
});
