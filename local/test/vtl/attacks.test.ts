import { UnsupportedFeatureError } from '../../src/errors';
import { renderTemplate, VtlBodyError, VtlError } from '../../src/vtl';

const BODY = '{"__proto__":{"polluted":"yes"},"name":"x","list":[1],"map":{"a":"b"}}';

describe('prototypes and host objects are out of reach', () => {
  const holders = ['$s', '$input', '$util', '$context', '$stageVariables', '$m', '$l', '$n', '$b', '$foreach', "$input.path('$.map')", '$input.params()'];
  const names = ['constructor', 'prototype', 'class', 'constructor.name', 'class.forName("java.lang.Runtime")',
    'getClass()', 'constructor("return process")', 'hasOwnProperty("a")', 'valueOf', 'call()', 'toString.name', 'render',
    'document', 'parameters', 'holding'];
  const keys = ['__proto__', 'constructor', 'prototype'];
  const cases = holders.flatMap((holder) => [...names.map((name) => `${holder}.${name}`), ...keys.map((key) => `${holder}['${key}']`)]);

  test.each(cases)('%s', (reference) => {
    const template = `#set($s = "t")#set($m = {})#set($l = [])#set($n = 1)#set($b = true)#foreach($i in [1])[${reference}]#end`;
    expect(renderTemplate(template, { body: BODY })).toBe('[]');
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
    ['a list that grows while it is walked over', '#set($l = [1])#foreach($i in $l)$!l.add(1)#end', /ConcurrentModificationException/],
    ['parentheses', `#set($x = ${'('.repeat(5000)}1${')'.repeat(5000)})`, /nested deeper than 200/],
    ['directives', `${'#if(true)'.repeat(5000)}${'#end'.repeat(5000)}`, /nested deeper than 200/],
    ['negations', `#if(${'!'.repeat(5000)}true)#end`, /nested deeper than 200/],
    ['lists', `#set($x = ${'['.repeat(5000)}${']'.repeat(5000)})`, /nested deeper than 200/],
    ['a number with a huge exponent', '#set($x = $util.parseJson("1e-9999999999999999999999") + 1)', /./],
  ])('%s', (_name, template, message) => {
    const render = () => renderTemplate(template);
    expect(render).toThrow(VtlError);
    expect(render).toThrow(message);
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
