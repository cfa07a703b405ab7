import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';

/**
 * A bucket whose name the local engine shows in URLs.
 */
export function newBucket(stack: Stack): Bucket {
  return new Bucket(stack, 'Bucket', { bucketName: 'files' });
}

/**
 * A bucket with a key of its own.
 */
export function newEncryptedBucket(stack: Stack): Bucket {
  return new Bucket(stack, 'Encrypted', { encryption: BucketEncryption.KMS, encryptionKey: new Key(stack, 'Key') });
}

/**
 * Statements of the policies of all roles that API Gateway takes on.
 */
export function statementsOf(stack: Stack): unknown[] {
  const policies = Template.fromStack(stack).findResources('AWS::IAM::Policy', { Properties: Match.anyValue() });
  return Object.values(policies).flatMap((policy) => (policy.Properties as { PolicyDocument: { Statement: unknown[] } }).PolicyDocument.Statement);
}

/**
 * An error as S3 writes it.
 */
export function xmlError(code: string, message = 'x'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>1</RequestId></Error>`;
}

/**
 * Keys that try to leave their prefix, or to turn the call into another one, as a URL carries them.
 */
export const HOSTILE_KEYS: readonly string[] = [
  '..', '.', '%2e%2e', '../x', '..%2fx', '%2e%2e%2fx', 'a/../../x', 'a%2f..%2f..%2fx', '..%252fx', '%252e%252e%252f', '..%255cx', '..%5cx',
  'a//b', 'a%2f%2fb', '%2fa', '%2f', 'a%2f', '%3facl', 'x%3Facl', 'x%3fversionId=1', 'x%23y', ';versionId=1', 'x%3BversionId=1', 'x;acl',
  '%00', 'x%00.png', '%0d%0aX-Amz-Acl:public-read', '%0a', '%c0%af', '%c0%ae%c0%ae%c0%af', '%ff', '%', '%2', '%zz', 'x%', '%25', '%2525',
  '%e2%80%ae', '%22', '%3cscript%3e', '{key}', '%24%7Bx%7D', '%5B', '%7C', '%60', '%5E', `${'a'.repeat(1025)}`, '%EF%BF%BD', '%ED%A0%80',
];
