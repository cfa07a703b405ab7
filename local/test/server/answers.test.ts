import { networkInterfaces } from 'node:os';
import { LocalGateway, UnsupportedFeatureError } from '../../src';
import { GatewayServer } from '../../src/server/gateway-server';
import { mock } from '../fixtures/gateways';
import { restTemplate } from '../fixtures/rest-template';
import { answerOf, endServers, serve } from '../fixtures/served';
import { converse, plainRequest, Wire } from '../fixtures/wire';

afterEach(endServers);

test('an API answers over HTTP below its stage', async () => {
  const gateway = LocalGateway.fromTemplate(restTemplate([{ path: '/orders/{id}', integration: mock('{"id": "$input.params(\'id\')"}') }]));
  const listening = await gateway.listen();
  const answer = await fetch(`${listening.url}/orders/o-1?x=1`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('{"id": "o-1"}');
  expect((await fetch(`${listening.url}/nowhere`)).status).toBe(403);
  await listening.close();
});

test('nothing listens beyond this machine unless told to', async () => {
  const { server } = await serve();
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  const outside = Object.values(networkInterfaces()).flat().filter((address) => address?.internal === false && address.family === 'IPv4');
  for (const address of outside) {
    await expect(fetch(`http://${address?.address}:${server.port}/`)).rejects.toThrow('fetch failed');
  }
});

test('a server that is told to listens on every address and says how it is reached from here', async () => {
  const server = await GatewayServer.listen(async () => answerOf(200), { host: '0.0.0.0' });
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect((await fetch(server.url)).status).toBe(200);
  await server.close();
});

test('a request is handed on as it travelled', async () => {
  const { server, requests, hosts } = await serve();
  await converse(server.port, [
    'POST /a//b%2Fc/?q=1&q=%20 HTTP/1.1', 'Host: shop.example:8080', 'X-One: 1', 'x-one: 2', 'X-One: 3', '__proto__: p', 'Content-Length: 3', 'Connection: close',
    '', 'h\u00ffi',
  ].join('\r\n').replace('h\u00ffi', 'hi!'));
  expect(requests).toEqual([{
    method: 'POST',
    path: '/a//b%2Fc/?q=1&q=%20',
    headers: expect.objectContaining({ 'Host': 'shop.example:8080', 'X-One': ['1', '3'], 'x-one': '2', '__proto__': 'p' }),
    body: Buffer.from('hi!'),
    sourceIp: '127.0.0.1',
    streams: true,
  }]);
  expect(hosts).toEqual(['shop.example:8080']);
});

test('a body arrives byte for byte, in chunks or in one', async () => {
  const { server, requests } = await serve();
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  await converse(server.port, 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 256\r\n\r\n', bytes);
  await converse(server.port, 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n100\r\n', bytes, '\r\n3;a=b\r\nxyz\r\n0\r\n\r\n');
  expect(requests[0].body).toEqual(bytes);
  expect(requests[1].body).toEqual(Buffer.concat([bytes, Buffer.from('xyz')]));
});

test('an answer travels with its headers in order and casing, several cookies and its bytes', async () => {
  const body = Buffer.from([0, 255, 13, 10]);
  const headers = { 'x-B': '1', 'Set-Cookie': ['a=1', 'b=2'], 'X-a': '\u00e9', 'Content-Length': '4' };
  const { server } = await serve(() => ({ status: 444, headers, body }));
  const text = await converse(server.port, plainRequest('/'));
  expect(text.split('\r\n').slice(1)).toEqual([
    'x-B: 1', 'Set-Cookie: a=1', 'Set-Cookie: b=2', 'X-a: \u00e9', 'Content-Length: 4', 'Connection: close', '', body.toString('latin1').slice(0, 2), '',
  ]);
  expect(text).toMatch(/^HTTP\/1\.1 444 /);
});

test('HEAD is answered without a body, with the length that it would have', async () => {
  const { server } = await serve(() => answerOf(200, 'hello'));
  const text = await converse(server.port, 'HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(text).toContain('Content-Length: 5\r\n');
  expect(text).toMatch(/\r\n\r\n$/);
});

test.each([204, 304])('status %d has neither body nor length', async (status) => {
  const { server } = await serve(() => answerOf(status, 'hello'));
  const text = await converse(server.port, plainRequest('/'));
  expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(text).not.toMatch(/content-length|transfer-encoding|hello/i);
});

test('a connection is kept for further requests, pipelined ones are answered in order', async () => {
  const { server } = await serve(async ({ path }) => {
    if (path === '/1') await new Promise((resolve) => setImmediate(resolve));
    return answerOf(200, `[${path}]`);
  });
  const wire = await Wire.open(server.port);
  wire.write('GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n');
  await wire.until('[/2]');
  wire.write('GET /3 HTTP/1.1\r\nHost: x\r\n\r\n');
  await wire.until('[/3]');
  expect(wire.received.match(/\[\/\d\]/g)).toEqual(['[/1]', '[/2]', '[/3]']);
  expect(wire.received).toContain('Connection: keep-alive');
  wire.abort();
});

test('what the engine cannot run is said in its own name, and the server lives', async () => {
  let times = 0;
  const { server, errors } = await serve(() => {
    times += 1;
    if (times === 1) throw new UnsupportedFeatureError('the feature \u201cx\u201d is not emulated');
    return answerOf(200, 'ok');
  });
  const answer = await fetch(`${server.url}/a`);
  expect(answer.status).toBe(500);
  expect(answer.headers.get('x-local-gateway-error')).toBe('the feature ?x? is not emulated');
  expect(answer.headers.get('x-amzn-errortype')).toBeNull();
  expect(await answer.json()).toEqual({ localGatewayError: 'UnsupportedFeatureError', message: 'the feature \u201cx\u201d is not emulated' });
  expect(errors).toEqual(['GET /a: the feature \u201cx\u201d is not emulated']);
  expect((await fetch(`${server.url}/a`)).status).toBe(200);
});

test.each([
  ['a status that ends nothing', { status: 101, headers: {}, body: Buffer.alloc(0) }],
  ['a line break in a header', { status: 200, headers: { 'X-A': 'a\r\nX-B: b' }, body: Buffer.alloc(0) }],
  ['a header name that is none', { status: 200, headers: { 'X A': 'a' }, body: Buffer.alloc(0) }],
])('fails on %s in the engine\'s own name', async (_title, answer) => {
  const { server, errors } = await serve(() => answer);
  const got = await fetch(server.url);
  expect(got.status).toBe(500);
  expect(got.headers.get('x-local-gateway-error')).toBeTruthy();
  expect(got.headers.get('x-b')).toBeNull();
  expect(errors).toHaveLength(1);
});

test('a client of HTTP/1.0 is answered and sent off', async () => {
  const { server, hosts } = await serve();
  expect(await converse(server.port, 'GET / HTTP/1.0\r\n\r\n')).toContain('\r\n\r\nok');
  expect(hosts).toEqual(['']);
});

test('a target that is a whole URL names the host', async () => {
  const { server, hosts, requests } = await serve();
  await converse(server.port, plainRequest('http://api.example/a?b=c'));
  await converse(server.port, plainRequest('HTTPS://api.example?b=c'));
  expect(hosts).toEqual(['api.example', 'api.example']);
  expect(requests.map(({ path }) => path)).toEqual(['/a?b=c', '/?b=c']);
});

test.each([-1, 65_536, 80.5, NaN])('fails on a port that is none: %s', async (port) => {
  await expect(GatewayServer.listen(async () => answerOf(200), { port })).rejects.toThrow(`'port' must be a whole number from 0, for any port that is free, to 65535, got ${port}`);
});

test('fails on a port that is in use', async () => {
  const { server } = await serve();
  await expect(GatewayServer.listen(async () => answerOf(200), { port: server.port }))
    .rejects.toThrow(`the port ${server.port} is in use on 127.0.0.1; give another one, or 0 for any that is free`);
});

test('fails on a host that is not of this machine', async () => {
  await expect(GatewayServer.listen(async () => answerOf(200), { host: '192.0.2.1' })).rejects.toThrow('is no address of this machine');
});
