import { fromJs, JavaDecimal, JavaDouble, javaEquals, type JavaValue } from '../../src/java/values';

test.each<[JavaValue, JavaValue, boolean]>([
  ['a', 'a', true],
  [1n, 1n, true],
  [1n, new JavaDouble(1), false],
  [1n, '1', false],
  [null, null, true],
  [null, false, false],
  [new JavaDouble(NaN), new JavaDouble(NaN), true],
  [new JavaDouble(0), new JavaDouble(-0), false],
  [new JavaDecimal(10n, 1), new JavaDecimal(10n, 1), true],
  [new JavaDecimal(10n, 1), new JavaDecimal(100n, 2), false],
  [fromJs([1, ['a']]), fromJs([1, ['a']]), true],
  [fromJs([1, 2]), fromJs([2, 1]), false],
  [fromJs([1]), fromJs([1, 2]), false],
  [fromJs({ a: 1, b: [2] }), fromJs({ b: [2], a: 1 }), true],
  [fromJs({ a: null }), fromJs({ b: null }), false],
  [fromJs({ a: 1 }), fromJs({ a: 1, b: 2 }), false],
  [fromJs({}), fromJs([]), false],
])('%p equals %p: %p', (left, right, expected) => {
  expect(javaEquals(left, right)).toBe(expected);
  expect(javaEquals(right, left)).toBe(expected);
});
