import type { JavaValue } from './model';

/**
 * An `ArrayList`: what a template builds itself. It prints its elements' text, whereas a list out of JSON prints JSON.
 */
export class JavaArrayList extends Array<JavaValue> {
  /** A list of its own, of the class it is called on. */
  static holding<T extends JavaArrayList>(this: new () => T, elements: Iterable<JavaValue>): T {
    const list = new this();
    for (const element of elements) {
      list.push(element);
    }
    return list;
  }
}

/**
 * The keys or the values of a map: a collection without positions.
 */
export class JavaSet extends JavaArrayList {}

/**
 * A Java array: a list whose length is fixed.
 */
export class JavaArray extends JavaArrayList {}
