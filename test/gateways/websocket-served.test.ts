import type { Stack } from 'aws-cdk-lib';
import { JsonSchemaType } from 'aws-cdk-lib/aws-apigateway';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { newFunction, newStack } from './support/stacks';
import { ConnectionRefused, LocalGateway } from '../../local/src';
import type { BackendAnswer, BackendCall, LocalConnection } from '../../local/src';
import { AccessLog, AccountLogging, Auth, LambdaProxy, MockResponse, SqsSendMessage, WebSocketGateway } from '../../src';
import type { WebSocketGatewayProps } from '../../src';

const SENT: BackendAnswer = { status: 200, body: JSON.stringify({ MessageId: 'm1' }) };
const CALLER = { arn: 'arn:aws:iam::123456789012:role/client' };
const KEYS = { ...CALLER, accessKeyId: 'AKIACLIENT', secretAccessKey: 'secret' };

let stack: Stack;
let calls: BackendCall[];
let answer: BackendAnswer;
let served: LocalGateway;

beforeEach(() => {
  stack = newStack();
  calls = [];
  answer = SENT;
});

afterEach(() => served.close());

const newChat = (props: WebSocketGatewayProps = {}) =>
  new WebSocketGateway(stack, 'Chat', { accessLog: AccessLog.none({ reason: 'test' }), accountLogging: AccountLogging.assume(), ...props });

function serve(): LocalGateway {
  served = LocalGateway.fromStack(stack, {
    callers: [KEYS],
    backend: async (call) => {
      calls.push(call);
      return answer;
    },
  });
  return served;
}

async function asked(client: LocalConnection, message: object): Promise<unknown> {
  await client.send(JSON.stringify(message));
  return JSON.parse(await client.receive());
}

describe('connections', () => {
  test('are refused without a signature although nobody added $connect', async () => {
    newChat().addRoute('ping', new MockResponse({ body: { pong: 'yes' } }));
    const refusal = serve().connect();
    await expect(refusal).rejects.toThrow(ConnectionRefused);
    await expect(refusal).rejects.toMatchObject({ status: 403 });
  });

  test('are accepted for who may connect, and then take messages', async () => {
    newChat().addRoute('ping', new MockResponse({ body: { pong: 'yes' } }));
    const client = await serve().connect({ caller: CALLER });
    expect(await asked(client, { action: 'ping' })).toEqual({ pong: 'yes' });
  });

  test('are refused by the policy of a caller who was granted other routes', async () => {
    newChat();
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*/prod/say' }] };
    await expect(serve().connect({ caller: { ...CALLER, policy } })).rejects.toMatchObject({ status: 403 });
  });

  test('are everybody\'s where a reason is on record', async () => {
    newChat({ auth: Auth.open({ reason: 'test' }) }).addRoute('ping', new MockResponse({ body: { pong: 'yes' } }));
    expect(await asked(await serve().connect(), { action: 'ping' })).toEqual({ pong: 'yes' });
  });

  test.each([[200, true], [403, false]])('are decided by the function of $connect: %d', async (statusCode, accepted) => {
    newChat().addRoute('$connect', new LambdaProxy(newFunction(stack)));
    answer = { status: 200, body: JSON.stringify({ statusCode }) };
    const connection = serve().connect({ caller: CALLER });
    if (accepted) {
      expect((await connection).isOpen).toBe(true);
    } else {
      await expect(connection).rejects.toMatchObject({ status: 403 });
    }
    expect(calls).toHaveLength(1);
  });
});

describe('messages', () => {
  const OPEN = Auth.open({ reason: 'test' });

  test('reach a queue, and their clients are answered', async () => {
    newChat({ auth: OPEN }).addRoute('say', new SqsSendMessage(new Queue(stack, 'Queue')));
    const client = await serve().connect();
    expect(await asked(client, { action: 'say', text: 'it\'s "so"' })).toEqual({ messageId: 'm1' });
    expect(calls.map(({ service, action, body }) => [service, action, JSON.parse(body.toString()).MessageBody]))
      .toEqual([['sqs', 'SendMessage', '{"action":"say","text":"it\'s \\"so\\""}']]);
  });

  test('are answered with the failure of the service', async () => {
    newChat({ auth: OPEN }).addRoute('say', new SqsSendMessage(new Queue(stack, 'Queue')));
    answer = { status: 503, body: '{}' };
    expect(await asked(await serve().connect(), { action: 'say' })).toMatchObject({ statusCode: 503, message: 'Service Unavailable' });
  });

  test('are not answered where no answer is wanted', async () => {
    newChat({ auth: OPEN }).addRoute('say', new SqsSendMessage(new Queue(stack, 'Queue')), { returnResponse: false });
    const client = await serve().connect();
    await client.send('{"action":"say"}');
    await expect(client.receive({ timeoutMillis: 1 })).rejects.toThrow('no message came');
    expect(calls).toHaveLength(1);
  });

  test('are answered by a function where an answer is wanted', async () => {
    newChat({ auth: OPEN }).addRoute('$default', new LambdaProxy(newFunction(stack)), { returnResponse: true });
    answer = { status: 200, body: JSON.stringify({ statusCode: 200, body: '{"you":"said"}' }) };
    expect(await asked(await serve().connect(), { action: 'anything' })).toEqual({ you: 'said' });
  });

  test('that fit no model go nowhere', async () => {
    newChat({ auth: OPEN }).addRoute('say', new SqsSendMessage(new Queue(stack, 'Queue')), { requestBody: { type: JsonSchemaType.OBJECT, required: ['text'] } });
    const client = await serve().connect();
    expect(await asked(client, { action: 'say' })).toMatchObject({ message: 'Invalid request body' });
    expect(calls).toEqual([]);
    expect(await asked(client, { action: 'say', text: 'hi' })).toEqual({ messageId: 'm1' });
  });

  test('are checked against the model that they select', async () => {
    newChat({ auth: OPEN }).addRoute('say', new SqsSendMessage(new Queue(stack, 'Queue')), {
      requestBody: { type: JsonSchemaType.OBJECT },
      requestModels: { v2: { type: JsonSchemaType.OBJECT, required: ['text'] } },
      modelSelectionExpression: '$request.body.version',
    });
    const client = await serve().connect();
    expect(await asked(client, { action: 'say', version: 'v2' })).toMatchObject({ message: 'Invalid request body' });
    expect(await asked(client, { action: 'say', version: 'v1' })).toEqual({ messageId: 'm1' });
  });

  test('take the route of an expression of one\'s own', async () => {
    newChat({ auth: OPEN, routeSelectionExpression: '${request.body.service}/${request.body.action}' }).addRoute('chat/ping', new MockResponse({ body: { pong: 'yes' } }));
    expect(await asked(await serve().connect(), { service: 'chat', action: 'ping' })).toEqual({ pong: 'yes' });
  });
});
