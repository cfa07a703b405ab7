import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendToAws, type ServiceCall } from '../../../handlers/through-function/send-call';

const CALL: ServiceCall = {
  service: 'dynamodb',
  region: 'eu-west-1',
  method: 'POST',
  url: 'https://dynamodb.eu-west-1.amazonaws.com/a/%2e%2e/b?x=1',
  path: '/a/%2e%2e/b',
  query: { x: '1' },
  headers: { 'X-Amz-Target': 'DynamoDB_20120810.GetItem' },
  body: Buffer.from('{"ü":1}'),
};

const servers: Server[] = [];
const environment = { ...process.env };

beforeEach(() => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' });
});

afterEach(() => {
  process.env = { ...environment };
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** What stands in for AWS. */
async function listen(listener: RequestListener): Promise<void> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

test('a call goes out as it is, signed, and its answer comes back as it is', async () => {
  let seen: unknown;
  await listen((message, response) => {
    void bodyOf(message).then((body) => {
      seen = { method: message.method, url: message.url, target: message.headers['x-amz-target'], token: message.headers['x-amz-security-token'], body };
      response.writeHead(404, { etag: '"1"' }).end(Buffer.from([0xff, 0]));
    });
  });
  expect(await sendToAws(CALL, 5_000)).toMatchObject({ status: 404, headers: { etag: '"1"' }, body: Buffer.from([0xff, 0]) });
  expect(seen).toEqual({ method: 'POST', url: '/a/%2e%2e/b?x=1', target: 'DynamoDB_20120810.GetItem', token: 'token', body: '{"ü":1}' });
});

test('a connection that was closed meanwhile is opened anew', async () => {
  let calls = 0;
  await listen((message, response) => {
    calls += 1;
    message.resume();
    if (calls === 2) {
      message.socket.destroy();
    } else {
      response.end('ok');
    }
  });
  await sendToAws(CALL, 5_000);
  expect(await sendToAws(CALL, 5_000)).toMatchObject({ status: 200, body: Buffer.from('ok') });
  expect(calls).toBe(3);
});

describe('fails', () => {
  test('when nothing answers there', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
    await expect(sendToAws(CALL, 5_000)).rejects.toMatchObject({ type: 'INTEGRATION_FAILURE', status: 504 });
  });

  test('when a new connection breaks, for the call may have been heard', async () => {
    let calls = 0;
    await listen((message) => {
      calls += 1;
      message.socket.destroy();
    });
    await expect(sendToAws(CALL, 5_000)).rejects.toMatchObject({ type: 'INTEGRATION_FAILURE' });
    expect(calls).toBe(1);
  });

  test.each([50, 0, -500])('when there is no answer in %d ms', async (timeoutMillis) => {
    await listen(() => undefined);
    await expect(sendToAws(CALL, timeoutMillis)).rejects.toMatchObject({ type: 'INTEGRATION_TIMEOUT', status: 504 });
  });

  test('for a header that cannot travel', async () => {
    await listen((_message, response) => response.end());
    await expect(sendToAws({ ...CALL, headers: { 'x-amz-meta-a': 'a\r\nb: c' } }, 5_000)).rejects.toMatchObject({ type: 'INTEGRATION_FAILURE' });
  });
});
