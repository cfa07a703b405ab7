import { VtlError } from '../errors';
import type { Frame } from '../frame';
import { DefinedBlock } from './defined-block';
import type { Expression, Statement } from './node';
import type { Reference } from './reference';
import { BreakSignal, StopSignal } from './signals';
import { ForeachScope } from '../objects/foreach-scope';

/** `#set($x = value)`. A value of null changes nothing. */
export class SetDirective implements Statement {
  constructor(private readonly target: Reference, private readonly expression: Expression) {}

  render(frame: Frame): void {
    const value = this.expression.value(frame);
    if (value !== null) {
      this.target.assign(value, frame);
    }
  }
}

/** A condition and what it guards. */
export interface Branch {
  readonly condition: Expression;
  readonly block: Statement;
}

/** `#if` with its `#elseif`s and its `#else`. */
export class IfDirective implements Statement {
  constructor(private readonly branches: readonly Branch[], private readonly otherwise?: Statement) {}

  render(frame: Frame): void {
    const branch = this.branches.find(({ condition }) => condition.isTrue(frame));
    (branch?.block ?? this.otherwise)?.render(frame);
  }
}

/** `#define($x)`. */
export class DefineDirective implements Statement {
  constructor(private readonly name: string, private readonly block: Statement) {}

  render(frame: Frame): void {
    frame.variables.set(this.name, new DefinedBlock(this.block, frame));
  }
}

/** `#stop`. */
export class StopDirective implements Statement {
  render(): void {
    throw new StopSignal();
  }
}

/** `#break`, or `#break($foreach.parent)` for a loop further out. */
export class BreakDirective implements Statement {
  constructor(private readonly scope?: Expression) {}

  render(frame: Frame): void {
    const target = this.scope?.value(frame);
    if (target !== undefined && !(target instanceof ForeachScope)) {
      throw new VtlError(`#break takes the scope of a loop, such as $foreach.parent, not ${this.scope?.source}`);
    }
    throw new BreakSignal(target);
  }
}
