import { renderTemplate } from '../../local/src';
import { ElementValue } from '../../src/mapping/element-value';
import { FormEntries, FormField, FormList, formRequestTemplate } from '../../src/mapping/form-template';
import { RequestValue } from '../../src/mapping/request-value';
import { ATTACKS } from '../support/attacks';

const TEMPLATE = formRequestTemplate('Do It', '1&2', [
  new FormField('Fixed', RequestValue.literal("it's $x & é")),
  new FormField('Maybe', RequestValue.query('maybe').optional()),
  new FormEntries('Entry', [
    { constants: { Name: 'first' }, name: 'Value', value: RequestValue.query('first').optional() },
    { constants: { Name: 'second' }, name: 'Value', value: RequestValue.body('second').or('none') },
    { constants: { Name: 'third' }, name: 'Value', value: RequestValue.header('third').optional() },
  ]),
  new FormList('List.member', RequestValue.body('list'), ElementValue.text(), 3),
]);

function form(query: { [name: string]: string }, body: object, header: { [name: string]: string } = {}): string | [string, string][] {
  const text = renderTemplate(TEMPLATE, { body: JSON.stringify(body), params: { querystring: query, header } });
  return text === '{}' ? text : [...new URLSearchParams(text)];
}

const HEAD = [['Action', 'Do It'], ['Version', '1&2'], ['Fixed', "it's $x & é"]];

test('writes what is there, with numbers in a row', () => {
  expect(form({ first: 'a', maybe: 'm' }, { second: 'b', list: ['x', ''] }, { third: 'c' })).toEqual([
    ...HEAD, ['Maybe', 'm'], ['Entry.1.Name', 'second'], ['Entry.1.Value', 'b'], ['Entry.2.Name', 'first'], ['Entry.2.Value', 'a'],
    ['Entry.3.Name', 'third'], ['Entry.3.Value', 'c'], ['List.member.1', 'x'], ['List.member.2', ''],
  ]);
  expect(form({}, { list: ['x'] }, { third: 'c' })).toEqual([
    ...HEAD, ['Entry.1.Name', 'second'], ['Entry.1.Value', 'none'], ['Entry.2.Name', 'third'], ['Entry.2.Value', 'c'], ['List.member.1', 'x'],
  ]);
});

test.each(ATTACKS.map((attack) => [JSON.stringify(attack).slice(0, 60), attack]))('keeps in its place: %s', (_shown, attack) => {
  const fields = form({ first: attack, maybe: attack }, { second: attack, list: ['x', attack] });
  if (fields === '{}') {
    expect(Buffer.from(attack).toString()).not.toBe(attack);
    return;
  }
  expect(fields).toEqual([
    ...HEAD, ['Maybe', attack], ['Entry.1.Name', 'second'], ['Entry.1.Value', attack], ['Entry.2.Name', 'first'], ['Entry.2.Value', attack],
    ['List.member.1', 'x'], ['List.member.2', attack],
  ]);
});

test.each([[{ list: [] }], [{ list: 'x' }], [{}], [{ list: ['a', 'b', 'c', 'd'] }], [{ list: [1] }], [{ list: [['a']] }], [{ list: ['a'], second: 1 }]])('refuses %j', (body) => {
  expect(form({}, body)).toBe('{}');
});
