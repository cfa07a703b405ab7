import { blockSet } from './blocks';
import { complement, range, setOf, type CodePointSet } from './code-point-set';
import type { Flags } from './flags';
import { DIGIT, matching, matchingBasic, SPACE, UNICODE_DIGIT, UNICODE_SPACE, UNICODE_WORD } from './predefined';
import { scriptSet } from './scripts';

const POSIX_CLASSES: ReadonlyMap<string, CodePointSet> = new Map([
  ['Lower', matchingBasic(/^[a-z]$/)],
  ['Upper', matchingBasic(/^[A-Z]$/)],
  ['ASCII', range(0, 0x7f)],
  ['Alpha', matchingBasic(/^[A-Za-z]$/)],
  ['Digit', DIGIT],
  ['Alnum', matchingBasic(/^[0-9A-Za-z]$/)],
  ['Punct', matchingBasic(/^[!-/:-@[-`{-~]$/)],
  ['Graph', matchingBasic(/^[!-~]$/)],
  ['Print', matchingBasic(/^[ -~]$/)],
  ['Blank', matchingBasic(/^[ \t]$/)],
  ['Cntrl', matchingBasic(/^(?![\u0080-\u009f])\p{Cc}$/u)],
  ['XDigit', matchingBasic(/^[0-9A-Fa-f]$/)],
  ['Space', SPACE],
]);

const GENERAL_CATEGORIES: ReadonlyMap<string, CodePointSet> = new Map([
  ['L', matching(/^\p{L}$/u)], ['Lu', matching(/^\p{Lu}$/u)], ['Ll', matching(/^\p{Ll}$/u)],
  ['Lt', matching(/^\p{Lt}$/u)], ['Lm', matching(/^\p{Lm}$/u)], ['Lo', matching(/^\p{Lo}$/u)],
  ['M', matching(/^\p{M}$/u)], ['Mn', matching(/^\p{Mn}$/u)], ['Mc', matching(/^\p{Mc}$/u)], ['Me', matching(/^\p{Me}$/u)],
  ['N', matching(/^\p{N}$/u)], ['Nd', UNICODE_DIGIT], ['Nl', matching(/^\p{Nl}$/u)], ['No', matching(/^\p{No}$/u)],
  ['Z', matching(/^\p{Z}$/u)], ['Zs', matching(/^\p{Zs}$/u)], ['Zl', matching(/^\p{Zl}$/u)], ['Zp', matching(/^\p{Zp}$/u)],
  ['C', matching(/^\p{C}$/u)], ['Cc', matching(/^\p{Cc}$/u)], ['Cf', matching(/^\p{Cf}$/u)],
  ['Co', matching(/^\p{Co}$/u)], ['Cs', matching(/^\p{Cs}$/u)], ['Cn', matching(/^\p{Cn}$/u)],
  ['P', matching(/^\p{P}$/u)], ['Pd', matching(/^\p{Pd}$/u)], ['Ps', matching(/^\p{Ps}$/u)], ['Pe', matching(/^\p{Pe}$/u)],
  ['Pc', matching(/^\p{Pc}$/u)], ['Po', matching(/^\p{Po}$/u)], ['Pi', matching(/^\p{Pi}$/u)], ['Pf', matching(/^\p{Pf}$/u)],
  ['S', matching(/^\p{S}$/u)], ['Sm', matching(/^\p{Sm}$/u)], ['Sc', matching(/^\p{Sc}$/u)],
  ['Sk', matching(/^\p{Sk}$/u)], ['So', matching(/^\p{So}$/u)],
  ['LC', matching(/^\p{LC}$/u)], ['LD', matching(/^[\p{L}\p{Nd}]$/u)],
  ['L1', range(0, 0xff)], ['all', setOf(() => true)],
]);

const BINARY_PROPERTIES: ReadonlyMap<string, CodePointSet> = new Map([
  ['ALPHABETIC', matching(/^\p{Alphabetic}$/u)],
  ['LETTER', matching(/^\p{L}$/u)],
  ['IDEOGRAPHIC', matching(/^\p{Ideographic}$/u)],
  ['LOWERCASE', matching(/^\p{Lowercase}$/u)],
  ['UPPERCASE', matching(/^\p{Uppercase}$/u)],
  ['TITLECASE', matching(/^\p{Lt}$/u)],
  ['WHITE_SPACE', UNICODE_SPACE],
  ['WHITESPACE', UNICODE_SPACE],
  ['CONTROL', matching(/^\p{Cc}$/u)],
  ['PUNCTUATION', matching(/^\p{P}$/u)],
  ['HEX_DIGIT', matching(/^[\p{Nd}\p{Hex_Digit}]$/u)],
  ['HEXDIGIT', matching(/^[\p{Nd}\p{Hex_Digit}]$/u)],
  ['ASSIGNED', matching(/^\P{Cn}$/u)],
  ['NONCHARACTER_CODE_POINT', matching(/^\p{Noncharacter_Code_Point}$/u)],
  ['NONCHARACTERCODEPOINT', matching(/^\p{Noncharacter_Code_Point}$/u)],
  ['DIGIT', UNICODE_DIGIT],
  ['ALNUM', matching(/^[\p{Alphabetic}\p{Nd}]$/u)],
  ['BLANK', matching(/^[\p{Zs}\t]$/u)],
  ['GRAPH', matching(/^[^\p{White_Space}\p{Cc}\p{Cs}\p{Cn}]$/u)],
  ['PRINT', matching(/^(?!\p{Cc})(?:[^\p{White_Space}\p{Cs}\p{Cn}]|\p{Zs})$/u)],
  ['WORD', UNICODE_WORD],
  ['JOIN_CONTROL', matching(/^\p{Join_Control}$/u)],
  ['JOINCONTROL', matching(/^\p{Join_Control}$/u)],
]);

const JAVA_METHODS: ReadonlyMap<string, CodePointSet> = new Map([
  ['javaLowerCase', matching(/^\p{Lowercase}$/u)],
  ['javaUpperCase', matching(/^\p{Uppercase}$/u)],
  ['javaAlphabetic', matching(/^\p{Alphabetic}$/u)],
  ['javaIdeographic', matching(/^\p{Ideographic}$/u)],
  ['javaTitleCase', matching(/^\p{Lt}$/u)],
  ['javaDigit', UNICODE_DIGIT],
  ['javaDefined', matching(/^\P{Cn}$/u)],
  ['javaLetter', matching(/^\p{L}$/u)],
  ['javaLetterOrDigit', matching(/^[\p{L}\p{Nd}]$/u)],
  ['javaSpaceChar', matching(/^\p{Z}$/u)],
  ['javaISOControl', matching(/^\p{Cc}$/u)],
  ['javaMirrored', matching(/^\p{Bidi_Mirrored}$/u)],
  ['javaWhitespace', matching(/^(?:[\t\n\v\f\r]|(?=[^\u00a0\u2007\u202f])\p{Z}|(?=[^\0-\u001b])(?=[\0-\u001f])\p{Cc})$/u)],
]);

/** What the POSIX classes mean with the flag U. */
const UNICODE_POSIX_NAMES: ReadonlyMap<string, string> = new Map([
  ['Lower', 'LOWERCASE'], ['Upper', 'UPPERCASE'], ['Alpha', 'ALPHABETIC'], ['Digit', 'DIGIT'], ['Alnum', 'ALNUM'],
  ['Punct', 'PUNCTUATION'], ['Graph', 'GRAPH'], ['Print', 'PRINT'], ['Blank', 'BLANK'], ['Cntrl', 'CONTROL'],
  ['XDigit', 'HEX_DIGIT'], ['Space', 'WHITE_SPACE'],
]);

const CASED = matching(/^[\p{Lu}\p{Ll}\p{Lt}]$/u);
const CASED_CATEGORIES: ReadonlySet<string> = new Set(['Lu', 'Ll', 'Lt']);
const CASED_BINARY_PROPERTIES: ReadonlySet<string> = new Set(['LOWERCASE', 'UPPERCASE', 'TITLECASE']);
const CASED_METHODS: ReadonlySet<string> = new Set(['javaLowerCase', 'javaUpperCase', 'javaTitleCase']);
const ANY_CASE = matching(/^[\p{Lowercase}\p{Uppercase}\p{Lt}]$/u);

/**
 * The set behind `\p{name}`, or undefined when the name is not known.
 */
export function propertySet(name: string, flags: Flags): CodePointSet | undefined {
  const assignment = name.indexOf('=');
  if (assignment >= 0) {
    return assignedSet(name.slice(0, assignment).toLowerCase(), name.slice(assignment + 1), flags);
  }
  if (name.startsWith('In')) {
    return blockSet(name.slice(2));
  }
  if (name.startsWith('Is')) {
    const property = name.slice(2);
    return category(property, flags) ?? binaryProperty(property, flags) ?? scriptSet(property);
  }
  return posixClass(name, flags) ?? category(name, flags) ?? javaMethod(name, flags);
}

/**
 * The set behind `\P{name}`.
 */
export function negatedPropertySet(name: string, flags: Flags): CodePointSet | undefined {
  const set = propertySet(name, flags);
  return set && complement(set);
}

function assignedSet(property: string, value: string, flags: Flags): CodePointSet | undefined {
  switch (property) {
    case 'sc':
    case 'script':
      return scriptSet(value);
    case 'blk':
    case 'block':
      return blockSet(value);
    case 'gc':
    case 'general_category':
      return category(value, flags);
    default:
      return undefined;
  }
}

function category(name: string, flags: Flags): CodePointSet | undefined {
  return flags.ignoreCase && CASED_CATEGORIES.has(name) ? CASED : GENERAL_CATEGORIES.get(name);
}

function binaryProperty(name: string, flags: Flags): CodePointSet | undefined {
  const key = name.toUpperCase();
  return flags.ignoreCase && CASED_BINARY_PROPERTIES.has(key) ? ANY_CASE : BINARY_PROPERTIES.get(key);
}

function javaMethod(name: string, flags: Flags): CodePointSet | undefined {
  return flags.ignoreCase && CASED_METHODS.has(name) ? ANY_CASE : JAVA_METHODS.get(name);
}

function posixClass(name: string, flags: Flags): CodePointSet | undefined {
  const unicodeName = flags.unicodeClasses ? UNICODE_POSIX_NAMES.get(name) : undefined;
  if (unicodeName !== undefined) {
    return binaryProperty(unicodeName, flags);
  }
  const ignoresCase = flags.ignoreCase && (name === 'Lower' || name === 'Upper');
  return POSIX_CLASSES.get(ignoresCase ? 'Alpha' : name);
}
