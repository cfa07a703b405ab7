import { compare, isNumber, type Calculate, type JavaNumber } from '../../java/numbers';
import { JavaDecimal } from '../../java/values';
import { spend } from '../../java/work';
import { looselyEqual } from '../comparison';
import { checkLength, type Frame } from '../frame';
import { print } from '../printing';
import type { VtlValue } from '../values';
import type { Expression } from './node';

const STEPS_OF_LONG_NUMBERS = 100;

/**
 * An expression whose value is a condition.
 */
abstract class Condition implements Expression {
  constructor(readonly source: string) {}

  abstract isTrue(frame: Frame): boolean;

  value(frame: Frame): VtlValue {
    return this.isTrue(frame);
  }
}

/** `left && right`, which leaves `right` alone when `left` does not hold. */
export class And extends Condition {
  constructor(source: string, private readonly left: Expression, private readonly right: Expression) {
    super(source);
  }

  isTrue(frame: Frame): boolean {
    return this.left.isTrue(frame) && this.right.isTrue(frame);
  }
}

/** `left || right`, which leaves `right` alone when `left` holds. */
export class Or extends Condition {
  constructor(source: string, private readonly left: Expression, private readonly right: Expression) {
    super(source);
  }

  isTrue(frame: Frame): boolean {
    return this.left.isTrue(frame) || this.right.isTrue(frame);
  }
}

/** `!operand`. */
export class Not extends Condition {
  constructor(source: string, private readonly operand: Expression) {
    super(source);
  }

  isTrue(frame: Frame): boolean {
    return !this.operand.isTrue(frame);
  }
}

/** `left == right`, or `left != right` when negated. */
export class Equality extends Condition {
  constructor(source: string, private readonly left: Expression, private readonly right: Expression, private readonly negated: boolean) {
    super(source);
  }

  isTrue(frame: Frame): boolean {
    const left = this.left.value(frame);
    return looselyEqual(left, this.right.value(frame)) !== this.negated;
  }
}

/** `left < right` and its kin; never true unless both are numbers. */
export class Order extends Condition {
  constructor(
    source: string, private readonly left: Expression, private readonly right: Expression,
    private readonly accepts: (order: number) => boolean,
  ) {
    super(source);
  }

  isTrue(frame: Frame): boolean {
    const left = this.left.value(frame);
    const right = this.right.value(frame);
    return isNumber(left) && isNumber(right) && this.accepts(compare(left, right));
  }
}

/** `left - right` and its kin; null unless both are numbers. */
export class Calculation implements Expression {
  constructor(
    readonly source: string, protected readonly left: Expression, protected readonly right: Expression,
    private readonly calculate: Calculate,
  ) {}

  value(frame: Frame): VtlValue {
    const left = this.left.value(frame);
    return this.combine(left, this.right.value(frame));
  }

  isTrue(): boolean {
    return false;
  }

  protected combine(left: VtlValue, right: VtlValue): VtlValue {
    if (!isNumber(left) || !isNumber(right)) {
      return null;
    }
    spend(isExact(left) || isExact(right) ? STEPS_OF_LONG_NUMBERS : 1);
    return this.calculate(left, right);
  }
}

/** `left + right`: a sum, or a concatenation when one of both is text. */
export class Addition extends Calculation {
  protected override combine(left: VtlValue, right: VtlValue): VtlValue {
    if (typeof left !== 'string' && typeof right !== 'string') {
      return super.combine(left, right);
    }
    return checkLength(textOf(this.left, left) + textOf(this.right, right));
  }
}

/** Whether a number may have thousands of digits. */
function isExact(number: JavaNumber): boolean {
  return number instanceof JavaDecimal || (typeof number === 'bigint' && BigInt.asIntN(64, number) !== number);
}

function textOf(operand: Expression, value: VtlValue): string {
  return value === null ? operand.source : print(value);
}
