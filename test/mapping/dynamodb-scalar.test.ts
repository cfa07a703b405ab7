import { renderTemplate } from '../../local/src/vtl';
import { BinaryText, NumberText, SetElements } from '../../src/mapping/dynamodb-scalar';
import { JsonTemplate } from '../../src/mapping/json-template';
import { jsonRequestTemplate } from '../../src/mapping/request-template';
import { RequestValue } from '../../src/mapping/request-value';
import { ATTACKS } from '../support/attacks';
import { SHOWN_ATTACKS } from '../support/shown-attacks';

function render(document: JsonTemplate, body: unknown, query: { [name: string]: string } = {}): unknown {
  const template = jsonRequestTemplate(JsonTemplate.object({ x: document }));
  return JSON.parse(renderTemplate(template, { body: JSON.stringify(body), params: { querystring: query } }));
}

describe('a number in a string', () => {
  test.each(['0', '-1', '1.5', '1e10', '9'.repeat(38)])('%s', (digits) => {
    expect(render(new NumberText(RequestValue.query('n')), {}, { n: digits })).toEqual({ x: digits });
  });

  test('of the body, and a constant', () => {
    expect(render(new NumberText(RequestValue.body('n')), { n: -1.5 })).toEqual({ x: '-1.5' });
    expect(render(new NumberText(RequestValue.body('n').or('7')), {})).toEqual({ x: '7' });
    expect(render(new NumberText(RequestValue.literal('7')), {})).toEqual({ x: '7' });
  });

  test('fails: text', () => {
    expect(render(new NumberText(RequestValue.body('n')), { n: '1' })).toEqual({});
    expect(render(new NumberText(RequestValue.query('n')), {}, { n: '1"' })).toEqual({});
  });
});

describe('base64 in a string', () => {
  const long = Buffer.alloc(300_000, 7).toString('base64');

  test.each(['AA==', 'AAE=', 'AAEC', 'AAEC/+8=', '', long])('%s', (base64) => {
    expect(render(new BinaryText(RequestValue.body('b')), { b: base64 })).toEqual({ x: base64 });
    if (base64 !== '') expect(render(new BinaryText(RequestValue.query('b')), {}, { b: base64 })).toEqual({ x: base64 });
  });

  test('a constant, one that is left out, and one that takes the place of another', () => {
    expect(render(new BinaryText(RequestValue.literal('AA==')), {})).toEqual({ x: 'AA==' });
    expect(render(new BinaryText(RequestValue.query('b').optional()), {})).toEqual({});
    expect(render(new BinaryText(RequestValue.body('b').or('AA==')), {})).toEqual({ x: 'AA==' });
  });

  test.each(ATTACKS.filter((attack) => !/^(true|null|x{300000})$/.test(attack)).map((attack) => [JSON.stringify(attack), attack]))('fails: %s', (_shown, attack) => {
    expect(render(new BinaryText(RequestValue.query('b')), {}, { b: attack })).toEqual({});
    expect(render(new BinaryText(RequestValue.body('b')), { b: attack })).toEqual({});
    expect(render(new BinaryText(RequestValue.body('b')), { b: { S: attack } })).toEqual({});
  });
});

describe('sets', () => {
  const sets = (name: string) => RequestValue.body(name);

  test.each(SHOWN_ATTACKS)('strings: %s', (_shown, attack) => {
    expect(render(new SetElements(sets('s'), 'strings'), { s: [attack, 'b'] })).toEqual({ x: [attack, 'b'] });
    expect(render(new SetElements(sets('s'), 'numbers'), { s: [1, attack] })).toEqual({});
    expect(render(new SetElements(sets('s'), 'strings'), { s: attack })).toEqual({});
  });

  test('numbers, as texts', () => {
    expect(render(new SetElements(sets('s'), 'numbers'), { s: [1, -2.5, 0] })).toEqual({ x: ['1', '-2.5', '0'] });
  });

  test('binaries', () => {
    expect(render(new SetElements(sets('s'), 'binaries'), { s: ['AA==', '/+/+', ''] })).toEqual({ x: ['AA==', '/+/+', ''] });
    for (const wrong of ['A', 'AA=', '****', 'AA==AA==']) expect(render(new SetElements(sets('s'), 'binaries'), { s: ['AA==', wrong] })).toEqual({});
  });

  test.each([[[]], [[[]]], [[{}]], [[null]], [[true]], [{}], ['a'], [1], [['a', 1]]])('fails: %j', (s) => {
    for (const of of ['strings', 'numbers', 'binaries'] as const) expect(render(new SetElements(sets('s'), of), { s })).toEqual({});
  });

  test('left out where it is not there', () => {
    expect(render(new SetElements(sets('s').optional(), 'strings'), {})).toEqual({});
    expect(render(new SetElements(sets('s').optional(), 'strings'), { s: [] })).toEqual({});
  });
});
