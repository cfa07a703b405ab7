import { LocalGateway, type LocalGatewayOptions } from '../../src';
import { json, lambda } from '../fixtures/gateways';
import { restTemplate } from '../fixtures/rest-template';

/*
 * Sends what the event tells, signed as far as anybody looks at it.
 */
const CODE = `
const request = (url, { body, ...options }) => new Promise((resolve, reject) => {
  const { request } = require(url.protocol.slice(0, -1));
  const outgoing = request({ host: url.hostname, port: url.port || undefined, path: url.pathname, ...options }, async (answer) => {
    let text = '';
    for await (const piece of answer) text += piece;
    resolve({ status: answer.statusCode, text });
  });
  outgoing.on('error', reject).end(body);
});
const call = (service, options, endpoint = process.env.AWS_ENDPOINT_URL) => request(new URL(options.path ?? '/', endpoint), {
  method: 'POST',
  ...options,
  headers: {
    'authorization': \`AWS4-HMAC-SHA256 Credential=\${process.env.AWS_ACCESS_KEY_ID}/20260304/\${process.env.AWS_REGION}/\${service}/aws4_request, SignedHeaders=host, Signature=00\`,
    'x-amz-date': '20260304T050607Z',
    'x-amz-security-token': process.env.AWS_SESSION_TOKEN,
    ...options.headers,
  },
});
const target = (service, target, input, endpoint) => call(service, { headers: { 'x-amz-target': target }, body: JSON.stringify(input) }, endpoint);
const table = (action, input) => target('dynamodb', 'DynamoDB_20120810.' + action, { TableName: process.env.TABLE, ...input });
const message = (body, endpoint) => target('sqs', 'AmazonSQS.SendMessage', { QueueUrl: process.env.QUEUE_URL, MessageBody: body }, endpoint);
const object = (options) => call('s3', { path: \`/\${process.env.BUCKET}/a%20b\`, ...options });
const RUN = {
  put: () => table('PutItem', { Item: { id: { S: 'a' } } }),
  get: () => table('GetItem', { Key: { id: { S: 'a' } } }),
  send: () => message('direct'),
  sendPast: () => message('past', process.env.QUEUE_URL),
  publish: () => call('sns', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ Action: 'Publish', TopicArn: process.env.TOPIC, Message: 'm' }).toString() }),
  startSync: () => call('states', {
    host: 'sync-127.0.0.1',
    headers: { 'x-amz-target': 'AWSStepFunctions.StartSyncExecution' },
    body: JSON.stringify({ stateMachineArn: process.env.MACHINE }),
  }),
  putObject: () => object({ method: 'PUT', body: 'bytes' }),
  getObject: () => object({ method: 'GET' }),
  badPublish: () => call('sns', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'Action=Publish' }),
  secret: () => target('secretsmanager', 'secretsmanager.GetSecretValue', { SecretId: 's' }),
  invoke: () => call('lambda', { path: '/2015-03-31/functions/other/invocations', body: '{"a":1}' }),
  sdk: () => {
    const { APIGatewayClient, GetRestApisCommand } = require('@aws-sdk/client-api-gateway');
    return new APIGatewayClient({}).send(new GetRestApisCommand({})).catch(({ message, name }) => ({ name, message }));
  },
  variables: () => Object.fromEntries(Object.entries(process.env).filter(([name]) => /^AWS_(ENDPOINT|ACCESS|SESSION)/.test(name))),
};
exports.handler = async ({ pathParameters }) => ({ body: JSON.stringify(await RUN[pathParameters.what]()) });
`;

const open: LocalGateway[] = [];

function gatewayOf(options: LocalGatewayOptions = {}): LocalGateway {
  const Variables = { TABLE: { Ref: 'Table' }, QUEUE_URL: { Ref: 'Queue' }, BUCKET: { Ref: 'Bucket' }, TOPIC: { Ref: 'Topic' }, MACHINE: { Ref: 'Machine' } };
  const resources = {
    Handler: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'handler', Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile: CODE }, Timeout: 20, Environment: { Variables } },
    },
    Other: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'other', Runtime: 'provided', Handler: 'h', Code: {} } },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST' },
    },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work' } },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } },
    Topic: { Type: 'AWS::SNS::Topic' },
    Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { StateMachineType: 'EXPRESS', DefinitionString: '{}' } },
  };
  const template = restTemplate([{ path: '/{what}', integration: lambda('AWS_PROXY') }], { resources });
  const functions = { Other: async (event: unknown) => ({ event }) };
  const gateway = LocalGateway.fromTemplate(template, { onFunctionLog: () => undefined, functions, ...options });
  open.push(gateway);
  return gateway;
}

const run = async (gateway: LocalGateway, what: string): Promise<unknown> => json(await gateway.invoke({ path: `/${what}` }));

afterAll(() => Promise.all(open.map((gateway) => gateway.close())));

describe('a function reaches what the gateway keeps', () => {
  let gateway: LocalGateway;

  beforeAll(() => {
    gateway = gatewayOf({ stubs: { 'secretsmanager:GetSecretValue': { body: '{"SecretString":"stubbed"}' } } });
    gateway.stores.stateMachine('Machine').run = async () => ({ done: true });
  });

  test('an item of a table', async () => {
    expect(await run(gateway, 'put')).toEqual({ status: 200, text: '{}' });
    expect(await run(gateway, 'get')).toEqual({ status: 200, text: '{"Item":{"id":{"S":"a"}}}' });
    expect(await gateway.stores.table('Table').items()).toEqual([{ id: { S: 'a' } }]);
  });

  test('a queue, by the URL that the template gives it, even when the SDK would go there', async () => {
    expect(await run(gateway, 'send')).toMatchObject({ status: 200 });
    expect(await run(gateway, 'sendPast')).toMatchObject({ status: 200 });
    expect(gateway.stores.queue('work').messages.map(({ body }) => body)).toEqual(['direct', 'past']);
  });

  test('a topic, which answers in XML, errors as well', async () => {
    expect(await run(gateway, 'publish')).toMatchObject({ status: 200, text: expect.stringContaining('<PublishResult><MessageId>') as string });
    expect(gateway.stores.topic('Topic').messages).toMatchObject([{ message: 'm' }]);
    expect(await run(gateway, 'badPublish')).toMatchObject({ status: 400, text: expect.stringContaining('<Code>MissingParameter</Code>') as string });
  });

  test('an object in a bucket', async () => {
    expect(await run(gateway, 'putObject')).toEqual({ status: 200, text: '' });
    expect(await run(gateway, 'getObject')).toEqual({ status: 200, text: 'bytes' });
    expect(gateway.stores.bucket('files').object('a b')?.body.toString()).toBe('bytes');
  });

  test('a state machine, although its action stands before the host', async () => {
    expect(await run(gateway, 'startSync')).toMatchObject({ status: 200, text: expect.stringContaining('SUCCEEDED') as string });
  });

  test('another function', async () => {
    expect(await run(gateway, 'invoke')).toEqual({ status: 200, text: '{"event":{"a":1}}' });
  });

  test('a stub, which goes before', async () => {
    expect(await run(gateway, 'secret')).toEqual({ status: 200, text: '{"SecretString":"stubbed"}' });
  });

  test('or learns by its SDK what is missing', async () => {
    expect(await run(gateway, 'sdk')).toEqual({ name: 'LocalGatewayError', message: expect.stringContaining('nothing here answers apigateway; give an answer in \'stubs\'') as string });
  });

  test('and none of these calls is one of the gateway\'s', () => {
    expect(new Set(gateway.calls.map(({ kind }) => kind))).toEqual(new Set(['lambda']));
  });
});

test('a function with credentials of its own is left to AWS', async () => {
  const gateway = gatewayOf({ functionEnvironment: { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 't' } });
  expect(await run(gateway, 'variables')).toEqual({ AWS_ACCESS_KEY_ID: 'AKIA', AWS_SESSION_TOKEN: 't' });
});

test('services with endpoints keep them, and nothing is reached after closing', async () => {
  const gateway = gatewayOf({ endpoints: { sqs: 'http://127.0.0.1:1' } });
  const { AWS_ENDPOINT_URL: endpoint, ...others } = await run(gateway, 'variables') as Record<string, string>;
  expect(others).toMatchObject({ AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:1', AWS_ACCESS_KEY_ID: 'local' });
  expect((await fetch(endpoint)).status).toBe(403);
  await gateway.close();
  await expect(fetch(endpoint)).rejects.toThrow();
});
