import { App } from 'aws-cdk-lib';
import { OrdersStack } from './orders-stack';

const app = new App();
new OrdersStack(app, 'Orders', {
  carrierHost: app.node.tryGetContext('carrierHost'),
  iotEndpoint: app.node.tryGetContext('iotEndpoint'),
});
