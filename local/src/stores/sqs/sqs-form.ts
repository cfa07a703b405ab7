import { isRecord } from '../../template/cloud-template';
import type { FormStyle } from '../answers/form-answers';

/**
 * The result of an action; undefined when there is nothing to say.
 */
export type SqsResult = Readonly<Record<string, unknown>> | undefined;

/*
 * Errors whose codes are others in the form protocol.
 */
const CODES: ReadonlyMap<string, string> = new Map([
  ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'],
  ...['BatchEntryIdsNotDistinct', 'BatchRequestTooLong', 'EmptyBatchRequest', 'InvalidBatchEntryId', 'MessageNotInflight', 'TooManyEntriesInBatchRequest']
    .map((code) => [code, `AWS.SimpleQueueService.${code}`] as const),
]);

/*
 * What JSON has at least as null wherever it has the first.
 */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  MD5OfBody: ['Attributes', 'MD5OfMessageAttributes', 'MessageAttributes'],
  MD5OfMessageBody: ['MD5OfMessageAttributes', 'MD5OfMessageSystemAttributes', 'SequenceNumber'],
};

/*
 * What XML calls the entries of a list, by the name of the list.
 */
const XML_ENTRIES: ReadonlyMap<string, (action: string) => string> = new Map([
  ['Attributes', () => 'Attribute'],
  ['Failed', () => 'BatchResultErrorEntry'],
  ['MessageAttributes', () => 'MessageAttribute'],
  ['Messages', () => 'Message'],
  ['Successful', (action) => `${action}ResultEntry`],
]);

/**
 * SQS in the form protocol.
 */
export const SQS_FORM: FormStyle<SqsResult> = {
  namespace: 'http://queue.amazonaws.com/doc/2012-11-05/',
  json: (result) => result && jsonResult(result),
  xml: (result, action) => result && rewrite(result, (name) => XML_ENTRIES.get(name)?.(action) ?? name),
  codeOf: (code) => CODES.get(code) ?? code,
};

function jsonResult(result: Readonly<Record<string, unknown>>): object {
  const { Messages, ...others } = result;
  const messages = Array.isArray(Messages) && Messages.length > 0 ? Messages.filter(isRecord).map(withCompanions) : null;
  return { ...withCompanions(others), ...'Messages' in result && { messages } };
}

function withCompanions(record: Readonly<Record<string, unknown>>): object {
  const names = Object.entries(COMPANIONS).flatMap(([name, companions]) => name in record ? companions : []);
  const complete = { ...Object.fromEntries(names.map((name) => [name, null])), ...record };
  const lists = Object.entries(complete).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const completeLists = lists.map(([name, list]) => [name, list.filter(isRecord).map(withCompanions)] as const);
  return { ...rewrite(complete, (name) => name), ...Object.fromEntries(completeLists) };
}

/*
 * A map is a list of names and values in the form protocol.
 */
function rewrite(record: Readonly<Record<string, unknown>>, rename: (name: string) => string): Readonly<Record<string, unknown>> {
  const value = (entry: unknown): unknown => {
    if (Array.isArray(entry)) {
      return entry.map((part) => isRecord(part) ? rewrite(part, rename) : part);
    }
    return isRecord(entry) ? Object.entries(entry).map(([Name, Value]) => ({ Name, Value })) : entry;
  };
  return Object.fromEntries(Object.entries(record).map(([name, entry]) => [rename(name), value(entry)]));
}
