import { bodyText, headersText, listsText, mapText, masked } from '../../src/logging/log-text';

test.each([
  ['', ''], ['a', '*'], ['abcdef', '******'], ['abcdefg', '*bcdefg'], ['Bearer secret-token', '*************-token'],
])('masks %j', (value, text) => {
  expect(masked(value)).toBe(text);
});

test('maps are those of Java', () => {
  expect([mapText([]), mapText([['id', '7'], ['b', 'x=y']]), listsText([['a', ['1', '2']]])]).toEqual(['{}', '{id=7, b=x=y}', '{a=1, 2}']);
});

test('secrets of headers are masked, in any casing', () => {
  const headers = [['Accept', ['*/*']], ['AUTHORIZATION', ['Bearer abcdefgh']], ['x-Api-Key', ['0123456789']]] as const;
  expect(headersText(headers)).toBe('{Accept=*/*, AUTHORIZATION=*********cdefgh, x-Api-Key=****456789}');
});

test('a body is not read to its end', () => {
  expect([bodyText('x'.repeat(9_000)).length, bodyText(Buffer.alloc(9_000, 'x')).length]).toEqual([4_096, 4_096]);
  expect([bodyText(Buffer.from('a😀')), bodyText(Buffer.from([1, 2]), true)]).toEqual(['a😀', '[Binary Data]']);
});
