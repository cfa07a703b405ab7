import { JavaArrayList, JavaMap, type JavaValue } from '../../java/values';
import { VtlError } from '../errors';
import type { Frame } from '../frame';
import { LIMITS } from '../limits';
import { print } from '../printing';
import { toData, type VtlValue } from '../values';
import type { Block, Expression } from './node';

/**
 * A number, a boolean, or a string with nothing to fill in. Only `true` holds as a condition.
 */
export class Constant implements Expression {
  constructor(readonly source: string, private readonly constant: JavaValue) {}

  value(): VtlValue {
    return this.constant;
  }

  isTrue(): boolean {
    return this.constant === true;
  }
}

/**
 * A double-quoted string, which is a template of its own.
 */
export class InterpolatedString implements Expression {
  constructor(readonly source: string, private readonly template: Block) {}

  value(frame: Frame): VtlValue {
    return frame.capture(() => this.template.render(frame));
  }

  isTrue(): boolean {
    return false;
  }
}

/**
 * A list: `[$a, 'b', 3]`.
 */
export class ListLiteral implements Expression {
  constructor(readonly source: string, private readonly elements: readonly Expression[]) {}

  value(frame: Frame): VtlValue {
    return JavaArrayList.holding(this.elements.map((element) => toData(element.value(frame))));
  }

  isTrue(): boolean {
    return false;
  }
}

/**
 * A map: `{'a': $b}`. Keys that are no text become text.
 */
export class MapLiteral implements Expression {
  constructor(readonly source: string, private readonly entries: ReadonlyArray<readonly [Expression, Expression]>) {}

  value(frame: Frame): VtlValue {
    const map = new JavaMap();
    for (const [key, value] of this.entries) {
      map.set(print(key.value(frame)), toData(value.value(frame)));
    }
    return map;
  }

  isTrue(): boolean {
    return false;
  }
}

/**
 * A range of integers, upwards or downwards: `[1..$n]`. Null when an end is no number.
 */
export class Range implements Expression {
  constructor(readonly source: string, private readonly first: Expression, private readonly last: Expression) {}

  value(frame: Frame): VtlValue {
    const first = this.first.value(frame);
    const last = this.last.value(frame);
    if (typeof first !== 'bigint' || typeof last !== 'bigint') {
      return null;
    }
    return this.list(BigInt.asIntN(32, first), BigInt.asIntN(32, last));
  }

  isTrue(): boolean {
    return false;
  }

  private list(first: bigint, last: bigint): JavaArrayList {
    const step = first >= last ? -1n : 1n;
    const length = (last - first) * step + 1n;
    if (length > LIMITS.elements) {
      throw new VtlError(`the range ${this.source} has more than ${LIMITS.elements} elements`);
    }
    const list = new JavaArrayList();
    for (let element = first; list.length < length; element += step) {
      list.push(element);
    }
    return list;
  }
}
