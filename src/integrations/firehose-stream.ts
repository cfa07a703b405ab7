import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { jsonProtocol, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';

/**
 * What the actions of a delivery stream have in common.
 */
export function firehoseCall(stream: IDeliveryStream, action: string): Pick<ServiceCall, 'service' | 'target' | 'region' | 'parameters'> {
  return {
    service: 'firehose',
    target: `action/${action}`,
    region: stream.env.region,
    parameters: jsonProtocol(`Firehose_20150804.${action}`, '1.1'),
  };
}

/**
 * Exactly one action on the delivery stream. Its key is Firehose's own affair.
 */
export function firehoseRights(stream: IDeliveryStream, action: string): IntegrationRights {
  return {
    action: `firehose:${action}`,
    resource: stream,
    grant: (role) => stream.grant(role, `firehose:${action}`),
  };
}
