import { JavaRegex, RegexError } from '../../src/regex';

describe('a pattern that would take for ever', () => {
  test.each([
    ['(a+)+b', 'a'.repeat(50)],
    ['(a|a)*b', 'a'.repeat(50)],
    ['(?:a|b)*c', 'ab'.repeat(100_000)],
    ['(.*)(.*)(.*)(.*)(.*)x', 'a'.repeat(2000)],
    ['(?:(?:a?){9}){9}b', 'a'.repeat(60)],
    ['[a-z]++X', 'a'.repeat(300_000)],
    ['(a*)\\1b', 'a'.repeat(300_000)],
  ])('fails: %s', (pattern, text) => {
    expect(() => JavaRegex.compile(pattern).find(text)).toThrow(new RegexError('the pattern backtracks too much on this text'));
  });
});

describe('a repetition that recurses, as in Java', () => {
  test('works for some hundred iterations', () => {
    expect(JavaRegex.compile('(a|b)*c').matches(`${'ab'.repeat(200)}c`)).toBe(true);
  });

  test.each(['(a|b)*c', '(?:a|ab)*?c', '(?:[ab]|.)*c'])('fails when it goes too deep: %s', (pattern) => {
    expect(() => JavaRegex.compile(pattern).matches(`${'ab'.repeat(100_000)}c`))
      .toThrow(new RegexError('the pattern recurses too deeply on this text'));
  });
});

describe('a repetition that needs no recursion', () => {
  const long = `${'ab'.repeat(150_000)}c`;

  test.each([
    ['[ab]*c'],
    ['[ab]*?c'],
    ['[ab]*+c'],
    ['(?:ab)*c'],
    ['(?:a|b)*c'],
    ['(?:a|b)*+c'],
    ['(?:a|ab)*+.*'],
    ['(?:a|b)++c'],
    ['(?>a|b)*c'],
  ])('takes 300,000 characters: %s', (pattern) => {
    expect(JavaRegex.compile(pattern).matches(long)).toBe(true);
  });
});

test.each(['()', '[]'])('fails for a pattern that is nested absurdly: %s', ([open, close]) => {
  const pattern = `${open.repeat(100_000)}a${close.repeat(100_000)}`;
  expect(() => JavaRegex.compile(pattern)).toThrow(new RegexError('the pattern is nested too deeply'));
});
