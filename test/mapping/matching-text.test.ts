import { renderTemplate } from '../../local/src';
import { JsonTemplate } from '../../src/mapping/json-template';
import { MatchingText } from '../../src/mapping/matching-text';
import { jsonRequestTemplate } from '../../src/mapping/request-template';
import { RequestValue } from '../../src/mapping/request-value';
import { ATTACKS } from '../support/attacks';

const PREFIX = "arn:it's:";

function text(value: RequestValue, query: { [name: string]: string }): string {
  const template = jsonRequestTemplate(JsonTemplate.object({ arn: new MatchingText(value, '[a-z]{1,5}', PREFIX) }));
  return renderTemplate(template, { params: { querystring: query } });
}

test.each(['name', `${PREFIX}name`])('puts its prefix in front of %s once', (name) => {
  expect(JSON.parse(text(RequestValue.query('n'), { n: name }))).toEqual({ arn: `${PREFIX}name` });
});

test.each([`${PREFIX}${PREFIX}name`, `x${PREFIX}name`, PREFIX, '', 'toolong', 'Name', 'a:b', 'a\n', '\na'])('refuses %j', (name) => {
  expect(text(RequestValue.query('n'), { n: name })).toBe('{}');
});

test.each(ATTACKS.map((attack) => [JSON.stringify(attack).slice(0, 60), attack]))('stays in its place: %s', (_shown, attack) => {
  const expected = /^[a-z]{1,5}$/.test(attack) ? { arn: PREFIX + attack } : {};
  expect(JSON.parse(text(RequestValue.query('n'), { n: attack }))).toEqual(expected);
});

test('can be left out, or stand for a constant', () => {
  expect(text(RequestValue.query('n').optional(), {})).toBe('{}');
  expect(JSON.parse(text(RequestValue.query('n').or('none'), {}))).toEqual({ arn: `${PREFIX}none` });
  expect(text(RequestValue.query('n').optional(), { n: 'NO' })).toBe('{}');
  expect(JSON.parse(text(RequestValue.literal('abc'), {}))).toEqual({ arn: `${PREFIX}abc` });
});
