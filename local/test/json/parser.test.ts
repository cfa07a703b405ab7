import { readFileSync } from 'fs';
import { join } from 'path';
import { JavaDecimal, JavaDouble, JavaMap, toJavaString, type JavaValue } from '../../src/java/values';
import { JsonError, parseJson, writeJson } from '../../src/json';

interface JsonCase {
  readonly json: string;
  readonly expected?: string;
  readonly text?: string;
  readonly error?: string;
}

const CASES: readonly JsonCase[] = JSON.parse(readFileSync(join(__dirname, 'golden/cases.json'), 'utf8'));

const title = ({ json }: JsonCase) => (json.length > 60 ? `${json.slice(0, 60)}... (${json.length})` : json);

test.each(CASES.filter((one) => one.error === undefined).map((one) => [title(one), one] as const))(
  'reads %j as json-smart, and Jackson writes it',
  (_, { json, expected, text }) => {
    const value = parseJson(json);
    expect(writeJson(value)).toBe(expected);
    expect(toJavaString(value)).toBe(text);
  },
);

test.each(CASES.filter((one) => one.error !== undefined).map((one) => [title(one), one] as const))(
  'fails to read %j',
  (_, { json }) => {
    expect(() => parseJson(json)).toThrow(JsonError);
  },
);

test.each<[string, JavaValue]>([
  ['1', 1n],
  ['12345678901234567890', 12345678901234567890n],
  ['1.0', new JavaDouble(1)],
  ['3.14159265358979323846', new JavaDecimal(314159265358979323846n, 20)],
  ['{"a":1,"a":2}', new JavaMap([['a', 2n]])],
  ['{"__proto__":null}', new JavaMap([['__proto__', null]])],
  ['"\\ud800"', '\ud800'],
  ['', ''],
])('%j is the value %p', (json, value) => {
  expect(parseJson(json)).toEqual(value);
});

test('an error says where', () => {
  expect(() => parseJson('{"a" 1}')).toThrow(new JsonError('unexpected \'1\'', 5));
  expect(() => parseJson('["abc')).toThrow('unterminated string at position 1');
  expect(() => parseJson('{"a":[1')).toThrow('unexpected end of text at position 7');
});

test('fails clearly on absurd depth, in either direction', () => {
  expect(() => parseJson('['.repeat(100_000))).toThrow('nested deeper than 400 levels');
  expect(() => parseJson('{"a":'.repeat(5000))).toThrow('nested deeper than 400 levels');
});

test('depth counts open levels only', () => {
  const json = `[${Array.from({ length: 1000 }, () => '[{}]').join(',')}]`;
  expect(writeJson(parseJson(json))).toBe(json);
});

test.each([
  ['300 kB in one string', JSON.stringify({ big: 'x'.repeat(300_000) })],
  ['60,000 escapes', JSON.stringify({ esc: '"\\'.repeat(60_000) })],
  ['5,000 elements', JSON.stringify({ many: Array.from({ length: 5000 }, (_, i) => ({ i, s: `v${i}` })) })],
])('%s come back as they were', (_, json) => {
  expect(writeJson(parseJson(json))).toBe(json);
});
