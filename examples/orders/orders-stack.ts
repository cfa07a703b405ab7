import { AccessLog, RestGateway } from 'cdk-apigateway-patterns';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackOffice } from './resources/back-office';
import { Database } from './resources/database';
import { Encryption } from './resources/encryption';
import { Functions } from './resources/functions';
import { Messaging } from './resources/messaging';
import { Storage } from './resources/storage';
import { Streams } from './resources/streams';
import { Workflows } from './resources/workflows';
import { addFileRoutes } from './routes/files';
import { addFunctionRoutes, QUOTES_ALIAS } from './routes/functions';
import { addMessageRoutes } from './routes/messages';
import { addOrderRoutes } from './routes/orders';
import { addOtherServiceRoutes } from './routes/other-services';
import { addPartnerRoutes, CARRIER_HOST } from './routes/partners';
import { addStatusRoutes } from './routes/status';
import { addStreamRoutes } from './routes/streams';
import { addWorkflowRoutes } from './routes/workflows';

/**
 * Properties of the shop.
 */
export interface OrdersStackProps extends StackProps {
  /**
   * Host of the carrier that brings the parcels.
   *
   * @default 'carrier.example'
   */
  readonly carrierHost?: string;

  /**
   * First part of the account's endpoint for devices: `aws iot describe-endpoint --endpoint-type iot:Data-ATS` tells it.
   *
   * @default 'a1b2c3d4e5f6g7-ats'
   */
  readonly iotEndpoint?: string;

  /**
   * Origin of the shop's web pages.
   *
   * @default 'https://shop.example'
   */
  readonly origin?: string;
}

/**
 * What the CDK itself writes into every template like this one: dependencies on roles that are referenced anyway, and a mapping for
 * Firehose that is needed in a VPC only.
 */
const LINT = { 'cfn-lint': { config: { ignore_checks: ['W3005', 'W7001'] } } };

/**
 * A shop's API, whose routes go straight onto AWS services.
 */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props: OrdersStackProps = {}) {
    super(scope, id, props);
    this.templateOptions.metadata = LINT;
    const { carrierHost = 'carrier.example', iotEndpoint = 'a1b2c3d4e5f6g7-ats', origin = 'https://shop.example' } = props;
    const encryption = new Encryption(this, 'Encryption');
    const database = new Database(this, 'Database', encryption.key);
    const messaging = new Messaging(this, 'Messaging', encryption.key);
    const storage = new Storage(this, 'Storage', encryption.key);
    const streams = new Streams(this, 'Streams', encryption.key, storage.audit);
    const workflows = new Workflows(this, 'Workflows', encryption, messaging.approvals);
    const backOffice = new BackOffice(this, 'BackOffice');
    const functions = new Functions(this, 'Functions', encryption);

    const api = new RestGateway(this, 'Api', {
      description: 'orders of the shop',
      cors: { allowOrigins: [origin] },
      accessLog: AccessLog.toLogGroup({ encryptionKey: encryption.key }),
      stageVariables: { [CARRIER_HOST]: carrierHost, [QUOTES_ALIAS]: 'next' },
    });
    addOrderRoutes(api, database);
    addMessageRoutes(api, messaging);
    addStreamRoutes(api, streams);
    addWorkflowRoutes(api, workflows);
    addFileRoutes(api, storage);
    addFunctionRoutes(api, functions);
    addPartnerRoutes(api);
    addOtherServiceRoutes(api, backOffice, iotEndpoint);
    addStatusRoutes(api);
  }
}
