import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { answer, AwsServiceIntegration, constantHeader, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { s3Failures } from './s3-answers';
import { keyPrefix, listRights, S3BucketProps } from './s3-bucket';
import { objectListRequestTemplate, objectListTemplate } from '../mapping/object-list';
import { RequestValue } from '../mapping/request-value';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route that lists objects.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export interface S3ListObjectsProps extends S3BucketProps {
  /**
   * Where the keys begin, below `prefix`.
   *
   * 1 to 1,024 letters and digits of any script, spaces and `! _ . * ( ) @ : , ~ $ ' / -`. Anything else is answered with status 400.
   *
   * @default - the query parameter `prefix`, all keys without it
   */
  readonly keyPrefix?: RequestValue;

  /**
   * Number of objects of one answer: 1 to 1,000. Anything else is answered with status 400.
   *
   * @default - the query parameter `limit`, 100 without it
   */
  readonly limit?: RequestValue;

  /**
   * `nextToken` of the answer before.
   *
   * @default - the query parameter `nextToken`
   */
  readonly nextToken?: RequestValue;

  /**
   * Keys that have this text after `keyPrefix` are not listed, but what stands before it, once, in `prefixes`: `/` lists a folder.
   *
   * @default - all keys are listed
   */
  readonly delimiter?: string;
}

const DEFAULT_LIMIT = '100';

/**
 * Lists the objects of a bucket: 200 `{ "objects": [{ "key", "size", "lastModified", "eTag" }], "prefixes": […], "nextToken" }`.
 *
 * Keys are those that `S3GetObject` with the same `prefix` takes; `nextToken` is there as long as there is more.
 *
 * Role: `s3:ListBucket` on the bucket, for keys below the prefix.
 *
 * Throws for a prefix that is no folder, and for an empty delimiter.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export class S3ListObjects extends AwsServiceIntegration {
  private readonly prefix: string;

  constructor(private readonly bucket: IBucket, private readonly props: S3ListObjectsProps = {}) {
    super(props);
    this.prefix = keyPrefix(bucket, props.prefix);
    if (props.delimiter === '') throw new ValidationError("'delimiter' must be a text such as '/', got an empty one; leave it out to list all keys", bucket);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { keyPrefix: callerPrefix, limit, nextToken } = this.props;
    return {
      service: 's3',
      target: `path/${this.bucket.bucketName}`,
      region: this.bucket.env.region,
      httpMethod: 'GET',
      parameters: this.fixedParameters(),
      template: objectListRequestTemplate({
        prefix: this.prefix,
        callerPrefix: callerPrefix ?? RequestValue.query('prefix').optional(),
        limit: limit ?? RequestValue.query('limit').optional(),
        nextToken: nextToken ?? RequestValue.query('nextToken').optional(),
      }),
      success: answer(200, objectListTemplate(this.prefix), '200'),
      failures: s3Failures(false),
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return listRights(this.bucket, this.prefix);
  }

  private fixedParameters(): { [name: string]: string } {
    return {
      'querystring.list-type': constantHeader('2'),
      'querystring.encoding-type': constantHeader('url'),
      'querystring.max-keys': constantHeader(DEFAULT_LIMIT),
      ...(this.prefix !== '' && { 'querystring.prefix': constantHeader(this.prefix) }),
      ...(this.props.delimiter !== undefined && { 'querystring.delimiter': constantHeader(this.props.delimiter) }),
    };
  }
}
