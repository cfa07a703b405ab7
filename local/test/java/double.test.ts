import { JavaDouble } from '../../src/java/values';

test.each<[number, string]>([
  [0, '0.0'],
  [-0, '-0.0'],
  [2, '2.0'],
  [-1.5, '-1.5'],
  [0.001, '0.001'],
  [0.0009999, '9.999E-4'],
  [9999999, '9999999.0'],
  [10000000, '1.0E7'],
  [12345678.9, '1.23456789E7'],
  [1e21, '1.0E21'],
  [1e-7, '1.0E-7'],
  [Number.MIN_VALUE, '4.9E-324'],
  [Number.MAX_VALUE, '1.7976931348623157E308'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  [-Infinity, '-Infinity'],
])('%p prints as %s', (value, text) => {
  expect(new JavaDouble(value).toString()).toBe(text);
});
