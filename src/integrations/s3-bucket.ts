import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { AwsServiceIntegrationProps } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { ValidationError } from '../private/errors';

/**
 * What all routes onto a bucket have in common.
 */
export interface S3BucketProps extends AwsServiceIntegrationProps {
  /**
   * Folder of the bucket that the route is confined to: ASCII letters, digits, slashes and `_.!-()`. The role is confined to it, too.
   *
   * Throws for one with other characters, with an empty segment, or with a slash at its beginning.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;
}

const PREFIX = /^(?:[A-Za-z0-9!_.()-]+\/)*$/;
const DOTS = /(?:^|\/)\.{1,2}\//;

/**
 * The prefix below which all keys of a route are: empty, or with a slash at its end.
 */
export function keyPrefix(bucket: IBucket, prefix: string = ''): string {
  if (Token.isUnresolved(prefix)) return prefix.endsWith('/') ? prefix : `${prefix}/`;
  const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
  if (!PREFIX.test(folder) || DOTS.test(folder)) {
    throw new ValidationError(`'prefix' must be a folder of ASCII letters, digits and ! _ . - ( ) without empty segments, like public/images, got '${prefix}'`, bucket);
  }
  return folder;
}

/**
 * Exactly one action on the objects below the prefix, and what the bucket's key needs for it.
 */
export function objectRights(bucket: IBucket, prefix: string, action: string, ...keyActions: string[]): IntegrationRights {
  return {
    action: `s3:${action}`,
    resource: bucket,
    detail: prefix,
    grant: (role) => {
      grantOn(bucket, role, `s3:${action}`, bucket.arnForObjects(`${prefix}*`));
      if (keyActions.length > 0) bucket.encryptionKey?.grant(role, ...keyActions);
    },
  };
}

/**
 * Listing the keys below the prefix.
 */
export function listRights(bucket: IBucket, prefix: string): IntegrationRights {
  const conditions = prefix === '' ? undefined : { StringLike: { 's3:prefix': `${prefix}*` } };
  return {
    action: 's3:ListBucket',
    resource: bucket,
    detail: prefix,
    grant: (role) => grantOn(bucket, role, 's3:ListBucket', bucket.bucketArn, conditions),
  };
}

/**
 * An `IBucket` grants only bundles of actions.
 */
function grantOn(
  bucket: IBucket, grantee: iam.IRole, action: string, resourceArn: string, conditions?: Record<string, Record<string, unknown>>,
): void {
  iam.Grant.addToPrincipalOrResource({ grantee, actions: [action], resourceArns: [resourceArn], resource: bucket, conditions });
}
