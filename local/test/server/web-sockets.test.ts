import { once } from 'node:events';
import { WebSocket, type ClientOptions } from 'ws';
import type { ListeningGateway } from '../../src';
import { UnsupportedFeatureError } from '../../src';
import { echo, ok, webSocketGateway, type WebSocketFixture, type FixtureHandlers } from '../fixtures/websocket-gateways';
import { Wire } from '../fixtures/wire';

jest.mock('../../src/gateway/websocket/integration/run-websocket-integration');

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

let fixture: WebSocketFixture;
let listening: ListeningGateway;
let errors: string[];

afterEach(async () => {
  await listening.close();
  await fixture.gateway.close();
});

async function listen(handlers: FixtureHandlers): Promise<void> {
  errors = [];
  fixture = webSocketGateway(handlers);
  listening = await fixture.gateway.listen({ onError: (line) => errors.push(line) });
}

async function connect(path = '/', subprotocols: string[] = [], options: ClientOptions = {}): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${listening.port}${path}`, subprotocols, options);
  await once(socket, 'open');
  return socket;
}

async function refusal(path = '/', options: ClientOptions = {}): Promise<{ readonly status?: number; readonly body: string }> {
  const socket = new WebSocket(`ws://127.0.0.1:${listening.port}${path}`, options);
  socket.on('error', () => undefined);
  const [, response] = await once(socket, 'unexpected-response') as [unknown, NodeJS.ReadableStream & { statusCode?: number }];
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
  }
  return { status: response.statusCode, body: Buffer.concat(chunks).toString() };
}

async function next(socket: WebSocket): Promise<string> {
  const [data] = await once(socket, 'message') as [Buffer];
  return data.toString();
}

async function closeOf(socket: WebSocket): Promise<[number, string]> {
  const [code, reason] = await once(socket, 'close') as [number, Buffer];
  return [code, reason.toString()];
}

/** Until the event of a connection's end has got to the integration. */
async function disconnected(): Promise<unknown> {
  while (!fixture.events.some(({ event }) => event.eventType === 'DISCONNECT')) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  return fixture.events.find(({ event }) => event.eventType === 'DISCONNECT')?.event;
}

/** A client that says what it likes after its handshake. */
async function rawClient(): Promise<Wire> {
  const wire = await Wire.open(listening.port);
  wire.write(['GET / HTTP/1.1', 'Host: x', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${KEY}`, '', ''].join('\r\n'));
  await wire.until('\r\n\r\n');
  return wire;
}

/** A frame as clients send it, with a mask of zeros. */
function frame(opcode: number, payload: Buffer, final = true): Buffer {
  const first = (final ? 0x80 : 0) + opcode;
  const length = payload.length < 126 ? Buffer.from([0x80 + payload.length]) : Buffer.alloc(9);
  if (payload.length >= 126) {
    length[0] = 0x80 + 127;
    length.writeBigUInt64BE(BigInt(payload.length), 1);
  }
  return Buffer.concat([Buffer.from([first]), length, Buffer.alloc(4), payload]);
}

describe('a client with a socket', () => {
  test('connects at the root, sends, gets an answer and closes', async () => {
    await listen({ $connect: ok, $default: echo, $disconnect: ok });
    const socket = await connect('/?room=1', [], { headers: { 'User-Agent': 'cat' } });
    socket.send('hello');
    expect(await next(socket)).toBe('hello');
    socket.close(4000, 'enough');
    expect(await closeOf(socket)).toEqual([4000, 'enough']);
    expect(await disconnected()).toEqual({ eventType: 'DISCONNECT', disconnectStatusCode: 4000, disconnectReason: 'enough' });
    const { headers, query, sourceIp } = fixture.events[0].connection.request;
    expect([headers.get('user-agent'), query.get('room'), sourceIp]).toEqual(['cat', ['1'], '127.0.0.1']);
  });

  test('connects at the stage by the host of the API', async () => {
    await listen({ $default: echo });
    const socket = await connect('/live', [], { headers: { Host: fixture.gateway.host } });
    socket.send('hello');
    expect(await next(socket)).toBe('hello');
    expect(await refusal('/dead', { headers: { Host: fixture.gateway.host } })).toMatchObject({ status: 403 });
    socket.terminate();
  });

  test.each([
    ['the one that is chosen', 'chat', 'chat'],
    ['none', undefined, ''],
  ])('speaks of its subprotocols %s', async (_what, subprotocol, protocol) => {
    await listen({ $connect: () => ({ status: 200, subprotocol }) });
    const outcome = connect('/', ['chat', 'talk']).then((socket) => socket.protocol, ({ message }: Error) => message);
    expect(await outcome).toBe(subprotocol === undefined ? 'Server sent no subprotocol' : protocol);
  });

  test('is refused as $connect says', async () => {
    await listen({ $connect: () => ({ status: 401 }) });
    expect(await refusal()).toEqual({ status: 401, body: '' });
  });

  test('learns what the engine cannot do', async () => {
    await listen({ $connect: () => { throw new UnsupportedFeatureError('not that'); } });
    expect(await refusal()).toMatchObject({ status: 500, body: expect.stringContaining('not that') });
    expect(errors).toEqual([expect.stringContaining('not that')]);
  });

  test('gets an error for a message that the engine cannot do', async () => {
    await listen({ $default: () => { throw new UnsupportedFeatureError('not that'); } });
    const socket = await connect();
    socket.send('x');
    expect(await next(socket)).toContain('"message": "Internal server error"');
    expect(errors).toEqual([expect.stringContaining('$default: not that')]);
  });

  test('gets what backends send on the same port, until they disconnect it', async () => {
    await listen({ $default: ({ connection }) => ({ status: 200, message: connection.connectionId }), $disconnect: ok });
    const socket = await connect();
    socket.send('who am I');
    const url = `${listening.url}/@connections/${encodeURIComponent(await next(socket))}`;
    const message = next(socket);
    expect((await fetch(url, { method: 'POST', body: 'hello' })).status).toBe(200);
    expect(await message).toBe('hello');
    const closed = closeOf(socket);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(204);
    expect(await closed).toEqual([1000, 'Connection Closed Normally']);
    expect((await fetch(url, { method: 'POST', body: 'hello' })).status).toBe(410);
    expect(await disconnected()).toMatchObject({ disconnectStatusCode: 1000 });
  });

  test('is told when the gateway stops', async () => {
    await listen({ $disconnect: ok });
    const socket = await connect();
    const closed = closeOf(socket);
    await listening.close();
    expect(await closed).toEqual([1001, 'Going away']);
    expect(await disconnected()).toMatchObject({ disconnectStatusCode: 1001 });
  });

  test('is missed when it is gone without a word', async () => {
    await listen({ $disconnect: ok });
    (await connect()).terminate();
    expect(await disconnected()).toMatchObject({ disconnectStatusCode: 1006 });
  });

  test('closes without a code', async () => {
    await listen({ $disconnect: ok });
    (await connect()).close();
    expect(await disconnected()).toMatchObject({ disconnectStatusCode: 1005, disconnectReason: 'Client-side close frame status not set' });
  });
});

describe('frames', () => {
  test('of 32 KB make messages of up to 128 KB', async () => {
    await listen({ $default: ({ event }) => ({ status: 200, message: String('message' in event && event.message.length) }) });
    const socket = await connect();
    for (let part = 0; part < 4; part += 1) {
      socket.send('x'.repeat(32 * 1024), { fin: part === 3 });
    }
    expect(await next(socket)).toBe(String(128 * 1024));
    socket.terminate();
  });

  test.each([
    ['a frame of more than 32 KB', ['x'.repeat(32 * 1024 + 1)], 1009],
    ['a message of more than 128 KB', [...Array<string>(4).fill('x'.repeat(32 * 1024)), 'x'], 1009],
    ['a frame of more than 128 KB', ['x'.repeat(128 * 1024 + 1)], 1009],
    ['bytes', [Buffer.from('x')], 1003],
  ])('end the connection by %s', async (_what, parts, code) => {
    await listen({ $default: echo, $disconnect: ok });
    const socket = await connect();
    const closed = closeOf(socket);
    parts.forEach((part, index) => socket.send(part, { fin: index === parts.length - 1 }));
    expect((await closed)[0]).toBe(code);
    expect(await disconnected()).toMatchObject({ disconnectStatusCode: code });
    expect(fixture.events).toHaveLength(1);
  });

  test.each([
    ['text that is no UTF-8', frame(1, Buffer.from([0xc3, 0x28])), 1007],
    ['a kind that there is not', frame(3, Buffer.from('x')), 1002],
    ['a fragment that continues nothing', frame(0, Buffer.from('x')), 1002],
    ['a length that nothing can have', Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]), 1009],
    ['no mask', Buffer.from([0x81, 0x01, 0x78]), 1002],
    ['what is no WebSocket', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'), 1002],
  ])('that are broken end the connection: %s', async (_what, bytes, code) => {
    await listen({ $default: echo, $disconnect: ok });
    const wire = await rawClient();
    wire.write(bytes);
    expect(await disconnected()).toMatchObject({ disconnectStatusCode: code });
    wire.abort();
    const socket = await connect();
    socket.send('still here');
    expect(await next(socket)).toBe('still here');
    socket.terminate();
  });

  test('may come byte by byte', async () => {
    await listen({ $default: echo });
    const wire = await rawClient();
    for (const byte of Buffer.concat([frame(1, Buffer.from('hel'), false), frame(9, Buffer.from('ping')), frame(0, Buffer.from(`lo${'!'.repeat(200)}`))])) {
      wire.write(Buffer.from([byte]));
    }
    await wire.until(`hello${'!'.repeat(200)}`);
    wire.abort();
  });
});

describe('an upgrade', () => {
  const head = (...lines: readonly string[]): string => ['GET / HTTP/1.1', 'Host: x', 'Connection: Upgrade', ...lines, '', ''].join('\r\n');

  test.each([
    ['to another protocol', head('Upgrade: h2c')],
    ['without a key', head('Upgrade: websocket', 'Sec-WebSocket-Version: 13')],
    ['with a key that is none', head('Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: x')],
    ['of another version', head('Upgrade: websocket', 'Sec-WebSocket-Version: 8', `Sec-WebSocket-Key: ${KEY}`)],
    ['by another method', head('Upgrade: websocket', 'Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${KEY}`).replace('GET', 'POST')],
  ])('%s is a bad request', async (_what, text) => {
    await listen({ $connect: ok });
    const wire = await Wire.open(listening.port);
    wire.write(text);
    expect(await wire.ended).toMatch(/^HTTP\/1\.1 400 Bad Request/);
    expect(fixture.events).toEqual([]);
  });

  test('of a client that is gone before it is let in has its $disconnect', async () => {
    let letIn: () => void = () => undefined;
    await listen({ $connect: () => new Promise((resolve) => { letIn = () => resolve({ status: 200 }); }), $disconnect: ok });
    const wire = await Wire.open(listening.port);
    wire.write(head('Upgrade: websocket', 'Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${KEY}`));
    while (fixture.events.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    wire.abort();
    await fetch(listening.url); // by now the server knows
    letIn();
    expect(await disconnected()).toMatchObject({ disconnectStatusCode: 1006 });
  });
});
