import { JavaSet, type JavaMap, type JavaValue } from '../../java/values';
import { areEqual } from '../comparison';
import type { VtlValue } from '../values';
import { EntrySet } from './entry-set';
import { ANY, DATA, KEY, MAP } from './parameters';
import { methodsOf, MethodTable } from './table';

const method = methodsOf<JavaMap>();

/**
 * Methods of `java.util.LinkedHashMap`. The collections they return are copies, where Java has views.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/util/Map.html
 */
export const MAP_METHODS = new MethodTable<JavaMap>([
  method('get', [KEY], (map, key) => map.get(key) ?? null),
  method('getOrDefault', [KEY, ANY], (map, key, otherwise): VtlValue => (map.has(key) ? map.get(key) ?? null : otherwise)),
  method('put', [KEY, DATA], (map, key, value) => put(map, key, value)),
  method('putIfAbsent', [KEY, DATA], (map, key, value) => map.get(key) ?? put(map, key, value)),
  method('putAll', [MAP], (map, other) => {
    for (const [key, value] of [...other]) {
      map.set(key, value);
    }
    return undefined;
  }),
  method('remove', [KEY], (map, key) => {
    const previous = map.get(key) ?? null;
    map.delete(key);
    return previous;
  }),
  method('remove', [KEY, ANY], (map, key, value) => map.has(key) && areEqual(map.get(key) ?? null, value) && map.delete(key)),
  method('replace', [KEY, DATA], (map, key, value) => (map.has(key) ? put(map, key, value) : null)),
  method('clear', [], (map) => {
    map.clear();
    return undefined;
  }),
  method('containsKey', [KEY], (map, key) => map.has(key)),
  method('containsValue', [ANY], (map, value) => [...map.values()].some((other) => areEqual(other, value))),
  method('keySet', [], (map) => JavaSet.holding(map.keys())),
  method('values', [], (map) => JavaSet.holding(map.values())),
  method('entrySet', [], (map) => new EntrySet(map)),
  method('size', [], (map) => BigInt(map.size)),
  method('isEmpty', [], (map) => map.size === 0),
]);

function put(map: JavaMap, key: string, value: JavaValue): VtlValue {
  const previous = map.get(key) ?? null;
  map.set(key, value);
  return previous;
}
