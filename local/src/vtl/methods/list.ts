import { JavaArrayList, type JavaValue } from '../../java/values';
import { areEqual } from '../comparison';
import { JavaError } from '../errors';
import type { VtlValue } from '../values';
import { ANY, COLLECTION, DATA, INTEGER } from './parameters';
import { methodsOf, MethodTable } from './table';

const method = methodsOf<JavaValue[]>();

/**
 * Methods of `java.util.List` that go by position.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/util/List.html
 */
export const LIST_METHODS = new MethodTable<JavaValue[]>([
  method('get', [INTEGER], (list, index) => list[checkIndex(index, list.length)]),
  method('set', [INTEGER, DATA], (list, index, element) => list.splice(checkIndex(index, list.length), 1, element)[0]),
  method('add', [INTEGER, DATA], (list, index, element) => {
    list.splice(checkIndex(index, list.length + 1), 0, element);
    return undefined;
  }),
  method('addAll', [INTEGER, COLLECTION], (list, index, elements) => insert(list, index, elements)),
  method('remove', [INTEGER], (list, index) => list.splice(checkIndex(index, list.length), 1)[0]),
  method('indexOf', [ANY], (list, element) => BigInt(list.findIndex((other) => areEqual(other, element)))),
  method('lastIndexOf', [ANY], (list, element) => lastIndexOf(list, element)),
  method('subList', [INTEGER, INTEGER], (list, from, to) => subList(list, from, to)),
]);

/**
 * The index itself.
 *
 * @throws JavaError when it is not below the length
 */
export function checkIndex(index: number, length: number): number {
  if (index < 0 || index >= length) {
    throw new JavaError('IndexOutOfBoundsException', `index ${index} of a list of ${length} elements`);
  }
  return index;
}

/** The last position of an element, -1 when the list does not hold it. */
export function lastIndexOf(list: readonly JavaValue[], element: VtlValue): bigint {
  let index = list.length - 1;
  while (index >= 0 && !areEqual(list[index], element)) {
    index -= 1;
  }
  return BigInt(index);
}

function insert(list: JavaValue[], index: number, elements: readonly JavaValue[]): boolean {
  const rest = list.splice(checkIndex(index, list.length + 1));
  for (const element of [...elements, ...rest]) {
    list.push(element);
  }
  return elements.length > 0;
}

/** A copy, where Java has a view: templates do not write through it. */
function subList(list: readonly JavaValue[], from: number, to: number): JavaArrayList {
  if (from < 0 || to > list.length || from > to) {
    throw new JavaError('IndexOutOfBoundsException', `elements ${from} to ${to} of a list of ${list.length} elements`);
  }
  return JavaArrayList.holding(Array.from(list).slice(from, to));
}
