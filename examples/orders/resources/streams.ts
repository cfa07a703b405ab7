import { Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream, S3Bucket, StreamEncryption as DeliveryEncryption } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/**
 * What flows: clicks to whoever analyses them now, the audit trail into a bucket.
 */
export class Streams extends Construct {
  public readonly clicks: IStream;
  public readonly audit: IDeliveryStream;

  constructor(scope: Construct, id: string, key: IKey, auditBucket: IBucket) {
    super(scope, id);
    this.clicks = new Stream(this, 'Clicks', { streamMode: StreamMode.ON_DEMAND, encryption: StreamEncryption.KMS, encryptionKey: key });
    this.audit = new DeliveryStream(this, 'Audit', {
      destination: new S3Bucket(auditBucket, { encryptionKey: key }),
      encryption: DeliveryEncryption.customerManagedKey(key),
    });
  }
}
