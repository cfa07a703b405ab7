import { createHash } from 'node:crypto';
import { Properties } from '../../template/properties';
import type { ResourceModel } from '../../template/template-model';
import type { Kept } from '../directory';
import { Retained } from '../retained';
import type { StoreContext } from '../store-context';

const HASH_KEYS = 2n ** 128n;
const ON_DEMAND_SHARDS = 4;
const FIRST_SEQUENCE_NUMBER = 49_590_338_271_490_256_608_559_692_538_361_571_095_921_575_989_136_588_898n;

/**
 * A record in a stream.
 */
export interface StreamRecord {
  readonly data: Buffer;
  readonly partitionKey: string;
  readonly shardId: string;
  readonly sequenceNumber: string;
  readonly arrivedAt: Date;
}

/**
 * A stream of Kinesis with its newest records.
 */
export class Stream implements Kept {
  public readonly isEncrypted: boolean;
  private readonly retained = new Retained<StreamRecord>();
  private readonly shards: bigint;
  private sequenceNumber = FIRST_SEQUENCE_NUMBER;

  constructor(public readonly resource: ResourceModel, private readonly context: StoreContext) {
    const properties = new Properties(`stream '${resource.logicalId}'`, resource.properties);
    this.shards = BigInt(properties.number('ShardCount') ?? ON_DEMAND_SHARDS);
    this.isEncrypted = properties.has('StreamEncryption');
  }

  public get records(): readonly StreamRecord[] {
    return [...this.retained];
  }

  /**
   * Adds a record to the shard that its key belongs to.
   *
   * @param hashKey takes the place of the digest of the partition key
   */
  public put(data: Buffer, partitionKey: string, hashKey?: string): StreamRecord {
    this.sequenceNumber += 1n;
    const sequenceNumber = this.sequenceNumber.toString();
    const hash = hashKey === undefined ? digestOf(partitionKey) : BigInt(hashKey);
    const shardId = `shardId-${(hash * this.shards / HASH_KEYS).toString().padStart(12, '0')}`;
    const record = { data, partitionKey, shardId, sequenceNumber, arrivedAt: new Date(this.context.now()) };
    this.retained.add(sequenceNumber, record, data.length + partitionKey.length);
    return record;
  }
}

function digestOf(partitionKey: string): bigint {
  return BigInt(`0x${createHash('md5').update(partitionKey).digest('hex')}`);
}
