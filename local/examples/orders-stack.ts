import { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

const MESSAGE = 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)';

/**
 * An API whose orders go straight to a queue: no function, so nothing but the template to test.
 */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const queue = new sqs.Queue(this, 'Jobs', { queueName: 'jobs' });
    const api = new apigateway.RestApi(this, 'Api', {
      cloudWatchRole: false,
      deployOptions: {
        accessLogDestination: new apigateway.LogGroupLogDestination(new logs.LogGroup(this, 'AccessLog')),
        accessLogFormat: apigateway.AccessLogFormat.custom('{"id":"$context.requestId","path":"$context.path","status":$context.status}'),
        loggingLevel: apigateway.MethodLoggingLevel.INFO,
      },
    });
    api.root.addResource('orders').addMethod('POST', this.sendTo(queue), {
      methodResponses: [{ statusCode: '202' }, { statusCode: '502' }],
      requestModels: { 'application/json': this.orderModel(api) },
      requestValidatorOptions: { validateRequestBody: true },
    });
  }

  private orderModel(api: apigateway.RestApi): apigateway.Model {
    const { OBJECT, STRING } = apigateway.JsonSchemaType;
    return api.addModel('Order', { schema: { type: OBJECT, required: ['sku'], properties: { sku: { type: STRING } } } });
  }

  private sendTo(queue: sqs.IQueue): apigateway.Integration {
    const role = new iam.Role(this, 'Sender', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    queue.grantSendMessages(role);
    return new apigateway.AwsIntegration({
      service: 'sqs',
      path: `${this.account}/${queue.queueName}`,
      options: {
        credentialsRole: role,
        passthroughBehavior: apigateway.PassthroughBehavior.NEVER,
        requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
        requestTemplates: { 'application/json': MESSAGE },
        integrationResponses: [
          { statusCode: '202', responseTemplates: { 'application/json': '{"accepted":true}' } },
          { statusCode: '502', selectionPattern: '[45]\\d\\d', responseTemplates: { 'application/json': '{"accepted":false}' } },
        ],
      },
    });
  }
}
