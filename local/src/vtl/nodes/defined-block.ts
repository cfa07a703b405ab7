import type { Frame } from '../frame';
import { JavaObject, type VtlValue } from '../values';
import type { Statement } from './node';
import { BreakSignal } from './signals';

/** How often a block may contain itself, Velocity's default. */
const MAX_DEPTH = 2;

/**
 * What `#define` stores: a block that renders anew wherever it is referred to.
 */
export class DefinedBlock extends JavaObject {
  private depth = 0;

  constructor(private readonly block: Statement, private readonly frame: Frame) {
    super();
  }

  property(): VtlValue {
    return null;
  }

  call(name: string, parameters: readonly VtlValue[]): VtlValue {
    return name === 'toString' && parameters.length === 0 ? this.toString() : null;
  }

  /** Writes what the block renders; false when it contains itself too often. */
  render(): boolean {
    if (this.depth >= MAX_DEPTH) {
      return false;
    }
    this.depth += 1;
    try {
      this.block.render(this.frame);
    } catch (error) {
      if (!(error instanceof BreakSignal && error.target === undefined)) {
        throw error;
      }
    } finally {
      this.depth -= 1;
    }
    return true;
  }

  toString(): string {
    return this.frame.capture(() => this.render());
  }
}
