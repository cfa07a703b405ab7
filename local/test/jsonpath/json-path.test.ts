import { readFileSync } from 'fs';
import { join } from 'path';
import { toJavaString } from '../../src/java/values';
import { parseJson, writeJson } from '../../src/json';
import { JsonPath, JsonPathError } from '../../src/jsonpath';

interface PathCase {
  readonly document: string;
  readonly path: string;
  readonly expected?: string;
  readonly text?: string;
  readonly missing?: boolean;
  readonly error?: string;
}

const CASES: readonly PathCase[] = JSON.parse(readFileSync(join(__dirname, 'golden/cases.json'), 'utf8'));

function casesWith(key: 'expected' | 'missing' | 'error'): readonly (readonly [string, string, PathCase])[] {
  return CASES.filter((one) => one[key] !== undefined).map((one) => [one.path, one.document.slice(0, 20), one] as const);
}

const read = (document: string, path: string) => JsonPath.compile(path).read(parseJson(document));

test.each(casesWith('expected'))('%s on %s... gives what Jayway gives', (_path, _document, { document, path, expected, text }) => {
  const value = read(document, path) ?? null;
  expect(writeJson(value)).toBe(expected);
  expect(text === undefined || toJavaString(value) === text).toBe(true);
});

test.each(casesWith('missing'))('%s on %s... leads nowhere', (_path, _document, { document, path }) => {
  expect(read(document, path)).toBeUndefined();
});

test.each(casesWith('error'))('fails for %s on %s...', (_path, _document, { document, path }) => {
  expect(() => read(document, path)).toThrow(JsonPathError);
});

test('a null is a value, not a missing one', () => {
  expect(read('{"a":null}', '$.a')).toBeNull();
  expect(read('null', '$')).toBeNull();
  expect(read('null', '$.a')).toBeUndefined();
});

test('a path is parsed once', () => {
  expect(JsonPath.compile('$.a.b')).toBe(JsonPath.compile('$.a.b'));
});

test.each<[string, boolean]>([
  ['$', true],
  ['$.a[0]', true],
  ['$[\'a\',\'b\']', true],
  ['$.a.length()', true],
  ['$[\'a\',\'b\'].c', false],
  ['$[0,1]', false],
  ['$.*', false],
  ['$..a', false],
  ['$[?(@.a)]', false],
  ['$[0:1]', false],
])('whether %s is definite: %p', (path, definite) => {
  expect(JsonPath.compile(path).isDefinite).toBe(definite);
});

test('functions leave the document as it was', () => {
  const document = parseJson('{"a":[1]}');
  expect(writeJson(JsonPath.compile('$.a.append(2)').read(document) ?? null)).toBe('[1,2]');
  expect(writeJson(document)).toBe('{"a":[1]}');
});

test('a malformed path says where and what', () => {
  expect(() => JsonPath.compile('$.a[b]')).toThrow('\'b\' at position 6 of the path \'$.a[b]\'');
  expect(() => JsonPath.compile('$.a b')).toThrow('write a name with spaces as [\'my name\']');
});

test('a filter over 5,000 elements evaluates its paths from the document once', () => {
  const document = parseJson(JSON.stringify({
    allowed: Array.from({ length: 500 }, (_, i) => `id${i * 10}`),
    items: Array.from({ length: 5000 }, (_, i) => ({ id: `id${i}` })),
  }));
  const found = JsonPath.compile('$.items[?(@.id in $.allowed[*])].id').read(document);
  expect(found).toHaveLength(500);
});

test('deep documents are scanned', () => {
  const document = parseJson(`${'{"a":'.repeat(400)}1${'}'.repeat(400)}`);
  expect(JsonPath.compile('$..a').read(document)).toHaveLength(400);
});

test('aggregations take more numbers than a function takes parameters', () => {
  const document = parseJson(`[${'1,'.repeat(300_000)}2]`);
  expect(['$.min()', '$.max()', '$.sum()', '$.length()'].map((path) => toJavaString(JsonPath.compile(path).read(document) ?? null)))
    .toEqual(['1.0', '2.0', '300002.0', '300001']);
});

test('fails clearly for a path that is nested absurdly', () => {
  const path = `$[?${'('.repeat(100_000)}@.a${')'.repeat(100_000)}]`;
  expect(() => JsonPath.compile(path)).toThrow(new JsonPathError('the path is nested too deeply'));
});
