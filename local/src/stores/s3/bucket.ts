import { storedObject, type StoredObject } from './stored-object';
import { LocalGatewayError } from '../../errors';
import { isRecord } from '../../template/cloud-template';
import type { ResourceModel } from '../../template/template-model';
import type { Kept } from '../directory';
import { BOUNDS } from '../retained';
import type { StoreContext } from '../store-context';

const DEFAULT_ENCRYPTION = 'AES256';

/**
 * A bucket of S3 with its objects. Of each key there is the newest version only.
 */
export class Bucket implements Kept {
  /**
   * Algorithm that S3 names with each object.
   */
  public readonly encryption: string;
  private readonly byKey = new Map<string, StoredObject>();
  private bytes = 0;

  constructor(public readonly resource: ResourceModel, private readonly context: StoreContext) {
    this.encryption = readEncryption(resource.properties.BucketEncryption);
  }

  /**
   * Every object in the order in which S3 lists them: that of the bytes of their keys.
   */
  public get objects(): readonly StoredObject[] {
    const withBytes = [...this.byKey.values()].map((object) => ({ object, bytes: Buffer.from(object.key) }));
    return withBytes.sort((left, right) => Buffer.compare(left.bytes, right.bytes)).map(({ object }) => object);
  }

  public object(key: string): StoredObject | undefined {
    return this.byKey.get(key);
  }

  /**
   * Puts an object.
   *
   * @param headers for instance `{ 'Content-Type': 'text/html' }`
   * @throws LocalGatewayError when the bucket holds too much
   */
  public putObject(key: string, body: Uint8Array | string, headers: Readonly<Record<string, string>> = {}): StoredObject {
    const object = storedObject(key, Buffer.from(body as Uint8Array), headers, this.context.now());
    const bytes = this.bytes + object.body.length - (this.byKey.get(key)?.body.length ?? 0);
    if (bytes > BOUNDS.maxBytes || this.byKey.size >= BOUNDS.maxEntries) {
      throw new LocalGatewayError(`the bucket '${this.resource.logicalId}' is full: ${BOUNDS.maxEntries} objects and ${BOUNDS.maxBytes} bytes are kept here; `
        + 'delete objects, or give an endpoint for \'s3\'');
    }
    this.bytes = bytes;
    this.byKey.set(key, object);
    return object;
  }

  public deleteObject(key: string): void {
    this.bytes -= this.byKey.get(key)?.body.length ?? 0;
    this.byKey.delete(key);
  }
}

function readEncryption(encryption: unknown): string {
  const rules = isRecord(encryption) ? encryption.ServerSideEncryptionConfiguration : undefined;
  const rule = Array.isArray(rules) && isRecord(rules[0]) ? rules[0].ServerSideEncryptionByDefault : undefined;
  return isRecord(rule) ? String(rule.SSEAlgorithm) : DEFAULT_ENCRYPTION;
}
