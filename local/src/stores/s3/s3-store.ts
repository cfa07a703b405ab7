import { createHash } from 'node:crypto';
import { Bucket } from './bucket';
import { hasTag } from './conditions';
import { listObjects } from './list-objects';
import { existing, preconditionFailed, readObject } from './read-object';
import { s3Answers } from './s3-answers';
import type { Backend, BackendAnswer, BackendCall } from '../../backends/backend';
import { UnsupportedFeatureError } from '../../errors';
import type { ResourceModel } from '../../template/template-model';
import { xmlElement } from '../../xml/xml-element';
import { Directory, nameOf } from '../directory';
import { requiredText, textOf } from '../inputs';
import { ServiceError } from '../service-error';
import { actionTable, storeBackend, type Action, type Input } from '../store-backend';
import type { StoreContext } from '../store-context';

const MAX_KEY_BYTES = 1024;
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

/*
 * Parameters that would change what is done, and do not here.
 */
const NOT_EMULATED = ['IfMatchLastModifiedTime', 'IfMatchSize', 'PartNumber', 'SSECustomerAlgorithm', 'VersionId', 'WriteOffsetBytes'];

/**
 * S3, as far as its buckets are in the templates.
 */
export class S3Store {
  public readonly buckets: Directory<Bucket>;
  public readonly backend: Backend;
  private readonly byName: ReadonlyMap<string, Bucket>;

  constructor(resources: readonly ResourceModel[], context: StoreContext) {
    const buckets = resources.filter(({ type }) => type === 'AWS::S3::Bucket').map((resource) => new Bucket(resource, context));
    this.byName = new Map(buckets.map((bucket) => [nameOf(bucket.resource), bucket]));
    this.buckets = new Directory('bucket', buckets);
    this.backend = storeBackend(this.actions(), s3Answers(context));
  }

  private actions(): ReadonlyMap<string, Action<BackendAnswer>> {
    return actionTable<BackendAnswer>({
      DeleteObject: (input) => deleteObject(this.bucketOf(input), input),
      GetObject: (input) => readObject(this.bucketOf(input), requiredText(input, 'Key'), input),
      HeadObject: (input) => ({ ...readObject(this.bucketOf(input), requiredText(input, 'Key'), input), body: '' }),
      ListObjectsV2: (input) => xmlAnswer('ListBucketResult', listObjects(this.bucketOf(input), input)),
      PutObject: (input, call) => putObject(this.bucketOf(input), input, call),
    });
  }

  private bucketOf(input: Input): Bucket {
    const name = requiredText(input, 'Bucket');
    const owner = textOf(input, 'ExpectedBucketOwner');
    if (owner !== undefined && !/^\d{12}$/.test(owner)) {
      throw new ServiceError('InvalidBucketOwnerAWSAccountID', 'The value of the expected bucket owner parameter must be an AWS account ID.');
    }
    const bucket = this.byName.get(name);
    if (!bucket) {
      throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name });
    }
    if (owner !== undefined && owner !== bucket.resource.account) {
      throw new ServiceError('AccessDenied', 'Access Denied', 403);
    }
    const different = NOT_EMULATED.filter((parameter) => input[parameter] !== undefined);
    if (different.length > 0) {
      throw new UnsupportedFeatureError(`${different.join(', ')} of S3 is not emulated in this process; give an endpoint for 's3'`);
    }
    return bucket;
  }
}

function putObject(bucket: Bucket, input: Input, { body, headers }: BackendCall): BackendAnswer {
  const key = requiredText(input, 'Key');
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new ServiceError('KeyTooLongError', 'Your key is too long', 400, { Size: Buffer.byteLength(key), MaxSizeAllowed: MAX_KEY_BYTES });
  }
  checkDigest(textOf(input, 'ContentMD5'), body);
  checkPutConditions(bucket, key, input);
  const { eTag } = bucket.putObject(key, body, headers);
  return { status: 200, headers: { 'ETag': eTag, 'x-amz-server-side-encryption': bucket.encryption } };
}

function checkDigest(digest: string | undefined, body: Buffer): void {
  if (digest !== undefined && createHash('md5').update(body).digest('base64') !== digest) {
    throw new ServiceError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
}

function checkPutConditions(bucket: Bucket, key: string, input: Input): void {
  const noneMatch = textOf(input, 'IfNoneMatch');
  const match = textOf(input, 'IfMatch');
  if (noneMatch !== undefined && noneMatch !== '*') {
    throw new ServiceError('NotImplemented', 'A header you provided implies functionality that is not implemented', 501, { Header: 'If-None-Match' });
  }
  if (noneMatch !== undefined && bucket.object(key)) {
    throw preconditionFailed();
  }
  if (match !== undefined && !hasTag(match, existing(bucket, key))) {
    throw preconditionFailed();
  }
}

function deleteObject(bucket: Bucket, input: Input): BackendAnswer {
  const key = requiredText(input, 'Key');
  const match = textOf(input, 'IfMatch');
  if (match !== undefined && !hasTag(match, existing(bucket, key))) {
    throw preconditionFailed();
  }
  bucket.deleteObject(key);
  return { status: 204 };
}

function xmlAnswer(root: string, content: object): BackendAnswer {
  const text = xmlElement(root, content).replace(`<${root}>`, `<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">`);
  return { status: 200, headers: { 'Content-Type': 'application/xml' }, body: XML + text };
}
