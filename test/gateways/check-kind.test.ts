import { Table, AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { newStack } from './support/stacks';
import { DynamoDbGetItem, HttpGateway, IHttpIntegration, IRestIntegration, IWebSocketIntegration, RequestValue, RestGateway, S3GetObject, VpcLinkProxy, WebSocketGateway } from '../../src';

test('fails for integrations of other kinds of API, in languages that do not find it out when they compile', () => {
  const stack = newStack();
  const table = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  const read: unknown = new DynamoDbGetItem(table, { key: { id: RequestValue.path('id') } });
  expect(() => new HttpGateway(stack, 'Http').addRoute('GET /x/{id}', read as IHttpIntegration)).toThrow(
    "'GET /x/{id}' cannot be answered by DynamoDbGetItem, which serves no HTTP API: use another kind of API, or put a function in between, such as ThroughFunction on an HTTP API [at Shop/Http");
  const object: unknown = new S3GetObject(new Bucket(stack, 'Bucket'), { key: RequestValue.path('key') });
  expect(() => new WebSocketGateway(stack, 'WebSocket').addRoute('read', object as IWebSocketIntegration)).toThrow("'read' cannot be answered by S3GetObject, which serves no WebSocket API");
  const vpc = new Vpc(stack, 'Vpc');
  const service: unknown = VpcLinkProxy.toCloudMap(new PrivateDnsNamespace(stack, 'Namespace', { vpc, name: 'shop.local' }).createService('Service'), { vpc });
  expect(() => new RestGateway(stack, 'Rest').addRoute('GET /x', service as IRestIntegration)).toThrow("'GET /x' cannot be answered by CloudMapProxy, which serves no REST API");
});

test('does not compile for integrations of other kinds of API', () => {
  const stack = newStack();
  const table = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  // @ts-expect-error DynamoDB is nothing that HTTP APIs call by themselves
  expect(() => new HttpGateway(stack, 'Http').addRoute('GET /x/{id}', new DynamoDbGetItem(table, { key: { id: RequestValue.path('id') } }))).toThrow('serves no HTTP API');
});
