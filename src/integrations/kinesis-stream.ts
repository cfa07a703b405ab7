import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { jsonProtocol, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { RequestValue } from '../mapping/request-value';

/**
 * What the actions of a stream have in common.
 */
export function kinesisCall(stream: IStream, action: string): Pick<ServiceCall, 'service' | 'target' | 'region' | 'parameters'> {
  return {
    service: 'kinesis',
    target: `action/${action}`,
    region: stream.env.region,
    parameters: jsonProtocol(`Kinesis_20131202.${action}`, '1.1'),
  };
}

/**
 * Exactly one action on the stream, and what its key needs for it.
 */
export function kinesisRights(stream: IStream, action: string): IntegrationRights {
  return {
    action: `kinesis:${action}`,
    resource: stream,
    grant: (role) => {
      stream.grant(role, `kinesis:${action}`);
      stream.encryptionKey?.grant(role, 'kms:GenerateDataKey');
    },
  };
}

/**
 * A partition key that spreads requests over the shards, and that no caller can choose.
 */
export function ownPartitionKey(): RequestValue {
  return RequestValue.context('extendedRequestId');
}
