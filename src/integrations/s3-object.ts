import { Token } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { constantHeader, ServiceCall } from './aws-service-integration';
import { OBJECT_HEADERS, s3Failures, status, VALIDATOR_HEADERS } from './s3-answers';
import type { S3BucketProps } from './s3-bucket';
import { OBJECT_MEDIA_TYPES } from './s3-media-types';
import { MappedValue } from '../mapping/mapped-value';
import { objectKeyTemplate, ObjectKeyOptions } from '../mapping/object-key';
import type { RequestValue } from '../mapping/request-value';
import { ValidationError } from '../private/errors';

/**
 * What all routes onto one object of a bucket have in common.
 */
export interface S3ObjectProps extends S3BucketProps {
  /**
   * The key of the object, below the prefix.
   *
   * Path variables are percent-decoded first, so that `a%20b` names the object `a b`. A key has 1 to 1,024 letters and digits of any
   * script, spaces and `! _ . * ( ) & @ = : + , ~ $ ' / -`; anything else is answered with status 400, and so are empty
   * segments and the segments `.` and `..`.
   */
  readonly key: RequestValue;
}

/**
 * What routes that serve objects have in common.
 */
export interface S3ReadProps extends S3BucketProps {
  /**
   * Content types of the objects, one by one: those that the objects are stored with, `application/json` excepted.
   *
   * They become binary media types of the whole API, so that its bodies of these types go through byte for byte. An object of another
   * type is answered with status 500, unless its key ends in `.json`.
   *
   * @default - the usual types of web pages, images, fonts, sound, video, text and archives, and `application/octet-stream`
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
   */
  readonly binaryMediaTypes?: string[];

  /**
   * Content type that every object is served with, whatever it is stored with, for instance `application/json`.
   *
   * @default - the type that the object is stored with
   */
  readonly contentType?: string;
}

/** Headers by which a caller asks for a part, or only for what is new. */
const CONDITIONS = ['If-Match', 'If-Modified-Since', 'If-None-Match', 'If-Unmodified-Since', 'Range'];

/** A content type that has no meaning to API Gateway but bytes. */
const BYTES = 'application/octet-stream';

/**
 * Refuses content types under which API Gateway would break other routes.
 */
export function checkMediaTypes(bucket: IBucket, types: readonly string[] = []): void {
  for (const type of types.filter((one) => !Token.isUnresolved(one))) {
    if (type === '*/*' || type === 'application/*' || type === 'application/json') {
      throw new ValidationError(`'binaryMediaTypes' cannot hold '${type}': no mapping template of the API could read a JSON body any more; name the types of the objects one by one, and give 'contentType' for JSON`, bucket);
    }
  }
}

/**
 * A call that names an object by `{key}` in its URI.
 */
export function objectCall(
  bucket: IBucket, httpMethod: string, prefix: string, key: MappedValue, options?: ObjectKeyOptions,
): Pick<ServiceCall, 'service' | 'target' | 'region' | 'httpMethod' | 'template'> {
  return {
    service: 's3',
    target: `path/${bucket.bucketName}/${prefix}{key}`,
    region: bucket.env.region,
    httpMethod,
    template: objectKeyTemplate(key, options),
  };
}

/**
 * Headers that go through to S3 as the caller wrote them.
 */
export function forwardedHeaders(...names: string[]): Pick<ServiceCall, 'parameters' | 'methodParameters'> {
  return {
    parameters: Object.fromEntries(names.map((name) => [`header.${name}`, `method.request.header.${name}`])),
    methodParameters: Object.fromEntries(names.map((name) => [`method.request.header.${name}`, false])),
  };
}

/**
 * A call that serves an object: whole, in parts, or only if it is new.
 */
export function readCall(
  bucket: IBucket, httpMethod: string, prefix: string, key: MappedValue, props: S3ReadProps, options: ObjectKeyOptions = {},
): ServiceCall {
  const conditions = forwardedHeaders(...CONDITIONS);
  const { contentType } = props;
  const headers = contentType === undefined ? OBJECT_HEADERS : { ...OBJECT_HEADERS, 'Content-Type': constantHeader(contentType) };
  const asBytes = { 'querystring.response-content-type': constantHeader(BYTES) };
  return {
    ...objectCall(bucket, httpMethod, prefix, key, { ...options, jsonAsBytes: contentType === undefined }),
    ...conditions,
    parameters: contentType === undefined ? conditions.parameters : { ...conditions.parameters, ...asBytes },
    success: { ...status(200, headers), contentHandling: 'CONVERT_TO_BINARY' },
    failures: [
      { ...status(206, headers), contentHandling: 'CONVERT_TO_BINARY' },
      status(304, VALIDATOR_HEADERS),
      ...s3Failures(true),
    ],
    binaryMediaTypes: [...new Set([BYTES, ...props.binaryMediaTypes ?? OBJECT_MEDIA_TYPES])],
  };
}
