import { BOOLEAN, TEXT } from './parameters';
import { methodsOf, MethodTable } from './table';

const method = methodsOf<boolean>();

/**
 * Methods of `java.lang.Boolean`, its static ones included, which templates reach through any instance.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/lang/Boolean.html
 */
export const BOOLEAN_METHODS = new MethodTable<boolean>([
  method('booleanValue', [], (value) => value),
  method('compareTo', [BOOLEAN], (value, other) => BigInt(Number(value) - Number(other))),
  method('compare', [BOOLEAN, BOOLEAN], (_value, left, right) => BigInt(Number(left) - Number(right))),
  method('parseBoolean', [TEXT], (_value, text) => parse(text)),
  method('valueOf', [TEXT], (_value, text) => parse(text)),
  method('valueOf', [BOOLEAN], (_value, other) => other),
  method('toString', [BOOLEAN], (_value, other) => String(other)),
  method('logicalAnd', [BOOLEAN, BOOLEAN], (_value, left, right) => left && right),
  method('logicalOr', [BOOLEAN, BOOLEAN], (_value, left, right) => left || right),
  method('logicalXor', [BOOLEAN, BOOLEAN], (_value, left, right) => left !== right),
]);

function parse(text: string): boolean {
  return text.toLowerCase() === 'true';
}
