import { readFileSync } from 'fs';
import { join } from 'path';
import { casesOf, TOPICS } from './golden-cases';
import { LocalGatewayError } from '../../src/errors';
import { JavaThrowable, type JavaValue } from '../../src/java/values';
import { JsonError, parseJson, writeJson } from '../../src/json';
import { JsonPath, JsonPathError } from '../../src/jsonpath';
import { JavaRegex, RegexError } from '../../src/regex';
import { renderTemplate } from '../../src/vtl';
import { Chance } from '../fixtures/random';

const BODIES = [
  undefined, '', '{}', '[]', 'null', '7', '"text"', '{"a":', '<a/>', '{"a":{"b":[1,2.5,null,true,"x"]},"list":[{"k":"v"}],"__proto__":{"p":1},"n":null}',
  '[[[]]]', '{"a":"\\ud800 \\u0000 \u2028 😀"}', "{'a':1,}", 'NaN', '1e999', '{"a":1,"a":2}',
];

const FRAGMENTS = [
  '$x', '$!x', '${x}', '$!{x.y}', '$x.y.z', '$x[0]', '$x[-1]', '$x["k"]', "$input.path('$.a')", "$input.path('$..k')", "$input.json('$')", '$input.body',
  "$input.params('q')", '$input.params()', '$context.identity.sourceIp', '$context.keySet()', '$stageVariables.v', '$util.escapeJavaScript($x)',
  '$util.parseJson($input.body)', '$util.urlEncode($x)', '$util.urlDecode($x)', '$util.base64Encode($x)', '$util.base64Decode($x)',
  '#set($x = ', '#set($x.y = ', '#set($x["k"] = ', '#if(', '#elseif(', '#else', '#end', '#foreach($i in ', '#break', '#stop', '#define($d)', '$d',
  '#macro(m $p)', '#m("a")', '#evaluate("$x")', '##', '#*', '*#', '#[[', ']]#', '\\', '\\\\', '"', "'", '""', '(', ')', '[', ']', '{', '}', '1', '-2', '3.5',
  '..', ',', ':', ' + ', ' - ', ' * ', ' / ', ' % ', ' == ', ' != ', ' < ', ' >= ', ' && ', ' || ', '!', ' and ', ' not ', ' eq ', 'true', 'false', '$null',
  '\n', '\t', ' ', '\r\n', 'text', '$', '#', '$$', '$!', '${', '.size()', '.get(0)', '.put("a", $x)', '.add($x)', '.keySet()', '.entrySet()', '.split(",")',
  '.replaceAll("(a+)+", "$1")', '.matches(".*")', '.substring(1, 9)', '.toString()', '.length()', '.remove(0)', '.iterator()', '.next()', '.hashCode()',
  '.equals($x)', '.compareTo($x)', '.contains($x)', '.intValue()', '$foreach.index', '$foreach.parent', '$velocityCount', '.class', '.constructor', '__proto__',
  '\u2028', '😀', '\ud800', '\0', '#set($x = $input.path("$"))', '#set($x = [1, "a", $x])', '#set($x = {"k": $x})', '#foreach($i in [1..9])$i#end',
  '#if($x == 1)a#else b#end',
];

const TEMPLATES = TOPICS.filter((topic) => !/dynamodb/.test(topic)).flatMap((topic) => casesOf(topic)).map(({ template }) => template);

function casesIn(...path: readonly string[]): readonly Record<string, string>[] {
  return JSON.parse(readFileSync(join(__dirname, '..', ...path), 'utf8')) as readonly Record<string, string>[];
}

/** Only errors of ours: whatever else is thrown is a crash. */
function crashOf(action: () => unknown, expected: ReadonlyArray<new (...parameters: never[]) => Error>): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return expected.some((type) => error instanceof type) ? undefined : error;
  }
}

test('10,000 random templates render or fail, and neither hang nor crash', () => {
  const chance = new Chance(20_260_304);
  let rendered = 0;
  for (let index = 0; index < 10_000; index += 1) {
    const template = index % 3 === 0 ? chance.string(FRAGMENTS, 12) : chance.mutate(chance.pick(TEMPLATES), FRAGMENTS);
    const input = {
      body: chance.pick(BODIES),
      params: { querystring: { q: chance.pick(FRAGMENTS) } },
      context: { identity: { sourceIp: '::1' }, n: 1.5, none: null, list: [1, { a: null }] },
      stageVariables: { v: chance.pick(FRAGMENTS) },
    };
    const crash = crashOf(() => {
      renderTemplate(template, input);
      rendered += 1;
    }, [LocalGatewayError]);
    expect([template, input, crash]).toEqual([template, input, undefined]);
  }
  expect(rendered).toBeGreaterThan(4000);
});

test('5,000 random JSONPaths find something or fail', () => {
  const chance = new Chance(20_260_305);
  const paths = casesIn('jsonpath', 'golden', 'cases.json').map(({ path }) => path);
  const parts = ['$', '.', '..', '*', '[', ']', '[?(', ')]', '@', "'", '"', '==', '=~', '/a/', ' in ', '&&', '||', '!', '-1', ':', ',', 'length()', '.a', '(', ')', '\\', '__proto__'];
  const documents = BODIES.flatMap((body): JavaValue[] => {
    try {
      return [parseJson(body ?? '')];
    } catch {
      return [];
    }
  });
  for (let index = 0; index < 5000; index += 1) {
    const path = index % 4 === 0 ? chance.string(parts, 9) : chance.mutate(chance.pick(paths), parts);
    const crash = crashOf(() => JsonPath.compile(path).read(chance.pick(documents)), [JsonPathError, JavaThrowable, RegexError, LocalGatewayError]);
    expect([path, crash]).toEqual([path, undefined]);
  }
});

test('5,000 random patterns match or fail', () => {
  const chance = new Chance(20_260_306);
  const cases = casesIn('regex', 'golden', 'cases.json');
  const parts = ['(', ')', '[', ']', '{', '}', '*', '+', '?', '|', '^', '$', '\\', '\\d', '\\p{L}', '(?i)', '(?<n>', '(?=', '(?<!', '(?>', '\\1', '\\Q', '\\E', '&&', '-', '{2,3}', 'a', '.', '\\b', '\\G', '\\x{', '😀'];
  for (let index = 0; index < 5000; index += 1) {
    const { pattern, input } = chance.pick(cases);
    const mutated = index % 4 === 0 ? chance.string(parts, 9) : chance.mutate(pattern, parts);
    const crash = crashOf(() => JavaRegex.compile(mutated).replaceAll(input.slice(0, 200), chance.pick(['', '$1', '${n}', '\\', '$'])), [RegexError, LocalGatewayError]);
    expect([mutated, input, crash]).toEqual([mutated, input, undefined]);
  }
});

test('5,000 random JSON texts are read or fail, and are written as JSON', () => {
  const chance = new Chance(20_260_307);
  const texts = casesIn('json', 'golden', 'cases.json').map(({ json }) => json);
  const parts = ['{', '}', '[', ']', ',', ':', '"', "'", '\\', '\\u', '\\ud800', '1', '-', '.', 'e9', 'null', 'true', 'NaN', ' ', '\0', '😀', '/*', '__proto__'];
  for (let index = 0; index < 5000; index += 1) {
    const text = index % 4 === 0 ? chance.string(parts, 12) : chance.mutate(chance.pick(texts), parts);
    const crash = crashOf(() => writeJson(parseJson(text)), [JsonError, JavaThrowable]);
    expect([text, crash]).toEqual([text, undefined]);
  }
});
