import { renderTemplate } from '../../local/src';
import { batchTemplate } from '../../src/mapping/batch-template';
import { IdsInOrder } from '../../src/mapping/ids-in-order';
import { Sign } from '../../src/mapping/response-template';

const TEMPLATE = batchTemplate({
  when: Sign.notZero('Failed'),
  entries: 'Entries',
  failed: '"$!element.Code"!=""',
  position: '$foreach.index',
  known: "$element.Code=='Slow'",
  status: 429,
}, new IdsInOrder('Entries', 'At', 'Id'));

function answer(body: object, refused = ''): [string, string] {
  const [text, status] = renderTemplate(`${refused}${TEMPLATE}|$!context.responseOverride.status`, { body: JSON.stringify(body) }).split('|');
  return [text, status];
}

test('answers with the ids in the order of the request', () => {
  expect(answer({ Failed: 0, Entries: [{ At: '2', Id: 'c' }, { At: '0', Id: 'a' }, { At: '1', Id: 'b' }] })).toEqual(['["a","b","c"]', '']);
});

test.each([
  [['Slow'], '429'], [['Slow', 'Slow'], '429'], [['Other'], '502'], [['Slow', 'Other'], '502'], [['Other', 'Slow'], '502'],
])('failures %j are answered with %s', (codes, expected) => {
  const [text, status] = answer({ Failed: codes.length, Entries: [{ At: '0', Id: 'a' }, ...codes.map((Code) => ({ Code, Message: 'secret' }))] });
  expect(status).toBe(expected);
  expect(JSON.parse(text)).toMatchObject({ failed: codes.map((_code, index) => index + 1) });
  expect(text).not.toContain('secret');
});

test('an answer that makes no sense is a failure', () => {
  expect(answer({})[1]).toBe('502');
  expect(answer({ Failed: 1, Entries: [{ At: '0', Id: 'a' }] })[1]).toBe('502');
});

test('what the request template has refused stays refused', () => {
  const [text, status] = answer({ Failed: 1, Entries: [{ Code: 'Other' }] }, '#set($context.responseOverride.status=400)');
  expect([JSON.parse(text).message, status]).toEqual(['Bad Request', '400']);
});
