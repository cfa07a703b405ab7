import { JavaDouble, type JavaValue } from '../../src/java/values';
import { JsonError, writeJson } from '../../src/json';

test.each<[JavaValue, string]>([
  ['\u0001\u001f\u007f\u0080\u2028é😀\ud800', '"\\u0001\\u001F\u007f\u0080\u2028é😀\ud800"'],
  ['"\\/\b\f\n\r\t\'', '"\\"\\\\/\\b\\f\\n\\r\\t\'"'],
  [new JavaDouble(1e-7), '1.0E-7'],
  [new JavaDouble(NaN), '"NaN"'],
  [new JavaDouble(-Infinity), '"-Infinity"'],
])('%j is written as %s', (value, json) => {
  expect(writeJson(value)).toBe(json);
});

test('fails on a value that is deeper than Jackson writes', () => {
  const list: JavaValue[] = [];
  list.push(list);
  expect(() => writeJson(list)).toThrow(new JsonError('nested deeper than 1000 levels'));
});
