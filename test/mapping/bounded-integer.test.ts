import { renderTemplate } from '../../local/src/vtl';
import { BoundedInteger, upTo } from '../../src/mapping/bounded-integer';
import { JsonTemplate } from '../../src/mapping/json-template';
import { jsonRequestTemplate } from '../../src/mapping/request-template';
import { RequestValue } from '../../src/mapping/request-value';

test.each([1, 2, 9, 10, 11, 19, 20, 42, 99, 100, 101, 123, 500, 999, 1000])('numbers up to %d, and no others', (max) => {
  const pattern = new RegExp(`^(?:${upTo(max)})$`);
  for (let number = 0; number <= 1200; number += 1) expect(pattern.test(String(number))).toBe(number >= 1 && number <= max);
  for (const text of ['', '-1', '01', '1.0', '1e1', ' 1', '1x', '10000']) expect(pattern.test(text)).toBe(false);
});

function limit(value: RequestValue, query: { [name: string]: string }): string {
  return renderTemplate(jsonRequestTemplate(JsonTemplate.object({ there: JsonTemplate.literal('x'), limit: new BoundedInteger(value, 50, 'limit') })), { params: { querystring: query } });
}

test('a number within bounds is written', () => {
  expect(JSON.parse(limit(RequestValue.query('n'), { n: '50' }))).toEqual({ there: 'x', limit: 50 });
  expect(JSON.parse(limit(RequestValue.query('n').or('7'), {}))).toEqual({ there: 'x', limit: 7 });
  expect(JSON.parse(limit(RequestValue.query('n').optional(), {}))).toEqual({ there: 'x' });
  expect(JSON.parse(limit(RequestValue.literal('8'), {}))).toEqual({ there: 'x', limit: 8 });
});

test.each(['51', '0', '-1', 'x', '1}', '5,"a":1'])('any other refuses the call: %s', (n) => {
  expect(limit(RequestValue.query('n').or('7'), { n })).toBe('{}');
  expect(limit(RequestValue.query('n').optional(), { n })).toBe('{}');
});

test('fails: a constant out of bounds', () => {
  expect(() => new BoundedInteger(RequestValue.literal('51'), 50, 'limit')).toThrow("'limit' must be a whole number from 1 to 50, got '51'");
  expect(() => new BoundedInteger(RequestValue.query('n').or('0'), 50, 'limit')).toThrow("'limit' must be a whole number from 1 to 50, got '0'");
});
