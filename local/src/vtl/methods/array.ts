import type { JavaArray } from '../../java/values';
import { areEqual } from '../comparison';
import { checkIndex, lastIndexOf } from './list';
import { ANY, DATA, INTEGER } from './parameters';
import { methodsOf, MethodTable } from './table';

const method = methodsOf<JavaArray>();

/**
 * What Velocity lends to Java arrays, the result of `split` for one: the methods of a list that cannot change its length.
 */
export const ARRAY_METHODS = new MethodTable<JavaArray>([
  method('size', [], (array) => BigInt(array.length)),
  method('isEmpty', [], (array) => array.length === 0),
  method('get', [INTEGER], (array, index) => array[checkIndex(index, array.length)]),
  method('set', [INTEGER, DATA], (array, index, element) => {
    const previous = array[checkIndex(index, array.length)];
    array[index] = element;
    return previous;
  }),
  method('contains', [ANY], (array, element) => array.some((other) => areEqual(other, element))),
  method('indexOf', [ANY], (array, element) => BigInt(array.findIndex((other) => areEqual(other, element)))),
  method('lastIndexOf', [ANY], (array, element) => lastIndexOf(array, element)),
]);
