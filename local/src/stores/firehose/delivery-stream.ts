import type { ResourceModel } from '../../template/template-model';
import type { Kept } from '../directory';
import { Retained } from '../retained';
import type { StoreContext } from '../store-context';

/**
 * A record that a delivery stream has taken.
 */
export interface DeliveryRecord {
  readonly recordId: string;
  readonly data: Buffer;
  readonly arrivedAt: Date;
}

/**
 * A delivery stream of Firehose with its newest records. It delivers them nowhere.
 */
export class DeliveryStream implements Kept {
  public readonly isEncrypted: boolean;
  private readonly retained = new Retained<DeliveryRecord>();

  constructor(public readonly resource: ResourceModel, private readonly context: StoreContext) {
    this.isEncrypted = resource.properties.DeliveryStreamEncryptionConfigurationInput !== undefined;
  }

  public get records(): readonly DeliveryRecord[] {
    return [...this.retained];
  }

  public put(data: Buffer): DeliveryRecord {
    const record = { recordId: this.context.newId(), data, arrivedAt: new Date(this.context.now()) };
    this.retained.add(record.recordId, record, data.length);
    return record;
  }
}
