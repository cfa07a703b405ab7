import { renderTemplate } from '../../local/src';
import { Base64Text } from '../../src/mapping/base64-text';
import { JsonTemplate } from '../../src/mapping/json-template';
import { jsonRequestTemplate } from '../../src/mapping/request-template';
import { RequestValue } from '../../src/mapping/request-value';
import { ATTACKS } from '../support/attacks';

function data(value: RequestValue, asLine: boolean, body: string): string | undefined {
  const template = jsonRequestTemplate(JsonTemplate.object({ fixed: JsonTemplate.literal('x'), data: new Base64Text(value, asLine) }));
  const text = renderTemplate(template, { body });
  const sent = JSON.parse(text);
  if (text === '{}') return undefined;
  return 'data' in sent ? Buffer.from(sent.data, 'base64').toString() : '';
}

test.each(ATTACKS.map((attack) => [JSON.stringify(attack).slice(0, 60), attack]))('carries %s', (_shown, attack) => {
  const isWellFormed = Buffer.from(attack).toString() === attack;
  const body = JSON.stringify({ a: attack });
  expect(data(RequestValue.body('a'), false, body)).toBe(isWellFormed ? attack : undefined);
  expect(data(RequestValue.body('a'), true, body)).toBe(isWellFormed && !/[\r\n]/.test(attack) ? `${attack}\n` : undefined);
  expect(data(RequestValue.wholeBody(), true, body)).toEqual(isWellFormed ? expect.stringMatching(/^[^\n]*\n$/) : undefined);
});

test('carries constants, fallbacks and nothing', () => {
  expect(data(RequestValue.literal("it's $x"), true, '{}')).toBe("it's $x\n");
  expect(data(RequestValue.body('a').or('"'), false, '{}')).toBe('"');
  expect(data(RequestValue.body('a').optional(), true, '{}')).toBe('');
  expect(data(RequestValue.body('a').optional(), true, '{"a":"b\\nc"}')).toBeUndefined();
});

test.each(['{}', '{ }', '{"a":"\\ud83d"}'])('refuses the body %s', (body) => {
  expect(data(RequestValue.wholeBody(), false, body)).toBeUndefined();
});
