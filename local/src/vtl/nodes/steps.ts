import { JavaMap } from '../../java/values';
import { JavaError } from '../errors';
import type { Frame } from '../frame';
import { callMethod, readProperty, writeProperty } from '../methods/dispatch';
import type { VtlValue } from '../values';
import type { Expression } from './node';

/**
 * One step of a reference behind its variable.
 */
export interface Step {
  /** What the step leads to; null when nowhere. */
  from(holder: VtlValue, frame: Frame): VtlValue;

  /** Stores where the step leads to; nothing happens when that is nowhere. */
  assign(holder: VtlValue, value: VtlValue, frame: Frame): void;
}

/** `.name` */
export class PropertyStep implements Step {
  constructor(private readonly name: string) {}

  from(holder: VtlValue): VtlValue {
    return readProperty(holder, this.name);
  }

  assign(holder: VtlValue, value: VtlValue): void {
    writeProperty(holder, this.name, value);
  }
}

/** `.name(parameters)` */
export class MethodStep implements Step {
  constructor(private readonly name: string, private readonly parameters: readonly Expression[]) {}

  from(holder: VtlValue, frame: Frame): VtlValue {
    return callMethod(holder, this.name, this.parameters.map((parameter) => parameter.value(frame)));
  }

  assign(holder: VtlValue, value: VtlValue): void {
    writeProperty(holder, this.name, value);
  }
}

/** `[index]`, where a negative index counts from the end. */
export class IndexStep implements Step {
  constructor(private readonly index: Expression) {}

  from(holder: VtlValue, frame: Frame): VtlValue {
    return callMethod(holder, 'get', [this.position(holder, frame)]);
  }

  assign(holder: VtlValue, value: VtlValue, frame: Frame): void {
    const method = Array.isArray(holder) ? 'set' : 'put';
    callMethod(holder, method, [this.position(holder, frame), value]);
  }

  private position(holder: VtlValue, frame: Frame): VtlValue {
    const index = this.index.value(frame);
    if (typeof index !== 'bigint' || index >= 0n) {
      return index;
    }
    if (Array.isArray(holder)) {
      return BigInt(holder.length) + index;
    }
    if (holder instanceof JavaMap) {
      return BigInt(holder.size) + index;
    }
    throw new JavaError('VelocityException', `the negative index ${index} needs a list`);
  }
}
