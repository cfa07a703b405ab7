import { fromJs, JavaMap } from '../../src/java/values';
import { renderTemplate, Template, VtlError, type RenderInput } from '../../src/vtl';

test('without input everything is empty', () => {
  expect(renderTemplate('$input.body|$input.params()|$stageVariables|$stageVariables.x|$context.requestId'))
    .toBe('{}|{path={}, querystring={}, header={}}|{}||');
});

test('parameters are found by name: path, then query, then header', () => {
  const params = { path: { a: '1' }, querystring: { a: '2', b: '3' }, header: { a: '4', b: '5', c: '6' } };
  expect(renderTemplate("$input.params('a')$input.params('b')$input.params('c')$input.params('d')", { params })).toBe('136');
});

test('stage variables', () => {
  expect(renderTemplate('https://$stageVariables.host/${stageVariables.path}', { stageVariables: { host: 'h', path: 'p' } })).toBe('https://h/p');
});

test('the context is given as plain data', () => {
  expect(renderTemplate('$context.identity.sourceIp $context.n', { context: { identity: { sourceIp: '::1' }, n: 5 } })).toBe('::1 5');
});

test('overrides are visible in the template, and in a context that is a JavaMap', () => {
  const context = new JavaMap();
  const template = '#set($context.requestOverride.header.x = "y")#set($context.responseOverride.status = 400)$context.requestOverride.header.x';
  expect(renderTemplate(template, { context })).toBe('y');
  expect(context.get('responseOverride')).toEqual(fromJs({ header: {}, status: 400 }));
  expect(renderTemplate('$context.responseOverride.status', { context })).toBe('400');
});

test('plain data is left as it was', () => {
  const context = { responseOverride: { header: {} } };
  renderTemplate('#set($context.responseOverride.status = 400)', { context });
  expect(context).toEqual({ responseOverride: { header: {} } });
});

test('a template renders any number of times, each time anew', () => {
  const template = Template.parse('#set($n = $n + "x")$n$input.body');
  expect(template.render({ body: '1' })).toBe('x1');
  expect(template.render({ body: '2' })).toBe('x2');
});

test('what a template changes in the body is seen by $input.json', () => {
  expect(renderTemplate("#set($b = $input.path('$'))#set($b.x = 1)$input.json('$')", { body: '{"a":2}' })).toBe('{"a":2,"x":1}');
});

test.each([['$.missing', '""'], ['$.null', 'null'], ['$.text', '"t"']])('$input.json of %s', (path, expected) => {
  expect(renderTemplate(`$input.json('${path}')`, { body: '{"null":null,"text":"t"}' })).toBe(expected);
});

describe('input that is not quite as it should be', () => {
  const TEMPLATE = "$input.body|$input.path('$').a|$input.params('q')|$context.n $context.list $context.none $context.identity.deep.x|$stageVariables.v";

  test.each([
    [{}, '{}|||   |'],
    [{ body: null, params: null, context: null, stageVariables: null }, '{}|||   |'],
    [{ params: { querystring: null, path: { q: 5 } } }, '{}||5|   |'],
    [{ body: { a: [1, null] } }, '{"a":[1,null]}|[1,null]||   |'],
    [{ body: new TextEncoder().encode('{"a":"é"}') }, '{"a":"é"}|é||   |'],
    [{ context: { n: 1.5, list: [1, { a: null }], none: null, identity: { deep: { x: true } } } }, '{}|||1.5 [1,{"a":null}]  true|'],
    [{ context: new Map([['n', 7]]), stageVariables: { v: 3n } }, '{}|||7   |3'],
    [{ context: [], stageVariables: 'text' }, '{}|||   |'],
    [{ context: { n: NaN, list: [] } }, '{}|||NaN []  |'],
  ])('%j', (input, expected) => {
    expect(renderTemplate(TEMPLATE, input as unknown as RenderInput)).toBe(expected);
  });

  test('overrides that are given in part are completed', () => {
    const context = { requestOverride: { header: { a: 'b' } }, responseOverride: {} };
    const template = '#set($context.requestOverride.path.p = 1)#set($context.responseOverride.header.h = 2)'
      + '$context.requestOverride.header.a$context.requestOverride.path.p$context.responseOverride.header.h';
    expect(renderTemplate(template, { context })).toBe('b12');
  });

  test('fails for what is no data', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    for (const context of [circle, { f: () => 1 }, { s: Symbol('s') }]) {
      expect(() => renderTemplate('x', { context })).toThrow(VtlError);
    }
  });
});
