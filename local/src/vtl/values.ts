import { VtlError } from './errors';
import type { JavaValue } from '../java/values';

/**
 * A Java object that is no data: `$input`, an entry, a loop's `$foreach`. Templates reach what it offers by name, nothing else.
 */
export abstract class JavaObject {
  /** The value of `$object.name`; null when there is no such property. */
  abstract property(name: string): VtlValue;

  /** The result of `$object.name(parameters)`; null when there is no such method. */
  abstract call(name: string, parameters: readonly VtlValue[]): VtlValue;

  /** What `#foreach` walks over; undefined when that is nothing. */
  iterate(): readonly VtlValue[] | undefined {
    return undefined;
  }

  abstract toString(): string;
}

/**
 * Whatever an expression can evaluate to.
 */
export type VtlValue = JavaValue | JavaObject;

/**
 * The value as lists and maps may hold it.
 *
 * @throws VtlError for an object that is no data
 */
export function toData(value: VtlValue): JavaValue {
  if (value instanceof JavaCharacter) {
    return value.text;
  }
  if (value instanceof JavaObject) {
    throw new VtlError(`lists and maps hold data only, not ${value.constructor.name}; store its text or its parts`);
  }
  return value;
}

/**
 * A `java.lang.Character`, which compares and prints like text but is none.
 */
export class JavaCharacter extends JavaObject {
  constructor(readonly text: string) {
    super();
  }

  property(): VtlValue {
    return null;
  }

  call(name: string, parameters: readonly VtlValue[]): VtlValue {
    if (name === 'equals' && parameters.length === 1) {
      return parameters[0] instanceof JavaCharacter && parameters[0].text === this.text;
    }
    return name === 'toString' && parameters.length === 0 ? this.text : null;
  }

  toString(): string {
    return this.text;
  }
}
