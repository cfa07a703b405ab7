import { range, type CodePointSet } from './code-point-set';

const BLOCKS: ReadonlyMap<string, CodePointSet> = new Map([
  ['BASICLATIN', range(0x0000, 0x007f)],
  ['LATIN-1SUPPLEMENT', range(0x0080, 0x00ff)],
  ['LATINEXTENDED-A', range(0x0100, 0x017f)],
  ['LATINEXTENDED-B', range(0x0180, 0x024f)],
  ['COMBININGDIACRITICALMARKS', range(0x0300, 0x036f)],
  ['GREEK', range(0x0370, 0x03ff)],
  ['GREEKANDCOPTIC', range(0x0370, 0x03ff)],
  ['CYRILLIC', range(0x0400, 0x04ff)],
  ['ARMENIAN', range(0x0530, 0x058f)],
  ['HEBREW', range(0x0590, 0x05ff)],
  ['ARABIC', range(0x0600, 0x06ff)],
  ['DEVANAGARI', range(0x0900, 0x097f)],
  ['THAI', range(0x0e00, 0x0e7f)],
  ['GENERALPUNCTUATION', range(0x2000, 0x206f)],
  ['CURRENCYSYMBOLS', range(0x20a0, 0x20cf)],
  ['ARROWS', range(0x2190, 0x21ff)],
  ['MATHEMATICALOPERATORS', range(0x2200, 0x22ff)],
  ['BOXDRAWING', range(0x2500, 0x257f)],
  ['HIRAGANA', range(0x3040, 0x309f)],
  ['KATAKANA', range(0x30a0, 0x30ff)],
  ['CJKUNIFIEDIDEOGRAPHS', range(0x4e00, 0x9fff)],
  ['HANGULSYLLABLES', range(0xac00, 0xd7af)],
  ['PRIVATEUSEAREA', range(0xe000, 0xf8ff)],
  ['SPECIALS', range(0xfff0, 0xffff)],
  ['EMOTICONS', range(0x1f600, 0x1f64f)],
]);

/**
 * The characters of a Unicode block, or undefined when the block is not known here.
 *
 * Upper and lower case, spaces and underscores of the name make no difference.
 */
export function blockSet(name: string): CodePointSet | undefined {
  return BLOCKS.get(name.toUpperCase().replace(/[ _]/g, ''));
}
