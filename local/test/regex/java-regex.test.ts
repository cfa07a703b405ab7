import { readFileSync } from 'fs';
import { join } from 'path';
import { JavaRegex, RegexError } from '../../src/regex';

interface RegexCase {
  readonly pattern: string;
  readonly operation: 'matches' | 'find' | 'replaceAll' | 'replaceFirst' | 'split';
  readonly input: string;
  readonly replacement?: string;
  readonly limit?: number;
  readonly from?: number;
  readonly expected?: unknown;
  readonly error?: string;
}

const CASES: readonly RegexCase[] = JSON.parse(readFileSync(join(__dirname, 'golden/cases.json'), 'utf8'));

function run({ pattern, operation, input, replacement = '', limit, from }: RegexCase): unknown {
  const regex = JavaRegex.compile(pattern);
  switch (operation) {
    case 'matches':
      return regex.matches(input);
    case 'replaceAll':
      return regex.replaceAll(input, replacement);
    case 'replaceFirst':
      return regex.replaceFirst(input, replacement);
    case 'split':
      return regex.split(input, limit);
    case 'find':
      return find(regex, input, from);
  }
}

function find(regex: JavaRegex, input: string, from?: number): unknown {
  const match = regex.find(input, from);
  if (!match) {
    return null;
  }
  const groups = Array.from({ length: match.groupCount + 1 }, (_, group) => match.group(group) ?? null);
  return [match.start, match.end, ...groups];
}

const table = (cases: readonly RegexCase[]) => cases.map((one) => [one.operation, one.pattern, one.input, one] as const);

test.each(table(CASES.filter((one) => one.error === undefined)))('%s %j on %j does what Java does', (_operation, _pattern, _input, one) => {
  expect(run(one)).toEqual(one.expected);
});

test.each(table(CASES.filter((one) => one.error !== undefined)))('fails to %s %j on %j', (_operation, _pattern, _input, one) => {
  expect(() => run(one)).toThrow(RegexError);
});

test.each(['\\X', '\\N{DIGIT ONE}', '\\b{g}', '\\p{IsCuneiform}', '\\p{InCuneiform}'])('fails for %s, which is not supported', (pattern) => {
  expect(() => JavaRegex.compile(pattern)).toThrow(/not supported|unknown character property/);
});

test('a syntax error says where', () => {
  expect(() => JavaRegex.compile('ab*+*')).toThrow('dangling meta character \'*\' at position 4 of the pattern');
});

test('a pattern is compiled once', () => {
  expect(JavaRegex.compile('once')).toBe(JavaRegex.compile('once'));
});

test('flags can be given beside the pattern', () => {
  expect(JavaRegex.compile('a.b', 'is').matches('A\nB')).toBe(true);
  expect(() => JavaRegex.compile('a', 'z')).toThrow('unknown inline modifier \'z\'');
});

describe('a match', () => {
  const match = JavaRegex.compile('(?<key>\\w+)=(\\d+)?').find('id=');

  test('gives its groups by name and number', () => {
    expect([match?.group(), match?.group('key'), match?.group(1), match?.group(2)]).toEqual(['id=', 'id', 'id', undefined]);
  });

  test('fails for a group that the pattern does not have', () => {
    expect(() => match?.group(3)).toThrow(new RegexError('no group 3'));
    expect(() => match?.group('value')).toThrow(new RegexError('no group value'));
  });

  test('is not changed by another search', () => {
    const regex = JavaRegex.compile('\\d');
    const first = regex.find('1 2');
    regex.find('1 2', 1);
    expect(first?.group()).toBe('1');
  });
});
