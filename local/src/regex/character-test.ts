import { TABLE_SIZE, tableOf, type CodePointSet } from './code-point-set';

const SUPPLEMENTARY = 0x10000;

/**
 * A set of code points made quick to ask.
 */
export class CharacterTest {
  /** 1 for each member below U+0100. */
  readonly table: Uint8Array;

  constructor(private readonly set: CodePointSet) {
    this.table = tableOf(set);
  }

  /**
   * How many UTF-16 units the member at an offset takes, 0 when there is none.
   */
  width(text: string, offset: number): number {
    const unit = text.charCodeAt(offset);
    return unit < TABLE_SIZE ? this.table[unit] : this.widthBeyondTable(text, offset);
  }

  private widthBeyondTable(text: string, offset: number): number {
    const codePoint = text.codePointAt(offset);
    if (codePoint === undefined || !this.set.has(codePoint)) {
      return 0;
    }
    return codePoint >= SUPPLEMENTARY ? 2 : 1;
  }
}
