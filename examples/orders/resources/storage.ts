import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { BucketProps, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/**
 * What the shop keeps as files.
 */
export class Storage extends Construct {
  /**
   * Documents of customers.
   */
  public readonly documents: IBucket;

  /**
   * The shop's web pages, in the folder `site`.
   */
  public readonly site: IBucket;

  /**
   * What Firehose delivers.
   */
  public readonly audit: IBucket;

  private readonly accessLogs: IBucket;

  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    const encrypted = { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true };
    this.accessLogs = new Bucket(this, 'AccessLogs', { ...common(), encryption: BucketEncryption.S3_MANAGED });
    this.documents = this.bucket('Documents', encrypted);
    this.site = this.bucket('Site', { encryption: BucketEncryption.S3_MANAGED });
    this.audit = this.bucket('Audit', encrypted);
  }

  private bucket(id: string, props: BucketProps): IBucket {
    return new Bucket(this, id, {
      ...common(),
      ...props,
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
    });
  }
}

function common(): BucketProps {
  return {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
  };
}
