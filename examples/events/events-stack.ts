import { HttpGateway } from 'cdk-apigateway-patterns';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Inbox } from './resources/inbox';
import { Warehouse } from './resources/warehouse';
import { addEventRoutes } from './routes/events';
import { addWarehouseRoutes } from './routes/warehouse';

/**
 * What the CDK itself writes into every template like this one: dependencies on roles that are referenced anyway.
 */
const LINT = { 'cfn-lint': { config: { ignore_checks: ['W3005'] } } };

/**
 * An HTTP API that takes in what happens: events, orders, clicks. What it cannot do by itself, one small function does, and the
 * warehouse answers from inside the VPC.
 */
export class EventsStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);
    this.templateOptions.metadata = LINT;
    const inbox = new Inbox(this, 'Inbox');
    const warehouse = new Warehouse(this, 'Warehouse');
    const api = new HttpGateway(this, 'Api', { description: 'what happens', cors: { allowOrigins: ['https://shop.example'] } });
    addEventRoutes(api, inbox);
    addWarehouseRoutes(api, warehouse.listener);
  }
}
