import { renderTemplate } from '../../local/src/vtl';
import { JsonTemplate, WholeObject } from '../../src/mapping/json-template';
import { jsonRequestTemplate } from '../../src/mapping/request-template';
import { RequestValue } from '../../src/mapping/request-value';
import { ATTACKS, isWellFormed } from '../support/attacks';

const REFUSED = '{}';

interface Request {
  readonly body?: unknown;
  readonly path?: { [name: string]: string };
  readonly query?: { [name: string]: string };
  readonly header?: { [name: string]: string };
  readonly context?: { [name: string]: unknown };
  readonly stageVariables?: { [name: string]: string };
}

function render(document: JsonTemplate, request: Request = {}): string {
  return renderTemplate(jsonRequestTemplate(document), {
    body: typeof request.body === 'string' ? request.body : JSON.stringify(request.body ?? {}),
    params: { path: request.path ?? {}, querystring: request.query ?? {}, header: request.header ?? {} },
    context: request.context ?? {},
    stageVariables: request.stageVariables ?? {},
  });
}

/** Every place that a text can come from, and how a request carries it there. */
const SOURCES: [string, RequestValue, (value: string) => Request][] = [
  ['path', RequestValue.path('id'), (value) => ({ path: { id: isWellFormed(value) ? encodeURIComponent(value) : value } })],
  ['query', RequestValue.query('q'), (value) => ({ query: { q: value } })],
  ['header', RequestValue.header('X-Thing'), (value) => ({ header: { 'x-thing': value } })],
  ['body', RequestValue.body('order.items[0].name'), (value) => ({ body: { order: { items: [{ name: value }] } } })],
  ['body name', RequestValue.body('["a name"]'), (value) => ({ body: { 'a name': value } })],
  ['context', RequestValue.context('identity.userAgent'), (value) => ({ context: { identity: { userAgent: value } } })],
  ['claim', RequestValue.context('authorizer.claims.cognito:username'), (value) => ({ context: { authorizer: { claims: { 'cognito:username': value } } } })],
  ['stage variable', RequestValue.stageVariable('table'), (value) => ({ stageVariables: { table: value } })],
];

describe.each(SOURCES)('a text from the %s', (_name, value, request) => {
  const document = JsonTemplate.object({
    before: JsonTemplate.literal('x'),
    value: JsonTemplate.string(value),
    nested: JsonTemplate.text(JsonTemplate.object({ value: JsonTemplate.string(value), deeper: JsonTemplate.text(JsonTemplate.string(value)) })),
    joined: JsonTemplate.string(RequestValue.join([RequestValue.literal("it's"), value])),
  });

  test.each(ATTACKS.map((attack) => [JSON.stringify(attack).slice(0, 60), attack]))('arrives as it is, or is refused: %s', (_shown, attack) => {
    const text = render(document, request(attack));
    if (text === REFUSED) {
      expect(isWellFormed(attack)).toBe(false);
      return;
    }
    const sent = JSON.parse(text);
    expect(Object.keys(sent).sort()).toEqual(['before', 'joined', 'nested', 'value']);
    expect(sent.value).toBe(attack);
    const nested = JSON.parse(sent.nested);
    expect(Object.keys(nested)).toEqual(['value', 'deeper']);
    expect(nested.value).toBe(attack);
    expect(JSON.parse(nested.deeper)).toBe(attack);
    expect(sent.joined).toBe(`it's${attack}`);
  });

  test('is refused where it is not there', () => {
    expect(render(document, {})).toBe(REFUSED);
  });

  test('is left out where it is not there and optional', () => {
    const text = JsonTemplate.string(value.optional());
    const optional = JsonTemplate.object({ value: text, whole: new WholeObject({ S: text }) });
    expect(JSON.parse(render(optional, {}))).toEqual({});
    expect(JSON.parse(render(optional, request('here')))).toEqual({ value: 'here', whole: { S: 'here' } });
  });

  test('gives way to a constant where it is not there', () => {
    const fallback = JsonTemplate.object({ value: JsonTemplate.string(value.or('it\'s "$x" #if')) });
    expect(JSON.parse(render(fallback, {}))).toEqual({ value: 'it\'s "$x" #if' });
    expect(JSON.parse(render(fallback, request('here')))).toEqual({ value: 'here' });
  });
});

describe('types of the body', () => {
  const values: [string, unknown][] = [['string', 'x'], ['empty string', ''], ['number', 1], ['float', -1.5], ['boolean', true], ['null', null], ['object', { a: 1 }], ['list', [1]]];
  const places: [string, (value: RequestValue) => JsonTemplate, string[]][] = [
    ['string', (value) => JsonTemplate.string(value), ['string', 'empty string']],
    ['number', (value) => JsonTemplate.number(value), ['number', 'float']],
    ['boolean', (value) => JsonTemplate.boolean(value), ['boolean']],
    ['json', (value) => JsonTemplate.json(value), ['string', 'empty string', 'number', 'float', 'boolean', 'object', 'list']],
  ];
  const cases = places.flatMap(([place, template, accepted]) => values.map(([type, value]) => (
    [type, place, accepted.includes(type), template, value] as const
  )));

  test.each(cases)('a %s where a %s is due: taken %s', (_type, _place, accepted, template, value) => {
    const text = render(JsonTemplate.object({ x: template(RequestValue.body('a.b')) }), { body: { a: { b: value } } });
    expect(JSON.parse(text)).toEqual(accepted ? { x: value } : {});
  });

  test.each(['007', '1e', '0x10', '--1', '1,2', '1}', 'NaN', 'Infinity', '9'.repeat(40), '', ' 1', '1 ', '+1', '.5', '1.'])('fails: %j is no number', (text) => {
    expect(render(JsonTemplate.object({ n: JsonTemplate.number(RequestValue.query('n')) }), { query: { n: text } })).toBe(REFUSED);
  });

  test.each(['0', '-1', '12.50', '1e10', '1.5E-7', '9'.repeat(38)])('%s is a number, digit for digit', (text) => {
    expect(render(JsonTemplate.object({ n: JsonTemplate.number(RequestValue.query('n')) }), { query: { n: text } })).toBe(`{"n":${text}}`);
  });

  test('the whole body keeps its numbers and its order', () => {
    const body = '{"b":1,"a":[12345678901234567890,1.50,{"c":"\'"}]}';
    expect(render(JsonTemplate.object({ all: JsonTemplate.json(RequestValue.wholeBody()) }), { body })).toMatch(/^\{"all":\{"b":1,"a":\[12345678901234567890,1\.50?,\{"c":"'"\}\]\}\}$/);
  });

  test('a body that came twice under one name counts once', () => {
    expect(JSON.parse(render(JsonTemplate.object({ x: JsonTemplate.string(RequestValue.body('x')) }), { body: '{"x":"1","x":"2"}' }))).toEqual({ x: '2' });
  });

  test('fails: JSON from elsewhere than the body', () => {
    expect(() => jsonRequestTemplate(JsonTemplate.json(RequestValue.query('q')))).toThrow("only the body holds JSON, got RequestValue.query('q'); use RequestValue.body()");
  });
});

describe('objects and lists', () => {
  const a = () => JsonTemplate.string(RequestValue.query('a').optional());
  const b = () => JsonTemplate.string(RequestValue.query('b').optional());

  test.each([[{}, { }, []], [{ a: '1' }, { a: '1' }, ['1']], [{ b: '2' }, { b: '2' }, ['2']], [{ a: '1', b: '2' }, { a: '1', b: '2' }, ['1', '2']]])(
    'commas are right around what is left out: %j', (query, object, list) => {
      expect(JSON.parse(render(JsonTemplate.object({ a: a(), b: b() }), { query }))).toEqual(object);
      expect(JSON.parse(render(JsonTemplate.object({ a: a(), z: JsonTemplate.literal('z'), b: b() }), { query }))).toEqual({ ...object, z: 'z' });
      expect(JSON.parse(render(JsonTemplate.list([a(), b()]), { query }))).toEqual(list);
      expect(JSON.parse(render(JsonTemplate.list([a(), JsonTemplate.literal('z'), b()]), { query }))).toEqual(
        [...list.filter((item) => item === '1'), 'z', ...list.filter((item) => item === '2')]);
      expect(JSON.parse(JSON.parse(render(JsonTemplate.text(JsonTemplate.list([a(), b()])), { query })))).toEqual(list);
    });

  test('constants of every kind, with nothing for Velocity to read in them', () => {
    const text = 'it\'s $x ${y} #if(1) #set($a=1) "quoted" \\ \n \u2028 $$ ##';
    const document = JsonTemplate.object({
      [text]: JsonTemplate.literal(text),
      n: JsonTemplate.literalNumber(1.5),
      b: JsonTemplate.literalBoolean(false),
      e: JsonTemplate.object({}),
      l: JsonTemplate.list([]),
    });
    expect(JSON.parse(render(document))).toEqual({ [text]: text, n: 1.5, b: false, e: {}, l: [] });
    expect(JSON.parse(JSON.parse(render(JsonTemplate.text(document))))).toEqual({ [text]: text, n: 1.5, b: false, e: {}, l: [] });
  });

  test('more values than letters', () => {
    const names = Array.from({ length: 60 }, (_, index) => `v${index}`);
    const document = JsonTemplate.object(Object.fromEntries(names.map((name) => [name, JsonTemplate.string(RequestValue.query(name))])));
    const query = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
    expect(JSON.parse(render(document, { query }))).toEqual(query);
  });
});

describe('a path variable', () => {
  const document = JsonTemplate.object({ id: JsonTemplate.string(RequestValue.path('id')) });

  test.each([['a%20b', 'a b'], ['a+b', 'a+b'], ['a%2Fb', 'a/b'], ['%2525', '%25'], ['%C3%A9', 'é'], ['a@b', 'a@b']])('%s is decoded once', (sent, value) => {
    expect(JSON.parse(render(document, { path: { id: sent } }))).toEqual({ id: value });
  });

  test.each(['%', '%2', '%zz', 'a%', '%%20', '%ff', 'a%80', '%c3', '%c0%af', '%ed%a0%80', '%EF%BF%BD'])('fails: %s is no text', (sent) => {
    expect(render(document, { path: { id: sent } })).toBe(REFUSED);
  });
});

test('a fallback is of the type that each place asks for', () => {
  const value = RequestValue.body('size').or('5');
  const document = JsonTemplate.object({ number: JsonTemplate.number(value), text: JsonTemplate.string(value), again: JsonTemplate.number(value) });
  expect(JSON.parse(render(document))).toEqual({ number: 5, text: '5', again: 5 });
});

test.each<[string, JsonTemplate, unknown]>([
  ['a list', JsonTemplate.list([JsonTemplate.literal('a')]), ['a']],
  ['an object', JsonTemplate.object({ a: JsonTemplate.literalNumber(1) }), { a: 1 }],
  ['a number', JsonTemplate.literalNumber(5), 5],
  ['a negative number', JsonTemplate.literalNumber(-5), -5],
  ['a boolean', JsonTemplate.literalBoolean(true), true],
])('%s stands beside an optional item', (_name, other, value) => {
  const list = JsonTemplate.list([JsonTemplate.string(RequestValue.query('q').optional()), other]);
  const document = JsonTemplate.object({ list, text: JsonTemplate.text(list) });
  for (const [query, expected] of [[{}, [value]], [{ q: 'x' }, ['x', value]]] as const) {
    expect(JSON.parse(render(document, { query }))).toEqual({ list: expected, text: JSON.stringify(expected) });
  }
});

describe('joined values', () => {
  const joined = JsonTemplate.object({ pk: JsonTemplate.string(RequestValue.join([RequestValue.literal('USER'), RequestValue.path('tenant'), RequestValue.path('id')], '#')) });

  test('are one text', () => {
    expect(JSON.parse(render(joined, { path: { tenant: 't', id: 'a%23b' } }))).toEqual({ pk: 'USER#t#a#b' });
  });

  test('are refused where a part could be taken for two', () => {
    expect(render(joined, { path: { tenant: 't%23a', id: 'b' } })).toBe(REFUSED);
  });

  test.each([[{ tenant: 't' }], [{ id: 'x' }], [{}]])('are refused where a part is missing: %j', (path: { [name: string]: string }) => {
    expect(render(joined, { path })).toBe(REFUSED);
  });

  test.each(['##', "it's", "'", 'aba', '\\', '$1'])('are told apart by the separator %s', (separator) => {
    const [first, second] = [RequestValue.query('first'), RequestValue.query('second')];
    const pair = JsonTemplate.object({ pk: JsonTemplate.string(RequestValue.join([first, second], separator)) });
    expect(JSON.parse(render(pair, { query: { first: 'x', second: `y${separator}` } }))).toEqual({ pk: `x${separator}y${separator}` });
    for (let cut = 1; cut < separator.length; cut++) {
      const sent = [
        render(pair, { query: { first: `x${separator.slice(0, cut)}`, second: 'y' } }),
        render(pair, { query: { first: 'x', second: `${separator.slice(cut)}y` } }),
      ];
      expect(new Set(sent).size).toBe(2);
    }
  });

  test.each([
    ['optional', RequestValue.join([RequestValue.query('q'), RequestValue.body('b')], '#').optional()],
    ['with a fallback', RequestValue.join([RequestValue.query('q'), RequestValue.body('b')], '#').or('none')],
  ])('%s are refused where a part does not fit, not taken for absent', (_name, value) => {
    const document = JsonTemplate.object({ pk: JsonTemplate.string(value), rest: JsonTemplate.literal('x') });
    expect(JSON.parse(render(document, { query: { q: 'a' }, body: { b: 'c' } }))).toMatchObject({ pk: 'a#c' });
    expect(JSON.parse(render(document, { query: { q: 'a' } }))).toMatchObject({ rest: 'x' });
    expect(render(document, { query: { q: 'a#b' }, body: { b: 'c' } })).toBe(REFUSED);
    expect(render(document, { query: { q: 'a' }, body: { b: 1 } })).toBe(REFUSED);
    expect(render(document, { query: { q: 'a' }, body: '{"b":"\\ud800"}' })).toBe(REFUSED);
  });
});

test('a refused call is answered with 400 whatever the service says', () => {
  expect(jsonRequestTemplate(JsonTemplate.string(RequestValue.query('q')))).toContain('#set($context.responseOverride.status=400){}');
});
