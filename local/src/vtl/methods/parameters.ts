import { isInt, isNumber, type JavaNumber } from '../../java/numbers';
import { JavaMap, type JavaValue } from '../../java/values';
import { JavaError } from '../errors';
import { print } from '../printing';
import { JavaObject, toData, type VtlValue } from '../values';

/**
 * A parameter of a Java method.
 */
export interface Parameter<T> {
  /** The value as the method takes it; undefined when it does not fit. */
  read(value: VtlValue): T | undefined;
}

/** An `Object`: fits everything. */
export const ANY: Parameter<VtlValue> = { read: (value) => value };

/** An `Object` that a list or a map will hold. */
export const DATA: Parameter<JavaValue> = { read: (value) => toData(value) };

/** A key of a map, as text: the maps of templates have no other keys. */
export const KEY: Parameter<string> = { read: (value) => print(value) };

/** A `String` or `CharSequence`. */
export const TEXT: Parameter<string> = {
  read: (value) => (typeof value === 'string' ? value : rejectNull(value)),
};

/** An `int`. */
export const INTEGER: Parameter<number> = {
  read: (value) => (typeof value === 'bigint' && isInt(value) ? Number(value) : undefined),
};

/** A `boolean`. */
export const BOOLEAN: Parameter<boolean> = {
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

/** A `Number`. */
export const NUMBER: Parameter<JavaNumber> = {
  read: (value) => (isNumber(value) ? value : undefined),
};

/** A `Collection`. */
export const COLLECTION: Parameter<readonly JavaValue[]> = {
  read: (value) => (Array.isArray(value) ? value : rejectNull(value)),
};

/** A `Map`. */
export const MAP: Parameter<JavaMap> = {
  read: (value) => (value instanceof JavaMap ? value : rejectNull(value)),
};

/** Text, or the text of whatever else is given, as the functions of `$util` take it. */
export const TEXT_OF_ANYTHING: Parameter<string> = {
  read: (value) => (value instanceof JavaObject ? undefined : print(value)),
};

function rejectNull(value: VtlValue): undefined {
  if (value === null) {
    throw new JavaError('NullPointerException', 'a parameter is null');
  }
  return undefined;
}
