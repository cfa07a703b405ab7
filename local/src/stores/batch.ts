import { requiredText } from './inputs';
import { ServiceError } from './service-error';
import type { Input } from './store-backend';

const MAX_ENTRIES = 10;
const ID = /^[A-Za-z0-9_-]{1,80}$/;

/**
 * How much the texts of a batch may have together.
 */
export interface BatchLimit {
  /**
   * Name of the member that holds the text of an entry.
   */
  readonly member: string;
  readonly maxBytes: number;
}

/**
 * What was done of a batch, and what was not.
 */
export type BatchResult = {
  readonly Successful: readonly object[];
  readonly Failed: readonly object[];
};

/**
 * Does something for each entry of a batch.
 *
 * @throws ServiceError when the batch as a whole is refused
 */
export function runBatch(entries: readonly Input[], limit: BatchLimit, run: (entry: Input) => object | undefined): BatchResult {
  checkBatch(entries, limit);
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    const Id = requiredText(entry, 'Id');
    try {
      Successful.push({ Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof ServiceError)) {
        throw error;
      }
      Failed.push({ Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return { Successful, Failed };
}

function checkBatch(entries: readonly Input[], { member, maxBytes }: BatchLimit): void {
  if (entries.length === 0) {
    throw new ServiceError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  if (entries.length > MAX_ENTRIES) {
    throw new ServiceError('TooManyEntriesInBatchRequest', `Maximum number of entries per request are ${MAX_ENTRIES}. You have sent ${entries.length}.`);
  }
  checkIds(entries.map((entry) => requiredText(entry, 'Id')));
  const bytes = entries.reduce((sum, entry) => sum + Buffer.byteLength(requiredText(entry, member)), 0);
  if (bytes > maxBytes) {
    throw new ServiceError('BatchRequestTooLong', `Batch requests cannot be longer than ${maxBytes} bytes. You have sent ${bytes} bytes.`);
  }
}

function checkIds(ids: readonly string[]): void {
  if (!ids.every((id) => ID.test(id))) {
    throw new ServiceError('InvalidBatchEntryId', 'A batch entry id can only contain alphanumeric characters, hyphens and underscores. '
      + 'It can be at most 80 letters long.');
  }
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw new ServiceError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
  }
}
