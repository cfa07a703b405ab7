import { UnsupportedFeatureError } from '../../src/errors';
import { renderTemplate, VtlBodyError, VtlError } from '../../src/vtl';

const BODY = '{"__proto__":{"polluted":"yes"},"name":"x","list":[1],"map":{"a":"b"}}';

/** Why a template is not rendered; each of them takes a while, so it is rendered once. */
function failureOf(template: string): unknown {
  try {
    return renderTemplate(template, { body: BODY });
  } catch (error) {
    return error;
  }
}

describe('prototypes and host objects are out of reach', () => {
  const holders = {
    'text': '#set($x = "t")',
    'a character': '#set($t = "t")#set($x = $t.charAt(0))',
    'an integer': '#set($x = 1)',
    'a double': '#set($x = 1.5)',
    'a decimal': '#set($x = $util.parseJson("1.50000000000000000000"))',
    'a boolean': '#set($x = true)',
    'a map': '#set($x = {})',
    'a map of the body': "#set($x = $input.path('$.map'))",
    'a list': '#set($x = ["a"])',
    'a list of the body': "#set($x = $input.path('$.list'))",
    'an array': '#set($t = "t")#set($x = $t.split(","))',
    'keys': '#set($m = {"k": 1})#set($x = $m.keySet())',
    'entries': '#set($m = {"k": 1})#set($x = $m.entrySet())',
    'an entry': '#set($m = {"k": 1})#foreach($e in $m.entrySet())#set($x = $e)#end',
    'an iterator': '#set($l = [1])#set($x = $l.iterator())',
    'a loop': '#foreach($i in [1])#set($x = $foreach)#end',
    'a block': '#define($x)x#end',
    '$input': '#set($x = $input)',
    '$util': '#set($x = $util)',
    '$context': '#set($x = $context)',
    '$stageVariables': '#set($x = $stageVariables)',
    'the parameters': '#set($x = $input.params())',
    'what is not there': '',
  };
  const properties = ['constructor', 'prototype', 'class', 'length', 'name', 'call', 'callee', 'toString', 'valueOf', 'render', 'holding',
    'unscaled', 'scale', 'elements', 'entries', 'map', 'block', 'frame', 'document', 'stored', 'position', 'constructor.name',
    'class.forName("java.lang.Runtime")', 'getClass()', 'constructor("return process")', 'hasOwnProperty("a")', 'call()', 'splice(0)',
    'push("x")', 'property("class")', 'toString.name'];
  const keys = ['__proto__', 'constructor', 'prototype', 'length', 'toString'];

  test.each(Object.entries(holders))('from %s', (_name, setUp) => {
    for (const step of [...properties.map((property) => `.${property}`), ...keys.map((key) => `['${key}']`)]) {
      expect([step, renderTemplate(`${setUp}[$x${step}]`, { body: BODY })]).toEqual([step, '[]']);
    }
  });

  test.each(Object.entries(holders))('to store in, from %s', (_name, setUp) => {
    for (const key of keys) {
      const template = `${setUp}#set($x["${key}"] = 0)#set($x["${key}"].polluted = "yes")#set($x.constructor.prototype.polluted = "yes")$!x.put("${key}", 0)`;
      expect(() => renderTemplate(template, { body: BODY })).not.toThrow();
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('from a variable', () => {
    expect(renderTemplate('[$__proto__][$constructor][$prototype.x][$process.env][$globalThis][$this]')).toBe('[][][][][][]');
  });

  test('a key is a key, whatever its name', () => {
    const template = '#set($m = {})#set($m["__proto__"] = "a")#set($m.constructor = "b")$m["__proto__"] $m.constructor $m.keySet()';
    expect(renderTemplate(template)).toBe('a b [__proto__, constructor]');
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(renderTemplate("$input.path('$')['__proto__'].polluted", { body: BODY })).toBe('yes');
  });
});

describe('values are never templates', () => {
  const texts = ['$context.stage', '${x}', '#set($a = 1)', '#include("x")', '#if(true)', '$input.body', '#stop', '\\$x', '""', '##', '#end', '$!x'];

  test.each(texts)('%s', (text) => {
    const template = '#set($x = "secret")#set($v = $input.path(\'$.v\'))#set($w = "<$v>")$v $w "$w" #foreach($i in [$v])$i#end $input.params(\'q\')';
    expect(renderTemplate(template, { body: JSON.stringify({ v: text }), params: { querystring: { q: text } } }))
      .toBe(`${text} <${text}> "<${text}>" ${text} ${text}`);
  });
});

describe('nothing runs away', () => {
  test.each([
    ['a range', '#foreach($i in [1..2000000000])x#end', /more than 1000000 elements/],
    ['a loop', '#foreach($i in [1..1001])x#end', /passes 1000 turns/],
    ['loops in loops', '#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..1000])#end#end#end', /more than 1000000 turns/],
    ['a string that doubles', '#set($s = "0123456789")#foreach($i in [1..100])#set($s = $s + $s)#end', /more than 16000000 characters/],
    ['a string that doubles by interpolation', '#set($s = "0123456789")#foreach($i in [1..100])#set($s = "$s$s")#end', /more than 16000000 characters/],
    ['a string that doubles by a method', '#set($s = "0123456789")#foreach($i in [1..100])#set($s = $s.concat($s))#end', /more than 16000000 characters/],
    ['a list that doubles', '#set($l = [1..10])#foreach($i in [1..100])$!l.addAll($l)#end', /past 1000000 elements/],
    ['output', '#set($s = "0123456789")#foreach($i in [1..20])#set($s = $s + $s)#end#foreach($i in [1..100])$s#end', /more than 16000000 characters/],
    ['a map in itself by a detour', '#set($m = {})#set($n = {"m": $m})#set($m.n = $n)$m', /deeper than 1000/],
    ['lists in each other', '#set($a = [])#set($b = [$a])$!a.add($b)$a', /deeper than 1000/],
    ['a map of the body in itself by a detour', "#set($m = $input.path('$.map'))#set($m.list = [$m])$m", /deeper than 1000/],
    ['a list of the body in itself', "#set($l = $input.path('$.list'))$!l.add($l)$l", /deeper than 1000/],
    ['a map in itself as JSON', "#set($m = $input.path('$'))#set($m.self = $m)$input.json('$')", /JsonError: nested deeper than 1000/],
    ['a map in itself, compared', '#set($m = {})#set($m.self = $m)#set($n = {})#set($n.self = $n)#if($m == $n)x#end', /uses up too much/],
    ['maps that multiply', '#foreach($i in [1..100])#set($m = {"a": $input.body, "b": $m, "c": $m})#end$m', /more than 16000000 characters/],
    ['maps that multiply as JSON', "#set($r = $input.path('$'))#foreach($i in [1..100])#set($m = {'a': $input.body, 'b': $m, 'c': $m})#end#set($r.m = $m)$input.json('$')", /JsonError: more than 16000000 characters/],
    ['a number that multiplies', '#set($x = 12345)#foreach($i in [1..100])#set($x = $x * $x)#end', /ArithmeticException: a number has more than/],
    ['a decimal that multiplies', '#set($x = 1.2345 + 12345678901234567890)#foreach($i in [1..100])#set($x = $x * $x)#end', /ArithmeticException: a number has more than/],
    ['numbers far apart', '#set($x = $util.parseJson("1.000000000000000e999999999") + 1)', /ArithmeticException: numbers more than 10000 digits apart/],
    ['a number far off as an integer', '#set($x = $util.parseJson("1.000000000000000e999999999"))$x.intValue()', /ArithmeticException: numbers more than 10000 digits apart/],
    ['a list that grows while it is walked over', '#set($l = [1])#foreach($i in $l)$!l.add(1)#end', /ConcurrentModificationException/],
    ['parentheses', `#set($x = ${'('.repeat(5000)}1${')'.repeat(5000)})`, /nested deeper than 200/],
    ['directives', `${'#if(true)'.repeat(5000)}${'#end'.repeat(5000)}`, /nested deeper than 200/],
    ['negations', `#if(${'! '.repeat(5000)}true)#end`, /nested deeper than 200/],
    ['lists', `#set($x = ${'['.repeat(5000)}${']'.repeat(5000)})`, /nested deeper than 200/],
    ['statements', `#foreach($i in [1..1000])#foreach($j in [1..900])${'#set($a = 1)'.repeat(50)}#end#end`, /more than 20000000 steps/],
    ['a pattern that backtracks', `#set($s = "${'a'.repeat(35)}b")$s.matches("(a+)+$")`, /RegexError: the pattern backtracks too much/],
    ['patterns that backtrack a little', `#set($s = "${'a'.repeat(19)}b")#foreach($i in [1..1000])$s.matches("(a+)+$")#end`, /more than 20000000 steps/],
    ['maps that multiply, compared', '#foreach($i in [1..60])#set($m = {"a": $m, "b": $m})#set($n = {"a": $n, "b": $n})#end#if($m == $n)x#end', /more than 20000000 steps/],
    ['lists that multiply, hashed', '#set($l = [])#foreach($i in [1..60])#set($l = [$l, $l])#end$l.hashCode()', /more than 20000000 steps/],
    ['long lists, compared', '#set($a = [1..90000])#set($b = [90001..180000])$a.removeAll($b)', /more than 20000000 steps/],
    ['a long text, replaced again and again', "#set($t = 'abcdefghij')#foreach($i in [1..16])#set($t = $t + $t)#end#foreach($i in [1..1000])#set($x = $t.replace('a', 'b'))#end", /more than 20000000 steps/],
    ['a path that scans scans', "#set($m = $util.parseJson('1'))#foreach($i in [1..100])#set($m = {'a': $m})#end#set($r = $input.path('$'))#set($r.m = $m)$input.path('$..a..a..a..a..a')", /more than 20000000 steps/],
    ['signs', '$'.repeat(100_000), /more than 128 dollar/],
    ['a number with a huge exponent', '#set($x = $util.parseJson("1e-9999999999999999999999") + 1)', /./],
  ])('%s', (_name, template, message) => {
    const failure = failureOf(template);
    expect(failure).toBeInstanceOf(VtlError);
    expect(String(failure)).toMatch(message);
  });

  test('long lists and texts are no attack', () => {
    expect(renderTemplate('#set($l = [1..200000])$l.retainAll([1]) $l', { body: BODY })).toBe('true [1]');
    expect(renderTemplate('#set($t = $util.base64Decode($input.body))$t.length()', { body: 'QUJD'.repeat(2_500_000) })).toBe('7500000');
  });

  test('a block that contains itself ends', () => {
    expect(renderTemplate('#define($b)x$b#end$b')).toBe('xx');
  });

  test('a value that holds itself prints', () => {
    expect(renderTemplate('#set($m = {})#set($m.self = $m)$m')).toBe('{self=(this Map)}');
  });
});

describe('fails', () => {
  test.each(['#include("x")', '#parse("x")', '#literal()x#end', '#@m()x#end', '#set($s = "a")$s.isBlank()', '#set($s = "a")$s.getBytes()'])(
    'for what nobody saw on AWS: %s', (template) => {
      expect(() => renderTemplate(template)).toThrow(UnsupportedFeatureError);
    },
  );

  test('for a body that is no JSON, when JSON is wanted from it', () => {
    expect(renderTemplate('$input.body', { body: '{"a":' })).toBe('{"a":');
    expect(() => renderTemplate("$input.path('$')", { body: '{"a":' })).toThrow(VtlBodyError);
  });

  test.each([
    ["$input.path('$[')", /JsonPathError/], ['#set($s = "a")$s.matches("[")', /RegexError/], ['$util.parseJson("{")', /JsonParseException/],
    ['$util.base64Decode("!")', /IllegalArgumentException/], ['$util.urlDecode("%zz")', /IllegalArgumentException/],
  ])('as Java throws: %s', (template, message) => {
    expect(() => renderTemplate(template)).toThrow(VtlError);
    expect(() => renderTemplate(template)).toThrow(message);
  });

  test('with the line and the column', () => {
    expect(() => renderTemplate('a\n  #if($x = 1)\n#end')).toThrow("line 2, column 10: expected ')', found '= 1)\n#end'");
  });

  test.each(['#define("b")x#end', '#foreach($i $l)x#end', '#foreach("i" in $l)x#end', '#foreach($i in $l $l)x#end'])(
    'for a malformed directive that Velocity lets pass: %s', (template) => {
      expect(() => renderTemplate(template)).toThrow(/needs the form/);
    },
  );
});
