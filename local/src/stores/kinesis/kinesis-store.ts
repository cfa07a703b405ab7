import { Stream } from './stream';
import type { Backend, BackendCall } from '../../backends/backend';
import type { ResourceModel } from '../../template/template-model';
import { jsonAnswers } from '../answers/json-answers';
import { Directory } from '../directory';
import { requiredText, structuresOf, textOf } from '../inputs';
import { ServiceError } from '../service-error';
import { actionTable, storeBackend, type Action, type Input } from '../store-backend';
import type { StoreContext } from '../store-context';

const HASH_KEY = /^(0|[1-9]\d{0,38})$/;
const MAX_HASH_KEY = 2n ** 128n - 1n;

/**
 * Kinesis, as far as its streams are in the templates.
 */
export class KinesisStore {
  public readonly streams: Directory<Stream>;
  public readonly backend: Backend;

  constructor(resources: readonly ResourceModel[], context: StoreContext) {
    const streams = resources.filter(({ type }) => type === 'AWS::Kinesis::Stream');
    this.streams = new Directory('stream', streams.map((resource) => new Stream(resource, context)));
    this.backend = storeBackend(this.actions(), jsonAnswers('1.1', context));
  }

  private actions(): ReadonlyMap<string, Action<object>> {
    return actionTable<object>({
      PutRecord: (input, call) => {
        const stream = this.streamOf(input, call);
        return { ...put(stream, input), ...encryption(stream) };
      },
      PutRecords: (input, call) => {
        const stream = this.streamOf(input, call);
        return { FailedRecordCount: 0, Records: structuresOf(input, 'Records').map((record) => put(stream, record)), ...encryption(stream) };
      },
    });
  }

  private streamOf(input: Input, { region }: BackendCall): Stream {
    const name = textOf(input, 'StreamARN') ?? textOf(input, 'StreamName');
    if (name === undefined) {
      throw new ServiceError('InvalidArgumentException', 'Either StreamARN or StreamName must be provided.');
    }
    const stream = this.streams.named(name, region);
    if (!stream) {
      throw new ServiceError('ResourceNotFoundException', `Stream ${name} not found.`);
    }
    return stream;
  }
}

function put(stream: Stream, input: Input): object {
  const hashKey = textOf(input, 'ExplicitHashKey');
  if (hashKey !== undefined && (!HASH_KEY.test(hashKey) || BigInt(hashKey) > MAX_HASH_KEY)) {
    throw new ServiceError('InvalidArgumentException', `Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${hashKey}`);
  }
  const { shardId, sequenceNumber } = stream.put(Buffer.from(requiredText(input, 'Data'), 'base64'), requiredText(input, 'PartitionKey'), hashKey);
  return { ShardId: shardId, SequenceNumber: sequenceNumber };
}

function encryption({ isEncrypted }: Stream): object {
  return isEncrypted ? { EncryptionType: 'KMS' } : {};
}
