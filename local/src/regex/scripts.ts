import { type CodePointSet } from './code-point-set';
import { matching } from './predefined';

const SCRIPTS: ReadonlyMap<string, CodePointSet> = new Map([
  ['ARABIC', matching(/^\p{Script=Arabic}$/u)], ['ARAB', matching(/^\p{Script=Arabic}$/u)],
  ['ARMENIAN', matching(/^\p{Script=Armenian}$/u)], ['ARMN', matching(/^\p{Script=Armenian}$/u)],
  ['BENGALI', matching(/^\p{Script=Bengali}$/u)], ['BENG', matching(/^\p{Script=Bengali}$/u)],
  ['COMMON', matching(/^\p{Script=Common}$/u)], ['ZYYY', matching(/^\p{Script=Common}$/u)],
  ['CYRILLIC', matching(/^\p{Script=Cyrillic}$/u)], ['CYRL', matching(/^\p{Script=Cyrillic}$/u)],
  ['DEVANAGARI', matching(/^\p{Script=Devanagari}$/u)], ['DEVA', matching(/^\p{Script=Devanagari}$/u)],
  ['ETHIOPIC', matching(/^\p{Script=Ethiopic}$/u)], ['ETHI', matching(/^\p{Script=Ethiopic}$/u)],
  ['GEORGIAN', matching(/^\p{Script=Georgian}$/u)], ['GEOR', matching(/^\p{Script=Georgian}$/u)],
  ['GREEK', matching(/^\p{Script=Greek}$/u)], ['GREK', matching(/^\p{Script=Greek}$/u)],
  ['HAN', matching(/^\p{Script=Han}$/u)], ['HANI', matching(/^\p{Script=Han}$/u)],
  ['HANGUL', matching(/^\p{Script=Hangul}$/u)], ['HANG', matching(/^\p{Script=Hangul}$/u)],
  ['HEBREW', matching(/^\p{Script=Hebrew}$/u)], ['HEBR', matching(/^\p{Script=Hebrew}$/u)],
  ['HIRAGANA', matching(/^\p{Script=Hiragana}$/u)], ['HIRA', matching(/^\p{Script=Hiragana}$/u)],
  ['INHERITED', matching(/^\p{Script=Inherited}$/u)], ['ZINH', matching(/^\p{Script=Inherited}$/u)],
  ['KATAKANA', matching(/^\p{Script=Katakana}$/u)], ['KANA', matching(/^\p{Script=Katakana}$/u)],
  ['KHMER', matching(/^\p{Script=Khmer}$/u)], ['KHMR', matching(/^\p{Script=Khmer}$/u)],
  ['LATIN', matching(/^\p{Script=Latin}$/u)], ['LATN', matching(/^\p{Script=Latin}$/u)],
  ['TAMIL', matching(/^\p{Script=Tamil}$/u)], ['TAML', matching(/^\p{Script=Tamil}$/u)],
  ['THAI', matching(/^\p{Script=Thai}$/u)],
]);

/**
 * The characters of a script by its name or its ISO 15924 code, or undefined when it is not known here.
 */
export function scriptSet(name: string): CodePointSet | undefined {
  return SCRIPTS.get(name.toUpperCase());
}
