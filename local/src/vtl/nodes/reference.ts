import { JavaMap } from '../../java/values';
import type { Frame } from '../frame';
import { print } from '../printing';
import type { VtlValue } from '../values';
import { DefinedBlock } from './defined-block';
import type { Expression, Statement } from './node';
import type { Step } from './steps';

/**
 * How a reference is written.
 */
export interface ReferenceForm {
  /** Its text, from its own dollar sign on. */
  readonly source: string;
  /** The variable it begins at. */
  readonly root: string;
  /** The key under which `#set` stores, other than the root when written with braces or quietly. */
  readonly target: string;
  readonly steps: readonly Step[];
  /** `${x}` rather than `$x`. */
  readonly braced: boolean;
  /** `$!x`, which renders as nothing rather than as itself. */
  readonly quiet: boolean;
  /** Backslashes in front. */
  readonly escapes: number;
  /** Dollar and hash signs in front that belong to nothing. */
  readonly prefix: string;
}

/**
 * A reference: `$x`, `${x.y}`, `$!x.method('a')[0]`.
 */
export class Reference implements Expression, Statement {
  readonly source: string;
  readonly root: string;
  readonly braced: boolean;
  readonly hasSteps: boolean;

  constructor(private readonly form: ReferenceForm) {
    this.source = form.source;
    this.root = form.root;
    this.braced = form.braced;
    this.hasSteps = form.steps.length > 0;
  }

  value(frame: Frame): VtlValue {
    let value = frame.variables.get(this.root) ?? null;
    for (const step of this.form.steps) {
      if (value === null) {
        break;
      }
      value = step.from(value, frame);
    }
    return value ?? frame.dialect.missingReference;
  }

  isTrue(frame: Frame): boolean {
    const value = this.value(frame);
    return typeof value === 'boolean' ? value : value !== null;
  }

  /** What `#set` does. A path that leads nowhere is left alone. */
  assign(value: VtlValue, frame: Frame): void {
    const { steps, target } = this.form;
    if (steps.length === 0) {
      frame.variables.set(target, value);
      return;
    }
    let holder = frame.variables.get(this.root) ?? null;
    for (const step of steps.slice(0, -1)) {
      holder = holder === null ? null : step.from(holder, frame);
    }
    if (holder !== null) {
      steps[steps.length - 1].assign(holder, value, frame);
    }
  }

  render(frame: Frame): void {
    const { escapes, prefix, quiet } = this.form;
    const value = this.value(frame);
    const half = '\\'.repeat(Math.floor(escapes / 2));
    if (escapes % 2 === 1) {
      frame.write(`${half}${value === null ? '\\' : ''}${this.source}`);
      return;
    }
    if (value instanceof DefinedBlock && value.render()) {
      return;
    }
    const text = this.text(value, frame);
    if (text === null) {
      frame.write(`${half}${half}${prefix}${quiet ? '' : this.source}`);
    } else {
      frame.write(half + prefix + text);
    }
  }

  private text(value: VtlValue, frame: Frame): string | null {
    if (value instanceof DefinedBlock) {
      return frame.dialect.missingReference;
    }
    if (frame.dialect.nestedContextPrintsEmpty && this.root === 'context' && this.hasSteps && value instanceof JavaMap) {
      return '';
    }
    return value === null ? null : print(value);
  }
}
