import { areEqual } from '../comparison';
import { print } from '../printing';
import type { VtlValue } from '../values';
import { hashCode } from './hash-code';
import { ANY } from './parameters';
import { methodsOf, MethodTable } from './table';

const method = methodsOf<VtlValue>();

/**
 * What every value has from `java.lang.Object`, `getClass` left out.
 */
export const OBJECT_METHODS = new MethodTable<VtlValue>([
  method('toString', [], (value) => print(value)),
  method('equals', [ANY], (value, other) => areEqual(value, other)),
  method('hashCode', [], (value) => BigInt(hashCode(value))),
]);
