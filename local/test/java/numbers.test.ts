import { readFileSync } from 'fs';
import { join } from 'path';
import * as numbers from '../../src/java/numbers';
import { JavaDecimal, JavaDouble, JavaThrowable, toJavaString, type JavaValue } from '../../src/java/values';

interface ArithmeticCase {
  readonly operation: 'add' | 'subtract' | 'multiply' | 'divide' | 'modulo' | 'compare';
  readonly left: string;
  readonly right: string;
  readonly expected?: string;
  readonly error?: string;
}

const CASES: readonly ArithmeticCase[] = JSON.parse(readFileSync(join(__dirname, 'golden/arithmetic.json'), 'utf8'));

function read(text: string): numbers.JavaNumber {
  if (/^-?[0-9]+$/.test(text)) {
    return BigInt(text);
  }
  return text.endsWith('m') ? JavaDecimal.parse(text.slice(0, -1)) : new JavaDouble(Number(text));
}

function outcome({ operation, left, right }: ArithmeticCase): string {
  try {
    const result: JavaValue | number = numbers[operation](read(left), read(right));
    return typeof result === 'number' ? String(result) : toJavaString(result);
  } catch (error) {
    return error instanceof JavaThrowable ? error.exception : String(error);
  }
}

describe.each(['add', 'subtract', 'multiply', 'divide', 'modulo', 'compare'] as const)('%s', (operation) => {
  test('computes as Velocity 1.7', () => {
    const cases = CASES.filter((one) => one.operation === operation);
    expect(cases.length).toBeGreaterThan(100);
    expect(cases.map((one) => [one.left, one.right, outcome(one)]))
      .toEqual(cases.map((one) => [one.left, one.right, one.expected ?? one.error]));
  });
});

test('division and modulo by zero are null', () => {
  for (const zero of [0n, new JavaDouble(-0), new JavaDecimal(0n, 2)]) {
    expect(numbers.divide(1n, zero)).toBeNull();
    expect(numbers.modulo(1n, zero)).toBeNull();
  }
});

test('NaN is equal to every double', () => {
  expect(numbers.compare(new JavaDouble(NaN), 1n)).toBe(0);
});

test.each<[JavaValue, boolean]>([[1n, true], [new JavaDouble(1), true], [new JavaDecimal(1n, 0), true], ['1', false], [null, false], [[], false]])(
  'whether %p is a number: %p',
  (value, expected) => {
    expect(numbers.isNumber(value)).toBe(expected);
  },
);
