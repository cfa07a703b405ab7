import { fromJs, JavaMap } from '../../src/java/values';
import { JavaError, renderTemplate, Template, VtlError } from '../../src/vtl';

const CONTEXT = {
  resourceId: 'r',
  stage: 'prod',
  identity: { sourceIp: '10.0.0.1' },
  authorizer: {},
  requestOverride: { path: {}, header: {}, querystring: {} },
  responseOverride: { header: {} },
};

function render(template: string, body: unknown = {}): string {
  return renderTemplate(template, {
    body: JSON.stringify(body), context: CONTEXT, params: { querystring: { param1: 'Hello', param2: 'World' } },
  });
}

describe('fact 1: what is not there renders as nothing', () => {
  test.each(['$undefined', '${undefined}', '$!undefined', '$stageVariables.missing', '$context.identity.caller', '$undefined.a.b()'])('%s', (template) => {
    expect(render(`[${template}]`)).toBe('[]');
  });
});

describe('fact 2: what is not there is true, only false is false', () => {
  test.each([
    ['$undefined', true], ['$a.b.missing', true], ['!$undefined', false], ["$input.path('$.missing')", true], ["$input.path('$.null')", true],
    ["$input.path('$.no')", false], ["$input.path('$.yes')", true], ["$input.path('$.empty')", true], ["$input.path('$.zero')", true],
  ])('%s', (condition, expected) => {
    const body = { null: null, no: false, yes: true, empty: '', zero: 0 };
    expect(render(`#if(${condition})true#{else}false#end`, body)).toBe(String(expected));
  });
});

describe('fact 3: a missing path and null equal both $null and ""', () => {
  test.each([
    ['$.missing', '== $null', 'yes'], ['$.missing', '== ""', 'yes'], ['$.null', '== $null', 'yes'], ['$.null', '== ""', 'yes'],
    ['$.list', '== $null', 'no'], ['$.list', '== ""', 'no'],
  ])('%s %s', (path, comparison, expected) => {
    const template = `#set($result = $input.path('${path}'))#if($result ${comparison})yes#{else}no#end$!result.nested`;
    expect(render(template, { null: null, list: [] })).toBe(expected);
  });

  test('a property of what is missing is not different from ""', () => {
    expect(render("#set($foo = $input.path('$'))#if($foo.bar.stuff != '')yes#{else}no#end")).toBe('no');
  });
});

describe('fact 4: maps print as Java prints them, lists as JSON', () => {
  test.each([
    [{ foo: 'bar' }, '{foo=bar}'], [{ foo: [{ nested: 'bar' }] }, '{foo=[{"nested":"bar"}]}'], [[{ foo: 'bar' }], '[{"foo":"bar"}]'],
  ])('%j', (body, expected) => {
    expect(render("$input.path('$')|$input.path('$').toString()", body)).toBe(`${expected}|${expected}`);
  });

  test('parameters', () => {
    expect(render('"$input.params().querystring"')).toBe('"{param1=Hello, param2=World}"');
  });
});

test.each([undefined, ''])('fact 5: an empty body (%j) is {}', (body) => {
  const template = '$input.body $util.urlEncode($input.body) [$input.body.anything]';
  expect(renderTemplate(template, { body })).toBe('{} %7B%7D []');
});

test('fact 6: urlEncode is form encoding', () => {
  expect(renderTemplate('$util.urlEncode($input.body)', { body: '{"some": "value"}' })).toBe('%7B%22some%22%3A+%22value%22%7D');
});

describe('fact 7: backslashes are no escapes in strings', () => {
  test.each([
    ['#set($s = "\\\\batman\\n")$s', '\\\\batman\\n'], ['#set($s = "a""b")$s', 'a"b'], ['#set($name = "x")#set($s = "\\$name")$s', '$name'],
  ])('%s', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  test('fails for a quote behind a backslash', () => {
    expect(() => render('#set($s = "a\\"b")$s')).toThrow(VtlError);
  });
});

describe('fact 8: directives', () => {
  test.each([
    ['#macro(recur $n)$n#end#recur(5)', '#recur(5)'], ['#evaluate("$x")', '#evaluate("$x")'], ['#return("x")', '#return("x")'],
    ['#define($block)Hello $who#end#set($who = "you")$block', 'Hello you'], ['a#stop b', 'a'],
    ['#foreach($i in ["a","b"])$foreach.count$foreach.index$foreach.hasNext$foreach.first$foreach.last #end', '10truetruefalse 21falsefalsetrue '],
    ['#foreach($i in [1..2])$velocityCount$velocityHasNext #end', '1true 2false '], ['#set($max = 2)#foreach($i in [0..$max])$i#end', '012'],
    ['#set($m = {})#set($k = "a")#set($m[$k] = 1)$!m.put("b", 2)$m', '{a=1, b=2}'],
  ])('%s', (template, expected) => {
    expect(render(template)).toBe(expected);
  });
});

describe('fact 9: output is not trimmed, numbers are Java numbers', () => {
  test.each([
    [' 9', ' 9'], ['Hello $ ', 'Hello $ '], ['a\n', 'a\n'], ['#set($x = 100.0 / 50)$x', '2.0'], ['#set($x = .5*.1)$x', '0.05'],
  ])('%j', (template, expected) => {
    expect(render(template)).toBe(expected);
  });
});

test('fact 10: maps inside $context print as nothing', () => {
  const template = '#foreach($k in $context.keySet())$k=$context.get($k);#end';
  expect(render(template)).toBe('resourceId=r;stage=prod;identity=;authorizer=;requestOverride=;responseOverride=;');
});

test('fact 11: overrides of the request are there for the response', () => {
  const context = fromJs(CONTEXT);
  if (!(context instanceof JavaMap)) {
    throw new TypeError('the context is a map');
  }
  Template.parse('#set($context.responseOverride.status = 444)#set($context.responseOverride.header.foo = "bar")#set($context.requestOverride.invented = 1)')
    .render({ context });
  expect(Template.parse('$context.responseOverride.status $context.responseOverride.header.foo $context.requestOverride.invented').render({ context }))
    .toBe('444 bar 1');
});

test('fails with the exception of a Java method that throws', () => {
  expect(() => render('#set($s = "abc")$s.substring(9)')).toThrow(JavaError);
  expect(() => render('#set($s = "abc")$s.substring(9)')).toThrow(/^StringIndexOutOfBoundsException: /);
});
