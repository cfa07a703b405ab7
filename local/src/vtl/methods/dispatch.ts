import { isInt } from '../../java/numbers';
import { JavaArray, JavaDecimal, JavaDouble, JavaMap, JavaSet, type JavaList } from '../../java/values';
import { spendFor } from '../../java/work';
import { VtlError } from '../errors';
import { checkLength } from '../frame';
import { LIMITS } from '../limits';
import { ForeachScope } from '../objects/foreach-scope';
import { JavaObject, toData, type VtlValue } from '../values';
import { ARRAY_METHODS } from './array';
import { BOOLEAN_METHODS } from './boolean';
import { COLLECTION_METHODS } from './collection';
import { LIST_METHODS } from './list';
import { MAP_METHODS } from './map';
import { DECIMAL_METHODS, DOUBLE_METHODS, INTEGER_METHODS, LONG_METHODS } from './number';
import { OBJECT_METHODS } from './object';
import { TEXT_METHODS } from './text';

/** Getters `isEmpty` and the like, which templates may write as a property. */
const BOOLEAN_PROPERTIES: ReadonlyMap<string, string> = new Map([['empty', 'isEmpty'], ['naN', 'isNaN'], ['infinite', 'isInfinite']]);

/**
 * The value of `$holder.name`; null when there is none. `class` is out of reach on every holder.
 */
export function readProperty(holder: VtlValue, name: string): VtlValue {
  if (name === 'class') {
    return null;
  }
  if (holder instanceof JavaMap) {
    return holder.get(name) ?? null;
  }
  if (holder instanceof JavaObject) {
    return holder.property(name);
  }
  const getter = BOOLEAN_PROPERTIES.get(name.charAt(0).toLowerCase() + name.slice(1));
  return getter === undefined ? null : callMethod(holder, getter, []);
}

/**
 * Stores `$holder.name`, where the holder is a map or a loop's scope; nothing happens elsewhere.
 */
export function writeProperty(holder: VtlValue, name: string, value: VtlValue): void {
  if (holder instanceof JavaMap) {
    holder.set(name, toData(value));
  } else if (holder instanceof ForeachScope) {
    holder.store(name, value);
  }
}

/**
 * The result of `$holder.name(parameters)`; null when there is no such method.
 *
 * @throws JavaError when the method throws
 * @throws VtlError when it builds more than a rendering may hold
 */
export function callMethod(holder: VtlValue, name: string, parameters: readonly VtlValue[]): VtlValue {
  spendFor(sizeOf(holder) + parameters.reduce<number>((size, parameter) => size + sizeOf(parameter), 0));
  const before = Array.isArray(holder) ? holder.length : 0;
  const result = call(holder, name, parameters) ?? null;
  if (Array.isArray(holder) && holder.length > Math.max(before, LIMITS.elements)) {
    throw new VtlError(`a list grows past ${LIMITS.elements} elements`);
  }
  return typeof result === 'string' ? checkLength(result) : result;
}

/** How much a method may have to pass over. */
function sizeOf(value: VtlValue): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}

function call(holder: VtlValue, name: string, parameters: readonly VtlValue[]): VtlValue | undefined {
  if (holder instanceof JavaObject) {
    return holder.call(name, parameters);
  }
  const result = callOwn(holder, name, parameters);
  return result === undefined ? OBJECT_METHODS.call(holder, name, parameters) : result;
}

function callOwn(holder: VtlValue, name: string, parameters: readonly VtlValue[]): VtlValue | undefined {
  if (typeof holder === 'string') {
    return TEXT_METHODS.call(holder, name, parameters);
  }
  if (holder instanceof JavaMap) {
    return MAP_METHODS.call(holder, name, parameters);
  }
  if (Array.isArray(holder)) {
    return callList(holder, name, parameters);
  }
  if (typeof holder === 'bigint') {
    return (isInt(holder) ? INTEGER_METHODS : LONG_METHODS).call(holder, name, parameters);
  }
  if (holder instanceof JavaDouble) {
    return DOUBLE_METHODS.call(holder, name, parameters);
  }
  if (holder instanceof JavaDecimal) {
    return DECIMAL_METHODS.call(holder, name, parameters);
  }
  return typeof holder === 'boolean' ? BOOLEAN_METHODS.call(holder, name, parameters) : undefined;
}

function callList(holder: JavaList, name: string, parameters: readonly VtlValue[]): VtlValue | undefined {
  if (holder instanceof JavaArray) {
    return ARRAY_METHODS.call(holder, name, parameters);
  }
  const positional = holder instanceof JavaSet ? undefined : LIST_METHODS.call(holder, name, parameters);
  return positional === undefined ? COLLECTION_METHODS.call(holder, name, parameters) : positional;
}
