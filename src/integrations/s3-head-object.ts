import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { AwsServiceIntegration, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { OBJECT_HEADERS, s3Failures, status, VALIDATOR_HEADERS } from './s3-answers';
import { keyPrefix, objectRights } from './s3-bucket';
import { forwardedHeaders, objectCall, S3ObjectProps } from './s3-object';
import { objectKeyTemplate } from '../mapping/object-key';

/**
 * Properties of a route that tells about an object.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
export interface S3HeadObjectProps extends S3ObjectProps {}

/**
 * Tells about an object without its content: 200 with its content type, `ETag`, `Last-Modified` and the like.
 *
 * Its size is in `X-Object-Size`: API Gateway does not let `Content-Length` be set. Conditional headers are answered with 304 and
 * 412. What is not there is 404, and so is what the role may not read, because S3 does not say to HEAD which of the two it is.
 *
 * Role: `s3:GetObject` on the objects below the prefix.
 *
 * Throws for a prefix that is no folder.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
export class S3HeadObject extends AwsServiceIntegration {
  private readonly prefix: string;

  constructor(private readonly bucket: IBucket, private readonly props: S3HeadObjectProps) {
    super(props);
    this.prefix = keyPrefix(bucket, props.prefix);
    objectKeyTemplate(props.key);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    return {
      ...objectCall(this.bucket, 'HEAD', this.prefix, this.props.key),
      ...forwardedHeaders('If-Match', 'If-Modified-Since', 'If-None-Match', 'If-Unmodified-Since'),
      success: status(200, { ...OBJECT_HEADERS, 'X-Object-Size': 'integration.response.header.Content-Length' }),
      failures: [status(304, VALIDATOR_HEADERS), ...s3Failures(true)],
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return objectRights(this.bucket, this.prefix, 'GetObject');
  }
}
