import { JavaDecimal, JavaThrowable } from '../../src/java/values';

test.each([
  ['0', '0'],
  ['1.50', '1.50'],
  ['-0.5', '-0.5'],
  ['+7', '7'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['0.000001', '0.000001'],
  ['0.0000001', '1E-7'],
  ['0.00000012', '1.2E-7'],
  ['1e3', '1E+3'],
  ['12e3', '1.2E+4'],
  ['12e0', '12'],
  ['-1.20e-10', '-1.20E-10'],
  ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
])('%s prints as %s', (text, printed) => {
  expect(JavaDecimal.parse(text).toString()).toBe(printed);
});

test.each(['', '.', '-', '1.2.3', 'e5', '1e', '0x1', ' 1', 'NaN', '1e2147483648', '1.5e-2147483647'])('fails to read %p', (text) => {
  expect(() => JavaDecimal.parse(text)).toThrow(JavaThrowable);
});

test('a double is taken at its exact value', () => {
  expect(JavaDecimal.ofDouble(0.1).toString()).toBe('0.1000000000000000055511151231257827021181583404541015625');
  expect(JavaDecimal.ofDouble(-4).toString()).toBe('-4');
});

test('fails to take an infinite double', () => {
  expect(() => JavaDecimal.ofDouble(Infinity)).toThrow(JavaThrowable);
});

test.each<[string, string, number]>([
  ['1.0', '1.00', 0],
  ['0', '-0.0', 0],
  ['0', '0e9', 0],
  ['-1', '1', -1],
  ['9.99', '10', -1],
  ['-9.99', '-10', 1],
  ['1e999999999', '2', 1],
  ['-1e999999999', '2', -1],
  ['1e-999999999', '0', 1],
])('%s compares with %s as %p', (left, right, order) => {
  expect(JavaDecimal.parse(left).compareTo(JavaDecimal.parse(right))).toBe(order);
  expect(JavaDecimal.parse(right).compareTo(JavaDecimal.parse(left)) + order).toBe(0);
});
