import type { FirstClassAction } from './first-class-action';
import { TEXT } from './parameter-types';
import { jsonRequest } from './protocols';

/*
 * It is an assumption that the data go to Kinesis as they are, so that they must be base64 already.
 */
export const KINESIS: readonly FirstClassAction[] = [
  {
    subtype: 'Kinesis-PutRecord',
    service: 'kinesis',
    action: 'PutRecord',
    required: { StreamName: TEXT, Data: TEXT, PartitionKey: TEXT },
    optional: { SequenceNumberForOrdering: TEXT, ExplicitHashKey: TEXT },
    request: (record) => jsonRequest('kinesis', 'PutRecord', record),
  },
];
