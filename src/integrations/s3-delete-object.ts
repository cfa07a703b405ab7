import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { AwsServiceIntegration, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { s3Failures, status } from './s3-answers';
import { keyPrefix, objectRights } from './s3-bucket';
import { objectCall, S3ObjectProps } from './s3-object';
import { objectKeyTemplate } from '../mapping/object-key';

/**
 * Properties of a route that deletes an object.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
 */
export interface S3DeleteObjectProps extends S3ObjectProps {}

/**
 * Deletes an object: 204, whether it was there or not. In a bucket with versions its versions stay, below a delete marker.
 *
 * Role: `s3:DeleteObject` on the objects below the prefix.
 *
 * Throws for a prefix that is no folder.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
 */
export class S3DeleteObject extends AwsServiceIntegration {
  private readonly prefix: string;

  constructor(private readonly bucket: IBucket, private readonly props: S3DeleteObjectProps) {
    super(props);
    this.prefix = keyPrefix(bucket, props.prefix);
    objectKeyTemplate(props.key);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    return {
      ...objectCall(this.bucket, 'DELETE', this.prefix, this.props.key),
      success: status(204),
      failures: s3Failures(false),
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return objectRights(this.bucket, this.prefix, 'DeleteObject');
  }
}
