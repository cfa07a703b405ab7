import { journalOpener, type ExecutionLogLine, type JournalSettings } from '../../src/logging/journal';
import { NOW } from '../fixtures/gateways';

function written(settings: JournalSettings): { readonly lines: ExecutionLogLine[]; readonly made: string[] } {
  const lines: ExecutionLogLine[] = [];
  const made: string[] = [];
  const text = (message: string) => {
    made.push(message);
    return message;
  };
  const journal = journalOpener(settings, () => NOW, (line) => lines.push(line))('id');
  journal.error?.(text('broke'));
  journal.info?.(text('did'));
  journal.trace?.(text('body'));
  return { lines, made };
}

test.each([
  ['OFF', false, []],
  ['OFF', true, []],
  ['ERROR', false, ['broke']],
  ['ERROR', true, ['broke']],
  ['INFO', false, ['broke', 'did']],
  ['INFO', true, ['broke', 'did', 'body']],
] as const)('level %s, data trace %s: only what is read is put together', (level, dataTrace, messages) => {
  const { lines, made } = written({ level, dataTrace });
  expect(lines.map(({ message }) => message)).toEqual(messages);
  expect(made).toEqual(messages);
});

test('a line knows its request, time and level', () => {
  expect(written({ level: 'ERROR', dataTrace: false }).lines).toEqual([{ requestId: 'id', time: NOW, level: 'ERROR', message: 'broke' }]);
});
