import { UnsupportedFeatureError } from '../../errors';
import { JavaArray, type JavaValue } from '../../java/values';
import { areEqual } from '../comparison';
import { JavaIterator } from './iterator';
import { ANY, COLLECTION, DATA } from './parameters';
import { methodsOf, MethodTable } from './table';

const method = methodsOf<JavaValue[]>();

/**
 * Methods of `java.util.Collection`, which lists and the keys of a map have.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/util/Collection.html
 */
export const COLLECTION_METHODS = new MethodTable<JavaValue[]>([
  method('size', [], (list) => BigInt(list.length)),
  method('isEmpty', [], (list) => list.length === 0),
  method('contains', [ANY], (list, element) => list.some((other) => areEqual(other, element))),
  method('containsAll', [COLLECTION], (list, elements) => elements.every((element) => includes(list, element))),
  method('iterator', [], (list) => new JavaIterator(list)),
  method('add', [DATA], (list, element) => list.push(element) > 0),
  method('addAll', [COLLECTION], (list, elements) => append(list, elements)),
  method('remove', [ANY], (list, element) => {
    const index = list.findIndex((other) => areEqual(other, element));
    return index >= 0 && list.splice(index, 1).length > 0;
  }),
  method('removeAll', [COLLECTION], (list, elements) => keep(list, (element) => !includes(elements, element))),
  method('retainAll', [COLLECTION], (list, elements) => keep(list, (element) => includes(elements, element))),
  method('clear', [], (list) => {
    list.length = 0;
    return undefined;
  }),
  method('toArray', [], (list) => JavaArray.holding(list)),
  ...['stream', 'parallelStream', 'spliterator'].map((name) => method(name, [], () => refuse(name))),
]);

function includes(list: readonly JavaValue[], element: JavaValue): boolean {
  return list.some((other) => areEqual(other, element));
}

function append(list: JavaValue[], elements: readonly JavaValue[]): boolean {
  for (const element of [...elements]) {
    list.push(element);
  }
  return elements.length > 0;
}

function keep(list: JavaValue[], isKept: (element: JavaValue) => boolean): boolean {
  const kept = list.filter(isKept);
  const changed = kept.length !== list.length;
  list.length = 0;
  append(list, kept);
  return changed;
}

function refuse(name: string): undefined {
  throw new UnsupportedFeatureError(`${name}() of a collection in a mapping template`);
}
