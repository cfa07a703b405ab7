import { spend } from '../../java/work';
import type { Frame } from '../frame';
import type { VtlValue } from '../values';

/**
 * A part of a template that writes output.
 */
export interface Statement {
  render(frame: Frame): void;
}

/**
 * A part of a template that has a value.
 */
export interface Expression {
  /** Its text in the template, which Velocity prints in places where there is no value. */
  readonly source: string;

  value(frame: Frame): VtlValue;

  /** Whether it holds as a condition; for anything but references, booleans and comparisons it never does. */
  isTrue(frame: Frame): boolean;
}

/**
 * Statements one after the other.
 */
export class Block implements Statement {
  constructor(private readonly statements: readonly Statement[]) {}

  render(frame: Frame): void {
    spend(this.statements.length);
    for (const statement of this.statements) {
      statement.render(frame);
    }
  }
}

/**
 * Text that renders as it stands.
 */
export class Text implements Statement {
  constructor(private readonly text: string) {}

  render(frame: Frame): void {
    frame.write(this.text);
  }
}
