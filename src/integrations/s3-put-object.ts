import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { answer, AwsServiceIntegration, constantHeader, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import type { RestIntegrationBindOptions, RestIntegrationConfig } from './route-integration';
import { passed, s3Failures } from './s3-answers';
import { keyPrefix, objectRights } from './s3-bucket';
import { OBJECT_MEDIA_TYPES } from './s3-media-types';
import { checkMediaTypes, forwardedHeaders, objectCall, S3ObjectProps } from './s3-object';
import { parameterMapping } from '../mapping/parameter-mapping';
import { unlessRefused } from '../mapping/response-template';

/**
 * Properties of a route that stores an object.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export interface S3PutObjectProps extends S3ObjectProps {
  /**
   * Content types whose bodies are stored byte for byte, one by one, `application/json` excepted.
   *
   * They become binary media types of the whole API. Bodies of other types are stored as UTF-8 text.
   *
   * @default - the usual types of web pages, images, fonts, sound, video, text and archives, and `application/octet-stream`
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
   */
  readonly binaryMediaTypes?: string[];

  /**
   * Content type that every object is stored with.
   *
   * Give one where callers that you do not trust store what other callers will open in a browser.
   *
   * @default - the `Content-Type` of the request
   */
  readonly contentType?: string;
}

/**
 * Stores the request body as an object: 200 `{}` with its `ETag`.
 *
 * `If-None-Match: *` stores only what is not there yet; otherwise 412. At most 10 MB, the limit of API Gateway: larger objects by
 * presigned URLs. An empty body of `application/json`, or without a content type, is stored as `{}`.
 *
 * What confines the key: bodies of `application/json`, or without a content type, go through a template that checks the key as
 * the other actions on objects do, with status 400 for anything else. Bodies of other types cannot go through a template; their key is
 * a path variable that API Gateway puts behind the bucket and the prefix as it came. There the role is what holds: it may do
 * nothing but `s3:PutObject` below the prefix, so that no spelling of a key reaches another bucket or folder, an access
 * control list, tags, a copy or a version; a segment `..`, which has no meaning to S3, may become part of a key.
 *
 * Role: `s3:PutObject` on the objects below the prefix, and the bucket's key's `kms:GenerateDataKey`.
 *
 * Throws for a prefix that is no folder, for binary media types that would include JSON, and for a key that is not a path variable, a
 * stage variable, a constant, or context that no caller writes, such as `extendedRequestId`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export class S3PutObject extends AwsServiceIntegration {
  private readonly prefix: string;

  constructor(private readonly bucket: IBucket, private readonly props: S3PutObjectProps) {
    super(props);
    this.prefix = keyPrefix(bucket, props.prefix);
    checkMediaTypes(bucket, props.binaryMediaTypes);
    parameterMapping(props.key, 'path');
  }

  public bindToRest(options: RestIntegrationBindOptions): RestIntegrationConfig {
    return { ...super.bindToRest(options), passthroughBehavior: 'WHEN_NO_MATCH' };
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const key = parameterMapping(this.props.key, 'path');
    const { contentType } = this.props;
    const headers = forwardedHeaders('If-None-Match', ...(contentType === undefined ? ['Content-Type'] : []));
    return {
      ...objectCall(this.bucket, 'PUT', this.prefix, this.props.key, { body: true }),
      parameters: {
        'path.key': key.expression,
        ...headers.parameters,
        ...(contentType !== undefined && { 'header.Content-Type': constantHeader(contentType) }),
      },
      methodParameters: { ...headers.methodParameters, ...(key.declares && { [key.declares.name]: key.declares.required }) },
      success: { ...answer(200, unlessRefused('{}'), '200'), headers: passed('ETag') },
      failures: s3Failures(false),
      binaryMediaTypes: this.props.binaryMediaTypes ?? [...OBJECT_MEDIA_TYPES],
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return objectRights(this.bucket, this.prefix, 'PutObject', 'kms:GenerateDataKey');
  }
}
