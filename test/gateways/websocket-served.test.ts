import type { Stack } from 'aws-cdk-lib';
import { newStack } from './support/stacks';
import { ConnectionRefused, LocalGateway } from '../../local/src';
import { AccessLog, AccountLogging, MockResponse, WebSocketGateway } from '../../src';

const CALLER = { arn: 'arn:aws:iam::123456789012:role/client' };
const KEYS = { ...CALLER, accessKeyId: 'AKIACLIENT', secretAccessKey: 'secret' };

let stack: Stack;
let served: LocalGateway;

beforeEach(() => {
  stack = newStack();
  const chat = new WebSocketGateway(stack, 'Chat', { accessLog: AccessLog.none({ reason: 'test' }), accountLogging: AccountLogging.assume() });
  chat.addRoute('ping', new MockResponse({ body: { pong: 'yes' } }));
  served = LocalGateway.fromStack(stack, { callers: [KEYS], backend: async () => ({}) });
});

afterEach(() => served.close());

test('connections are refused without a signature although nobody added $connect', async () => {
  const refusal = served.connect();
  await expect(refusal).rejects.toThrow(ConnectionRefused);
  await expect(refusal).rejects.toMatchObject({ status: 403 });
});

test.each(['*/prod/ping', '*/other/$connect', '*/prod/POST/@connections/*'])('connections are refused to a caller who was granted %s', async (Resource) => {
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource }] };
  await expect(served.connect({ caller: { ...CALLER, policy } })).rejects.toMatchObject({ status: 403 });
});
