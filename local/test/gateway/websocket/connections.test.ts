import { ConnectionRefused, type InvokeAnswer, type LocalConnection, UnsupportedFeatureError } from '../../../src';
import { configurationFault, GatewayFault } from '../../../src/gateway/fault';
import { FakeClock } from '../../fixtures/fake-clock';
import { json } from '../../fixtures/gateways';
import { KEY, usagePlan } from '../../fixtures/usage';
import { echo, ok, webSocketGateway, type WebSocketFixture } from '../../fixtures/websocket-gateways';

jest.mock('../../../src/gateway/websocket/integration/run-websocket-integration');

const MINUTE = 60_000;

let fixture: WebSocketFixture;

afterEach(() => fixture.gateway.close());

async function refused(connection: Promise<LocalConnection>): Promise<ConnectionRefused> {
  const error = await connection.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConnectionRefused);
  return error as ConnectionRefused;
}

function parsed(message: string): unknown {
  return JSON.parse(message);
}

describe('a client', () => {
  test('connects, sends, gets an answer and closes', async () => {
    fixture = webSocketGateway({ $connect: ok, say: echo, $disconnect: ok });
    const client = await fixture.gateway.connect({ path: '/?room=1', headers: { 'User-Agent': 'cat' }, sourceIp: '192.0.2.7' });
    await client.send('{"action":"say"}');
    expect(await client.receive()).toBe('{"action":"say"}');
    expect(await client.close(4000, 'enough')).toEqual({ code: 4000, reason: 'enough' });
    expect(client.isOpen).toBe(false);
    expect(fixture.events.map(({ event: { eventType }, routeKey }) => [eventType, routeKey])).toEqual([
      ['CONNECT', '$connect'], ['MESSAGE', 'say'], ['DISCONNECT', '$disconnect'],
    ]);
    expect(fixture.events[2].event).toEqual({ eventType: 'DISCONNECT', disconnectStatusCode: 4000, disconnectReason: 'enough' });
    const [{ connection }] = fixture.events;
    expect(connection.connectionId).toBe(client.connectionId);
    expect(connection.request).toMatchObject({ sourceIp: '192.0.2.7', query: new Map([['room', ['1']]]) });
    expect(connection.request.headers.get('user-agent')).toBe('cat');
  });

  test('needs no $connect and no $disconnect', async () => {
    fixture = webSocketGateway({ $default: echo });
    const client = await fixture.gateway.connect();
    await client.send('hello');
    expect(await client.receive()).toBe('hello');
    await client.close();
  });

  test('gets no answer where the route has none', async () => {
    fixture = webSocketGateway({ $default: ok });
    const client = await fixture.gateway.connect();
    await client.send('hello');
    await expect(client.receive({ timeoutMillis: 5 })).rejects.toThrow('no message came within 5 ms');
  });

  test('may choose among subprotocols', async () => {
    fixture = webSocketGateway({ $connect: () => ({ status: 200, subprotocol: 'chat' }) });
    const client = await fixture.gateway.connect({ subprotocols: ['chat', 'talk'] });
    expect(client.subprotocol).toBe('chat');
    expect(fixture.events[0].connection.request.headers.get('Sec-WebSocket-Protocol')).toBe('chat, talk');
  });

  test('closes without a code', async () => {
    fixture = webSocketGateway({ $disconnect: ok });
    await (await fixture.gateway.connect()).close();
    expect(fixture.events[0].event).toMatchObject({ disconnectStatusCode: 1005, disconnectReason: 'Client-side close frame status not set' });
  });

  test('has an id of its own, also where ids are fixed', async () => {
    fixture = webSocketGateway({}, { gateway: { ids: () => '11111111-2222-4333-8444-555555555555' } });
    const clients = await Promise.all([fixture.gateway.connect(), fixture.gateway.connect()]);
    expect(clients[0].connectionId).not.toBe(clients[1].connectionId);
    expect(clients.map(({ connectionId }) => connectionId)).toEqual([expect.stringMatching(/^[\w-]{15}=$/), expect.stringMatching(/^[\w-]{15}=$/)]);
  });

  test('sends several messages at once', async () => {
    const release: (() => void)[] = [];
    fixture = webSocketGateway({ $default: (exchange) => new Promise((resolve) => release.push(() => resolve(echo(exchange)))) });
    const client = await fixture.gateway.connect();
    const sent = [client.send('1'), client.send('2')];
    release.reverse().forEach((answer) => answer());
    await Promise.all(sent);
    expect([await client.receive(), await client.receive()]).toEqual(['2', '1']);
  });

  test('connects by the host of the API, at its stage', async () => {
    fixture = webSocketGateway({ $default: echo });
    const { gateway } = fixture;
    const client = await gateway.connect({ host: gateway.host, path: '/live' });
    await client.send('x');
    expect(await client.receive()).toBe('x');
    expect((await refused(gateway.connect({ host: gateway.host, path: '/dead' }))).status).toBe(403);
  });
});

describe('a message', () => {
  test('that no route takes is forbidden', async () => {
    fixture = webSocketGateway({ say: ok }, { gateway: { ids: () => '11111111-2222-4333-8444-555555555555' } });
    const client = await fixture.gateway.connect();
    await client.send('{"action":"shout"}');
    expect(await client.receive()).toBe(`{"message": "Forbidden", "connectionId":"${client.connectionId}", "requestId":"${client.connectionId}"}`);
    expect(fixture.log).toEqual(['RESOURCE_NOT_FOUND: no route has the key of the message, and there is no $default']);
  });

  test.each([
    ['a configuration that cannot be run', configurationFault('broken'), 'Internal server error'],
    ['an integration that cannot be reached', new GatewayFault('INTEGRATION_FAILURE'), 'Internal server error'],
    ['an integration that takes too long', new GatewayFault('INTEGRATION_TIMEOUT'), 'Endpoint request timed out'],
    ['a body that does not fit', new GatewayFault('BAD_REQUEST_BODY'), 'Invalid request body'],
  ])('is answered with an error for %s', async (_what, fault, message) => {
    fixture = webSocketGateway({ $default: () => { throw fault; } });
    const client = await fixture.gateway.connect();
    await client.send('{}');
    expect(parsed(await client.receive())).toEqual({ message, connectionId: client.connectionId, requestId: fixture.events[0].ids.requestId });
    expect(client.isOpen).toBe(true);
  });

  test('that the engine cannot do says so to whoever sends it, and is an error to the client', async () => {
    fixture = webSocketGateway({ $default: () => { throw new UnsupportedFeatureError('not that'); } });
    const client = await fixture.gateway.connect();
    await expect(client.send('{}')).rejects.toThrow('$default: not that');
    expect(parsed(await client.receive())).toMatchObject({ message: 'Internal server error' });
  });

  test.each([
    ['of 128 KB in frames of 32 KB', 'x'.repeat(128 * 1024), true],
    ['of 32 KB in one frame', 'x'.repeat(32 * 1024), false],
    ['of 128 KB in letters of several bytes', 'é'.repeat(64 * 1024), true],
  ])('%s is taken', async (_what, message, fragmented) => {
    fixture = webSocketGateway({ $default: echo });
    const client = await fixture.gateway.connect();
    await client.send(message, { fragmented });
    expect(await client.receive()).toBe(message);
  });

  test.each([
    ['of 128 KB and a byte', 'x'.repeat(128 * 1024 + 1), true, 1009],
    ['of 128 KB and a byte in letters of several bytes', `${'é'.repeat(64 * 1024)}x`, true, 1009],
    ['of 32 KB and a byte in one frame', 'x'.repeat(32 * 1024 + 1), false, 1009],
    ['of bytes', Buffer.from('x'), false, 1003],
  ])('%s ends the connection', async (_what, message, fragmented, code) => {
    fixture = webSocketGateway({ $default: echo, $disconnect: ok });
    const client = await fixture.gateway.connect();
    await client.send(message, { fragmented });
    expect(await client.closed).toMatchObject({ code });
    expect(fixture.events.map(({ event }) => event)).toEqual([expect.objectContaining({ eventType: 'DISCONNECT', disconnectStatusCode: code })]);
    await expect(client.send('more')).rejects.toThrow(`the connection is closed (${code})`);
    await expect(client.receive()).rejects.toThrow('the connection is closed');
  });

  test('that is answered after the client is gone reaches nobody', async () => {
    let answer: () => void = () => undefined;
    fixture = webSocketGateway({ $default: (exchange) => new Promise((resolve) => { answer = () => resolve(echo(exchange)); }) });
    const client = await fixture.gateway.connect();
    const sent = client.send('x');
    await client.close();
    answer();
    await sent;
    await expect(client.receive()).rejects.toThrow('the connection is closed');
  });
});

describe('time', () => {
  const clock = new FakeClock();

  async function connected(): Promise<LocalConnection> {
    fixture = webSocketGateway({ $default: echo, $disconnect: ok }, { gateway: { clock: clock.read } });
    return fixture.gateway.connect();
  }

  test('ends a connection that is idle for ten minutes', async () => {
    const client = await connected();
    clock.advance(10 * MINUTE);
    expect(await client.closed).toEqual({ code: 1001, reason: 'Going away' });
    expect(fixture.events[0].event).toEqual({ eventType: 'DISCONNECT', disconnectStatusCode: 1001, disconnectReason: 'Going away' });
  });

  test('is noticed by whoever sends', async () => {
    const client = await connected();
    clock.advance(10 * MINUTE);
    await client.send('x');
    expect(client.isOpen).toBe(false);
  });

  test('leaves a connection alone that sends or gets something', async () => {
    const client = await connected();
    clock.advance(10 * MINUTE - 1);
    await client.send('x');
    clock.advance(10 * MINUTE - 1);
    await fixture.gateway.invoke({ method: 'POST', path: `/@connections/${client.connectionId}`, body: 'y' });
    clock.advance(10 * MINUTE - 1);
    await client.send('z');
    expect([await client.receive(), await client.receive(), await client.receive()]).toEqual(['x', 'y', 'z']);
  });

  test('ends every connection after two hours', async () => {
    const client = await connected();
    for (let minutes = 9; minutes < 120; minutes += 9) {
      clock.advance(9 * MINUTE);
      await client.send('x');
    }
    expect(client.isOpen).toBe(true);
    clock.advance(3 * MINUTE);
    expect(await client.closed).toMatchObject({ code: 1001 });
  });
});

describe('a handshake', () => {
  test.each([
    ['a status of the integration', { $connect: () => ({ status: 401 }) }, 401],
    ['a fault of the integration', { $connect: () => { throw configurationFault('broken'); } }, 500],
    ['a status that is none', { $connect: () => ({ status: 7 }) }, 500],
  ])('is refused by %s', async (_what, handlers, status) => {
    fixture = webSocketGateway(handlers);
    expect((await refused(fixture.gateway.connect())).status).toBe(status);
  });

  test('says why, in the words of AWS', async () => {
    fixture = webSocketGateway({ $connect: () => { throw new GatewayFault('UNAUTHORIZED'); } });
    const { body, headers, status } = await refused(fixture.gateway.connect());
    expect([status, headers['x-amzn-ErrorType'], parsed(body.toString())]).toEqual([
      401, 'UnauthorizedException', expect.objectContaining({ message: 'Unauthorized', connectionId: expect.any(String) }),
    ]);
  });

  test('throws what the engine cannot do', async () => {
    fixture = webSocketGateway({ $connect: () => { throw new UnsupportedFeatureError('not that'); } });
    await expect(fixture.gateway.connect()).rejects.toThrow('$connect: not that');
  });

  test('needs no integration', async () => {
    fixture = webSocketGateway({}, { resources: { Route: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'Api' }, RouteKey: '$connect' } } } });
    expect((await fixture.gateway.connect()).isOpen).toBe(true);
  });

  describe('by IAM', () => {
    const IAM = { routes: { $connect: { AuthorizationType: 'AWS_IAM' } } };
    const deny = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 'execute-api:Invoke', Resource: '*/live/$connect' } };

    test('lets everybody in, in the name of the user of the options', async () => {
      const unsignedCaller = { arn: 'arn:aws:iam::123456789012:user/dev' };
      fixture = webSocketGateway({ $connect: ok }, { ...IAM, gateway: { unsignedCaller } });
      await fixture.gateway.connect();
      expect(fixture.events[0].connection.caller).toEqual(unsignedCaller);
    });

    test.each([
      ['nobody', undefined, 403],
      ['somebody whose policy denies it', { arn: 'arn:aws:iam::123456789012:user/eve', policy: deny }, 403],
      ['somebody of another account', { arn: 'arn:aws:iam::999999999999:user/eve' }, 403],
    ])('refuses %s in SIGNED mode', async (_who, caller, status) => {
      fixture = webSocketGateway({ $connect: ok }, { ...IAM, gateway: { iam: 'SIGNED' } });
      expect((await refused(fixture.gateway.connect({ caller }))).status).toBe(status);
      expect(fixture.events).toEqual([]);
    });

    test('lets a caller in that may, and messages of all clients', async () => {
      fixture = webSocketGateway({ $connect: ok, $default: echo }, { routes: { ...IAM.routes, $default: { AuthorizationType: 'AWS_IAM' } }, gateway: { iam: 'SIGNED' } });
      const client = await fixture.gateway.connect({ caller: { arn: 'arn:aws:iam::123456789012:user/ann' } });
      await client.send('x');
      expect(await client.receive()).toBe('x');
    });
  });

  test('by an authorizer that is not in the template is not emulated', async () => {
    fixture = webSocketGateway({ $connect: ok }, { routes: { $connect: { AuthorizationType: 'CUSTOM', AuthorizerId: 'nope' } } });
    await expect(fixture.gateway.connect()).rejects.toThrow("by the authorizer 'nope', which is not in the template");
  });
});

describe('an API key', () => {
  const ROUTES = { routes: { $connect: { ApiKeyRequired: true } } };

  test.each([
    ['none', undefined, 403],
    ['another one', 'nope', 403],
  ])('is wanted, got %s', async (_what, key, status) => {
    fixture = webSocketGateway({ $connect: ok }, { ...ROUTES, resources: usagePlan() });
    expect((await refused(fixture.gateway.connect({ headers: key === undefined ? {} : { 'x-api-key': key } }))).status).toBe(status);
  });

  test('opens the API, until its plan\'s quota is used up', async () => {
    fixture = webSocketGateway({ $connect: ok }, { ...ROUTES, resources: usagePlan({ Quota: { Limit: 1, Period: 'DAY' } }) });
    const headers = { 'x-api-key': KEY };
    await fixture.gateway.connect({ headers });
    expect(fixture.events[0].connection.apiKey).toMatchObject({ value: KEY });
    expect((await refused(fixture.gateway.connect({ headers }))).status).toBe(429);
  });
});

describe('a throttle', () => {
  const clock = new FakeClock();

  test('of the stage holds for each route by itself', async () => {
    fixture = webSocketGateway({ say: echo, shout: echo }, {
      stage: { DefaultRouteSettings: { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 } }, gateway: { clock: clock.read },
    });
    const client = await fixture.gateway.connect();
    for (const action of ['say', 'say', 'shout']) {
      await client.send(`{"action":"${action}"}`);
    }
    expect([parsed(await client.receive()), parsed(await client.receive()), parsed(await client.receive())]).toEqual([
      { action: 'say' }, expect.objectContaining({ message: 'Too Many Requests' }), { action: 'shout' },
    ]);
    clock.advance(1_000);
    await client.send('{"action":"say"}');
    expect(parsed(await client.receive())).toEqual({ action: 'say' });
  });

  test('of a route stands above that of the stage', async () => {
    fixture = webSocketGateway({ $default: echo }, {
      stage: { DefaultRouteSettings: { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 }, RouteSettings: { $default: { ThrottlingBurstLimit: 2 } } },
      gateway: { clock: clock.read },
    });
    const client = await fixture.gateway.connect();
    for (const message of ['1', '2', '3']) {
      await client.send(message);
    }
    expect(parsed(await client.receive())).toEqual(1);
    expect(parsed(await client.receive())).toEqual(2);
    expect(parsed(await client.receive())).toMatchObject({ message: 'Too Many Requests' });
  });

  test('of connecting refuses the handshake, and none keeps $disconnect from being run', async () => {
    fixture = webSocketGateway({ $connect: ok, $disconnect: ok }, {
      stage: { DefaultRouteSettings: { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 1 } }, gateway: { clock: clock.read },
    });
    const client = await fixture.gateway.connect();
    expect((await refused(fixture.gateway.connect())).status).toBe(429);
    await client.close();
    expect(fixture.events.map(({ routeKey }) => routeKey)).toEqual(['$connect', '$disconnect']);
  });
});

describe('@connections', () => {
  function at(client: LocalConnection, method: string, body?: string | Uint8Array, more = {}): Promise<InvokeAnswer> {
    return fixture.gateway.invoke({ method, path: `/@connections/${encodeURIComponent(client.connectionId)}`, body, ...more });
  }

  test('sends to a client', async () => {
    fixture = webSocketGateway({});
    const client = await fixture.gateway.connect();
    expect((await at(client, 'POST', 'hello')).status).toBe(200);
    expect(await client.receive()).toBe('hello');
  });

  test('tells of a client', async () => {
    const clock = new FakeClock();
    fixture = webSocketGateway({ $default: ok }, { gateway: { clock: clock.read } });
    const client = await fixture.gateway.connect({ headers: { 'User-Agent': 'cat' }, sourceIp: '192.0.2.7' });
    clock.advance(1_000);
    await client.send('x');
    clock.advance(1_000);
    expect(json(await at(client, 'GET'))).toEqual({
      connectedAt: '2026-03-04T05:06:07.890Z', identity: { sourceIp: '192.0.2.7', userAgent: 'cat' }, lastActiveAt: '2026-03-04T05:06:08.890Z',
    });
  });

  test('disconnects a client', async () => {
    fixture = webSocketGateway({ $disconnect: ok });
    const client = await fixture.gateway.connect();
    expect((await at(client, 'DELETE')).status).toBe(204);
    expect(await client.closed).toEqual({ code: 1000, reason: 'Connection Closed Normally' });
    expect(fixture.events[0].event).toMatchObject({ disconnectStatusCode: 1000, disconnectReason: 'Connection Closed Normally' });
  });

  test.each(['POST', 'GET', 'DELETE'])('%s to a client that is gone is 410', async (method) => {
    fixture = webSocketGateway({});
    const client = await fixture.gateway.connect();
    await client.close();
    const { headers, status } = await at(client, method);
    expect([status, headers['x-amzn-ErrorType']]).toEqual([410, 'GoneException']);
  });

  test('does not know a client that is not let in yet', async () => {
    const answers: number[] = [];
    fixture = webSocketGateway({
      $connect: async ({ connection }) => {
        answers.push((await fixture.gateway.invoke({ method: 'POST', path: `/@connections/${connection.connectionId}`, body: 'x' })).status);
        return { status: 200 };
      },
    });
    await fixture.gateway.connect();
    expect(answers).toEqual([410]);
  });

  test.each([[128 * 1024, 200], [128 * 1024 + 1, 413]])('of %d bytes is %d', async (size, status) => {
    fixture = webSocketGateway({});
    const client = await fixture.gateway.connect();
    expect((await at(client, 'POST', Buffer.alloc(size, 'x'))).status).toBe(status);
  });

  test.each([
    ['POST', '/'], ['GET', '/'], ['GET', '/@connections'], ['GET', '/@connections/a/b'], ['PUT', '/@connections/a'], ['GET', '/@connections/a/../../live'],
  ])('is all that is answered over HTTP: %s %s is forbidden', async (method, path) => {
    fixture = webSocketGateway({ $default: echo });
    const { headers, status } = await fixture.gateway.invoke({ method, path });
    expect([status, headers['x-amzn-ErrorType']]).toEqual([403, 'ForbiddenException']);
  });

  test.each(['__proto__', 'constructor', '%00', '%E0%A4%A', '='])('has no client with the id %s', async (id) => {
    fixture = webSocketGateway({});
    expect((await fixture.gateway.invoke({ method: 'GET', path: `/@connections/${id}` })).status).toBe(410);
  });

  test('is for those who may manage connections', async () => {
    fixture = webSocketGateway({}, { gateway: { iam: 'SIGNED' } });
    const client = await fixture.gateway.connect();
    const only = (method: string) => ({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'execute-api:ManageConnections', Resource: `arn:aws:execute-api:us-east-1:123456789012:*/live/${method}/@connections/*` },
    });
    const caller = { arn: 'arn:aws:iam::123456789012:role/sender', policy: only('POST') };
    expect((await at(client, 'POST', 'x')).status).toBe(403);
    expect((await at(client, 'POST', 'x', { caller })).status).toBe(200);
    const refusal = await at(client, 'DELETE', undefined, { caller });
    expect(refusal.status).toBe(403);
    expect(refusal.body.toString()).toMatch(/is not authorized to perform: execute-api:ManageConnections on resource: arn:aws:execute-api:us-east-1:\*{8}9012:\w+\/live\/DELETE\/@connections\//);
  });

  test('is found by the host of the API', async () => {
    fixture = webSocketGateway({});
    const client = await fixture.gateway.connect();
    const { host } = fixture.gateway;
    const path = `/live/%40connections/${encodeURIComponent(client.connectionId)}`;
    expect((await fixture.gateway.invoke({ host, path, method: 'POST', body: 'hello' })).status).toBe(200);
    expect(await client.receive()).toBe('hello');
  });
});

test('a gateway that is closed ends its connections', async () => {
  fixture = webSocketGateway({ $disconnect: ok });
  const client = await fixture.gateway.connect();
  await fixture.gateway.close();
  expect(await client.closed).toMatchObject({ code: 1001 });
  expect(fixture.events).toHaveLength(1);
});
