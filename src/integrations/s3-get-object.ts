import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { AwsServiceIntegration, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { keyPrefix, objectRights } from './s3-bucket';
import { checkMediaTypes, readCall, S3ObjectProps, S3ReadProps } from './s3-object';
import { objectKeyTemplate } from '../mapping/object-key';

/**
 * Properties of a route that serves an object.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export interface S3GetObjectProps extends S3ObjectProps, S3ReadProps {}

/**
 * Serves an object of a bucket, byte for byte: 200 with its content type, `ETag`, `Cache-Control`, `Last-Modified` and the like.
 *
 * `Range` is answered with 206 or 416, `If-None-Match` and `If-Modified-Since` with 304, `If-Match` and `If-Unmodified-Since` with 412.
 * What is not there is 404. At most 10 MB a request: larger objects by ranges.
 *
 * Role: `s3:GetObject` on the objects below the prefix, and the bucket's key's `kms:Decrypt`. It cannot list the bucket: S3 then
 * says 403 for what is not there, and names the missing right, which is answered with 404; a 403 that names something else is 502. A
 * bucket of another organization names nothing: give a role that may also list it.
 *
 * Throws for a prefix that is no folder, and for binary media types that would include JSON.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export class S3GetObject extends AwsServiceIntegration {
  private readonly prefix: string;

  constructor(private readonly bucket: IBucket, private readonly props: S3GetObjectProps) {
    super(props);
    this.prefix = keyPrefix(bucket, props.prefix);
    checkMediaTypes(bucket, props.binaryMediaTypes);
    objectKeyTemplate(props.key);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    return readCall(this.bucket, 'GET', this.prefix, this.props.key, this.props);
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return objectRights(this.bucket, this.prefix, 'GetObject', 'kms:Decrypt');
  }
}
