import { renderTemplate } from '../../local/src';
import { JsonTemplate } from '../../src/mapping/json-template';
import { pathRequestTemplate } from '../../src/mapping/path-override';
import { RequestValue } from '../../src/mapping/request-value';
import { ATTACKS } from '../support/attacks';

function path(value: string): [path: string, status: string] {
  const template = `${pathRequestTemplate({ id: RequestValue.query('id') })}$!context.requestOverride.path.id|$!context.responseOverride.status`;
  const [id, status] = renderTemplate(template, {
    params: { querystring: { id: value } },
    context: { extendedRequestId: 'E/1=', requestOverride: { path: {} }, responseOverride: {} },
  }).split('|');
  return [id, status];
}

test.each(['a', 'A-b_c.d', '0'])('names %s', (id) => {
  expect(path(id)).toEqual([id, '']);
});

test.each(['', '.', '..', '.a', 'a/b', 'a%2Fb', 'a b', 'a?b', 'x'.repeat(256), ...ATTACKS.filter((attack) => !/^[A-Za-z0-9_-]+$/.test(attack) || attack.length > 255)])('names nothing for %j', (id) => {
  expect(path(id)).toEqual(['refused-E%2F1%3D', '400']);
});

test('writes no JSON where it refuses: an action may do without any parameter', () => {
  const template = pathRequestTemplate({}, JsonTemplate.object({ a: JsonTemplate.string(RequestValue.query('a')) }));
  expect(renderTemplate(template, { context: { responseOverride: {} } })).toBe('refused');
});

test('writes a body', () => {
  expect(renderTemplate(pathRequestTemplate({}, JsonTemplate.object({ a: JsonTemplate.literal('b') })))).toBe('{"a":"b"}');
  expect(renderTemplate(pathRequestTemplate({}))).toBe('');
  expect(pathRequestTemplate({})).not.toBe('');
});
