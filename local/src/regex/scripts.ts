import { type CodePointSet } from './code-point-set';
import { matching } from './predefined';

/** Names of scripts, and their codes in ISO 15924. */
const NAMES_AND_CODES: ReadonlyArray<readonly [string, string]> = [
  ['ARABIC', 'Arab'], ['ARMENIAN', 'Armn'], ['BENGALI', 'Beng'], ['COMMON', 'Zyyy'], ['CYRILLIC', 'Cyrl'],
  ['DEVANAGARI', 'Deva'], ['ETHIOPIC', 'Ethi'], ['GEORGIAN', 'Geor'], ['GREEK', 'Grek'], ['HAN', 'Hani'],
  ['HANGUL', 'Hang'], ['HEBREW', 'Hebr'], ['HIRAGANA', 'Hira'], ['INHERITED', 'Zinh'], ['KATAKANA', 'Kana'],
  ['KHMER', 'Khmr'], ['LATIN', 'Latn'], ['TAMIL', 'Taml'], ['THAI', 'Thai'],
];

const SCRIPTS: ReadonlyMap<string, CodePointSet> = new Map(NAMES_AND_CODES.flatMap(([name, code]): Array<[string, CodePointSet]> => {
  const set = matching(new RegExp(`^\\p{Script=${code}}$`, 'u'));
  return [[name, set], [code.toUpperCase(), set]];
}));

/**
 * The characters of a script by its name or its ISO 15924 code, or undefined when it is not known here.
 */
export function scriptSet(name: string): CodePointSet | undefined {
  return SCRIPTS.get(name.toUpperCase());
}
