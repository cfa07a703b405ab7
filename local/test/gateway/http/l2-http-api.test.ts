import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, Stack } from 'aws-cdk-lib';
import {
  HttpApi, HttpIntegrationSubtype, HttpMethod, MappingValue, ParameterMapping, PayloadFormatVersion, VpcLink, type HttpRouteIntegration,
} from 'aws-cdk-lib/aws-apigatewayv2';
import {
  HttpAlbIntegration, HttpEventBridgeIntegration, HttpLambdaIntegration, HttpServiceDiscoveryIntegration, HttpSqsIntegration,
  HttpStepFunctionsIntegration, HttpUrlIntegration,
} from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer, ListenerAction } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Pass, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { LocalGateway, type LocalGatewayOptions } from '../../../src';

jest.setTimeout(60_000);

let gateway: LocalGateway | undefined;

afterEach(() => gateway?.close());

function gatewayOver(integration: (stack: Stack) => HttpRouteIntegration, path = '/', options: LocalGatewayOptions = {}): LocalGateway {
  const stack = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'us-east-1' } });
  const api = new HttpApi(stack, 'Api');
  api.addRoutes({ path, methods: [HttpMethod.POST], integration: integration(stack) });
  gateway = LocalGateway.fromStack(stack, options);
  return gateway;
}

const post = (to: LocalGateway, body: unknown, path = '/') => to.invoke({
  method: 'POST', path, body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'Content-Type': 'application/json' },
});

describe('functions', () => {
  const functionIn = (stack: Stack) => new LambdaFunction(stack, 'Fn', {
    functionName: 'Fn',
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async ({ body, version }) => ({ version, said: JSON.parse(body).text })'),
  });

  test('answer by their own code', async () => {
    const answer = await post(gatewayOver((stack) => new HttpLambdaIntegration('Fn', functionIn(stack))), { text: 'é"' });
    expect([answer.status, answer.headers['Content-Type'], answer.body.toString()]).toEqual([200, 'application/json', '{"version":"2.0","said":"é\\""}']);
  });

  test('may be replaced, with payload 1.0', async () => {
    const local = gatewayOver((stack) => new HttpLambdaIntegration('Fn', functionIn(stack), { payloadFormatVersion: PayloadFormatVersion.VERSION_1_0 }), '/{id}', {
      functions: { Fn: (event) => ({ statusCode: 201, body: (event as { readonly pathParameters: { readonly id: string } }).pathParameters.id }) },
    });
    expect(await post(local, '', '/a%2Bb')).toMatchObject({ status: 201, body: Buffer.from('a+b') });
  });
});

describe('queues', () => {
  const queueIn = (stack: Stack) => new Queue(stack, 'Queue', { queueName: 'orders' });
  const mapped = (mapping: Record<string, string>) => Object.entries(mapping).reduce(
    (all, [name, source]) => all.custom(name, source), new ParameterMapping(),
  );

  test('get what a body says, and SQS answers', async () => {
    const local = gatewayOver((stack) => new HttpSqsIntegration('Send', { queue: queueIn(stack) }));
    const answer = await post(local, { MessageBody: 'a&MessageBody=b"\n' });
    expect([answer.status, answer.headers['Content-Type']]).toEqual([200, 'text/xml']);
    expect(answer.body.toString()).toContain('<SendMessageResponse');
    expect(local.stores.queue('orders').messages.map(({ body }) => body)).toEqual(['a&MessageBody=b"\n']);
  });

  test('get groups and attributes', async () => {
    const local = gatewayOver((stack) => {
      const queue = new Queue(stack, 'Queue', { fifo: true, queueName: 'orders.fifo' });
      const parameterMapping = mapped({
        QueueUrl: queue.queueUrl,
        MessageBody: '$request.body',
        MessageGroupId: '$request.path.group',
        MessageDeduplicationId: '${request.path.group}-${request.header.x-id}',
        MessageAttributes: '{"kind":{"DataType":"String","StringValue":"order"}}',
      });
      return new HttpSqsIntegration('Send', { queue, parameterMapping });
    }, '/{group}');
    const { status } = await local.invoke({ method: 'POST', path: '/g1', body: '{}', headers: { 'X-Id': '7' } });
    expect(status).toBe(200);
    expect(local.stores.queue('orders.fifo').messages).toMatchObject([{ body: '{}', groupId: 'g1', deduplicationId: 'g1-7' }]);
    expect(local.stores.queue('orders.fifo').messages[0].attributes.get('kind')).toMatchObject({ DataType: 'String', StringValue: 'order' });
  });

  test('answer a message that misses its body with 400, and one that they refuse with their own status', async () => {
    const local = gatewayOver((stack) => new HttpSqsIntegration('Send', { queue: queueIn(stack) }));
    expect(await post(local, {})).toMatchObject({ status: 400, body: Buffer.from('{"message":"Bad Request"}') });
    const refused = await post(local, { MessageBody: '\u0000' });
    expect([refused.status, refused.body.toString()]).toEqual([400, expect.stringContaining('<Code>InvalidMessageContents</Code>')]);
    expect(local.stores.queue('orders').messages).toEqual([]);
  });

  test('give, delete and purge messages', async () => {
    const over = (subtype: HttpIntegrationSubtype) => (stack: Stack) => new HttpSqsIntegration('Act', { queue: queueIn(stack), subtype });
    const receiving = gatewayOver(over(HttpIntegrationSubtype.SQS_RECEIVE_MESSAGE));
    receiving.stores.queue('orders').send({ body: 'waiting', attributes: new Map(), size: 7 });
    const received = (await post(receiving, '')).body.toString();
    expect(received).toContain('<Body>waiting</Body>');

    const deleting = gatewayOver(over(HttpIntegrationSubtype.SQS_DELETE_MESSAGE));
    expect((await post(deleting, { ReceiptHandle: 'rubbish' })).body.toString()).toContain('<Code>ReceiptHandleIsInvalid</Code>');

    const purging = gatewayOver(over(HttpIntegrationSubtype.SQS_PURGE_QUEUE));
    purging.stores.queue('orders').send({ body: 'waiting', attributes: new Map(), size: 7 });
    expect((await post(purging, '')).status).toBe(200);
    expect(purging.stores.queue('orders').messages).toEqual([]);
  });
});

test('an event bus gets events, and its rules hand them on', async () => {
  const local = gatewayOver((stack) => {
    const bus = new EventBus(stack, 'Bus');
    new Rule(stack, 'Rule', { eventBus: bus, eventPattern: { source: ['shop'] }, targets: [new SqsQueue(new Queue(stack, 'Queue', { queueName: 'orders' }))] });
    return new HttpEventBridgeIntegration('Put', { eventBusRef: bus.eventBusRef });
  });
  const answer = await post(local, { Detail: { sku: '"A' }, DetailType: 'ordered', Source: 'shop' });
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([200, { FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }] }]);
  expect(JSON.parse(local.stores.queue('orders').messages[0].body)).toMatchObject({ 'detail-type': 'ordered', 'detail': { sku: '"A' } });
});

describe('state machines', () => {
  const machineIn = (stack: Stack, stateMachineType?: StateMachineType) => new StateMachine(stack, 'Machine', {
    stateMachineName: 'Machine', definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')), stateMachineType,
  });
  const parameterMapping = (machine: StateMachine) => new ParameterMapping()
    .custom('StateMachineArn', machine.stateMachineArn).custom('Input', '$request.body').custom('Name', '$request.querystring.name');

  test('start', async () => {
    const local = gatewayOver((stack) => {
      const stateMachine = machineIn(stack);
      return new HttpStepFunctionsIntegration('Start', { stateMachine, parameterMapping: parameterMapping(stateMachine) });
    });
    const answer = await post(local, '{"a":"\\""}', '/?name=first');
    expect(answer.status).toBe(200);
    const [execution] = local.stores.stateMachine('Machine').executions;
    expect(JSON.parse(answer.body.toString())).toMatchObject({ executionArn: execution.arn });
    expect(execution).toMatchObject({ name: 'first', input: '{"a":"\\""}' });
  });

  test('answer at once, and say what is wrong by their own status', async () => {
    const local = gatewayOver((stack) => {
      const stateMachine = machineIn(stack, StateMachineType.EXPRESS);
      return new HttpStepFunctionsIntegration('Start', {
        stateMachine, subtype: HttpIntegrationSubtype.STEPFUNCTIONS_START_SYNC_EXECUTION, parameterMapping: parameterMapping(stateMachine),
      });
    });
    local.stores.stateMachine('Machine').run = (input) => input;
    expect(JSON.parse((await post(local, '{"a":1}', '/?name=n')).body.toString())).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}' });
    const refused = await post(local, 'rubbish', '/?name=n');
    expect([refused.status, refused.body.toString()]).toEqual([400, expect.stringContaining('InvalidExecutionInput')]);
  });

  test('stop', async () => {
    const local = gatewayOver((stack) => new HttpStepFunctionsIntegration('Stop', {
      stateMachine: machineIn(stack),
      subtype: HttpIntegrationSubtype.STEPFUNCTIONS_STOP_EXECUTION,
      parameterMapping: new ParameterMapping().custom('ExecutionArn', '$request.querystring.executionArn'),
    }));
    const refused = await post(local, '', `/?executionArn=${encodeURIComponent('arn:aws:states:us-east-1:123456789012:execution:Machine:none')}`);
    expect([refused.status, refused.body.toString()]).toEqual([400, expect.stringContaining('ExecutionDoesNotExist')]);
  });
});

describe('HTTP backends', () => {
  let server: Server;
  let requests: IncomingMessage[];

  beforeEach(async () => {
    requests = [];
    server = createServer((request, response) => {
      requests.push(request);
      response.writeHead(203, { 'X-Back': 'end' }).end(request.url);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });

  afterEach(() => {
    server.close();
  });

  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  test('by URL, with mappings', async () => {
    const parameterMapping = new ParameterMapping()
      .appendHeader('x-id', MappingValue.requestPathParam('id')).removeQueryString('secret').overwriteHeader('x-constant', MappingValue.custom('it'));
    const local = gatewayOver(() => new HttpUrlIntegration('Back', 'https://back.example/pets/{id}', { parameterMapping }), '/{id}', {
      addresses: { 'back.example': address() },
    });
    const answer = await post(local, '{}', '/a%20b?secret=1&q=2');
    expect([answer.status, answer.headers['x-back'], answer.body.toString()]).toEqual([203, 'end', '/pets/a%20b?q=2']);
    expect(requests[0].headers).toMatchObject({ 'host': 'back.example', 'x-id': 'a b', 'x-constant': 'it', 'via': 'HTTP/1.1 AmazonAPIGateway' });
  });

  test('by a load balancer behind a VPC link, which is found by its name', async () => {
    const inVpc = (stack: Stack) => {
      const balancer = new ApplicationLoadBalancer(stack, 'Balancer', { vpc: new Vpc(stack, 'Vpc'), loadBalancerName: 'Orders-LB' });
      const listener = balancer.addListener('Listener', { port: 80, defaultAction: ListenerAction.fixedResponse(200) });
      return new HttpAlbIntegration('Back', listener);
    };
    const local = gatewayOver(inVpc, '/{proxy+}', { addresses: { 'orders-lb': address() } });
    expect((await post(local, '{}', '/pets/6?a=1')).body.toString()).toBe('/pets/6?a=1');
    expect(() => gatewayOver(inVpc, '/{proxy+}', { addresses: { 'other-lb': address() } })).toThrow('is no host of an HTTP integration of the templates; there is orders-lb');
  });

  test('by a service of Cloud Map', async () => {
    const local = gatewayOver((stack) => {
      const vpc = new Vpc(stack, 'Vpc');
      const service = new PrivateDnsNamespace(stack, 'Namespace', { vpc, name: 'shop.local' }).createService('Service');
      return new HttpServiceDiscoveryIntegration('Back', service, { vpcLink: new VpcLink(stack, 'Link', { vpc }) });
    });
    const { status } = await post(local, '{}');
    expect(status).toBe(503);
  });
});

test('fails when a template is read that maps what an action does not take', () => {
  const parameterMapping = new ParameterMapping().custom('QueueUrl', 'u').custom('MessageBody', '$request.body..all');
  expect(() => gatewayOver((stack) => new HttpSqsIntegration('Send', { queue: new Queue(stack, 'Queue'), parameterMapping })))
    .toThrow('the route \'POST /\' of Api');
  expect(() => gatewayOver(() => new HttpUrlIntegration('Back', 'https://back.example', {
    parameterMapping: new ParameterMapping().appendHeader('Authorization', MappingValue.NONE),
  }))).toThrow('changes a header that API Gateway reserves, \'Authorization\'');
});
