import { JavaError } from '../errors';
import type { VtlValue } from '../values';
import { JavaObject } from '../values';

/**
 * A `java.util.Iterator` over a collection, used up as it goes.
 */
export class JavaIterator extends JavaObject {
  private position = 0;

  constructor(private readonly elements: readonly VtlValue[]) {
    super();
  }

  property(): VtlValue {
    return null;
  }

  call(name: string, parameters: readonly VtlValue[]): VtlValue {
    if (parameters.length > 0) {
      return null;
    }
    if (name === 'hasNext') {
      return this.position < this.elements.length;
    }
    return name === 'next' ? this.next() : null;
  }

  override iterate(): readonly VtlValue[] {
    const rest = this.elements.slice(this.position);
    this.position = this.elements.length;
    return rest;
  }

  /** Java prints a memory address here. */
  toString(): string {
    throw new JavaError('UnsupportedOperationException', 'an iterator has no text; loop over it');
  }

  private next(): VtlValue {
    if (this.position >= this.elements.length) {
      throw new JavaError('NoSuchElementException', 'the iterator has no further element');
    }
    this.position += 1;
    return this.elements[this.position - 1];
  }
}
