import { DeliveryStream } from './delivery-stream';
import type { Backend, BackendCall } from '../../backends/backend';
import type { ResourceModel } from '../../template/template-model';
import { jsonAnswers } from '../answers/json-answers';
import { Directory } from '../directory';
import { requiredText, structureOf, structuresOf } from '../inputs';
import { ServiceError } from '../service-error';
import { actionTable, storeBackend, type Action, type Input } from '../store-backend';
import type { StoreContext } from '../store-context';

/**
 * Firehose, as far as its delivery streams are in the templates.
 */
export class FirehoseStore {
  public readonly deliveryStreams: Directory<DeliveryStream>;
  public readonly backend: Backend;

  constructor(resources: readonly ResourceModel[], context: StoreContext) {
    const streams = resources.filter(({ type }) => type === 'AWS::KinesisFirehose::DeliveryStream');
    this.deliveryStreams = new Directory('delivery stream', streams.map((resource) => new DeliveryStream(resource, context)));
    this.backend = storeBackend(this.actions(), jsonAnswers('1.1', context));
  }

  private actions(): ReadonlyMap<string, Action<object>> {
    return actionTable<object>({
      PutRecord: (input, call) => {
        const stream = this.streamOf(input, call);
        return { ...put(stream, structureOf(input, 'Record') ?? {}), Encrypted: stream.isEncrypted };
      },
      PutRecordBatch: (input, call) => {
        const stream = this.streamOf(input, call);
        const responses = structuresOf(input, 'Records').map((record) => put(stream, record));
        return { FailedPutCount: 0, Encrypted: stream.isEncrypted, RequestResponses: responses };
      },
    });
  }

  private streamOf(input: Input, { region }: BackendCall): DeliveryStream {
    const name = requiredText(input, 'DeliveryStreamName');
    const stream = this.deliveryStreams.named(name, region);
    if (!stream) {
      throw new ServiceError('ResourceNotFoundException', `Firehose ${name} not found.`);
    }
    return stream;
  }
}

function put(stream: DeliveryStream, record: Input): object {
  return { RecordId: stream.put(Buffer.from(requiredText(record, 'Data'), 'base64')).recordId };
}
