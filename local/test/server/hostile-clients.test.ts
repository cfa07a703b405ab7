import { answerOf, endServers, serve, type Served } from '../fixtures/served';
import { converse, plainRequest, Wire } from '../fixtures/wire';

const MEGABYTE = 1024 * 1024;

afterEach(endServers);

async function expectAlive({ server }: Served): Promise<void> {
  expect(await converse(server.port, plainRequest('/alive'))).toMatch(/^HTTP\/1\.1 200 /);
}

const HEAD = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n';

test.each([
  ['a length and chunks', `${HEAD}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['chunks and a length', `${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n`],
  ['two lengths', `${HEAD}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`],
  ['one length twice', `${HEAD}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`],
  ['a list of lengths', `${HEAD}Content-Length: 3, 3\r\n\r\nabc`],
  ['a length below zero', `${HEAD}Content-Length: -1\r\n\r\n`],
  ['a length with a sign', `${HEAD}Content-Length: +3\r\n\r\nabc`],
  ['a length in hexadecimal', `${HEAD}Content-Length: 0x3\r\n\r\nabc`],
  ['a length beyond every integer', `${HEAD}Content-Length: 99999999999999999999999\r\n\r\nabc`],
  ['an unknown transfer encoding', `${HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
  ['a transfer encoding that does not end in chunks', `${HEAD}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
  ['a second transfer encoding', `${HEAD}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n`],
  ['compressed chunks', `${HEAD}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
  ['a transfer encoding behind a vertical tab', `${HEAD}Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n`],
  ['a space before the colon', `${HEAD}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`],
  ['a chunk size that is no number', `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n`],
  ['a chunk without its end', `${HEAD}Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n`],
  ['a header name with a space', 'GET / HTTP/1.1\r\nHost: x\r\nX A: 1\r\n\r\n'],
  ['a header without a colon', 'GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n'],
  ['NUL in a header', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: a\u0000b\r\n\r\n'],
  ['a bare carriage return in a header', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: a\rX-B: b\r\n\r\n'],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['two hosts', 'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n'],
  ['a target without a slash', plainRequest('orders')],
  ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['a fragment', plainRequest('/a#b')],
  ['bytes beyond ASCII in the target', plainRequest('/\u00e4')],
  ['a space in the target', plainRequest('/a b')],
  ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n'],
  ['a method that is none', 'NONSENSE / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['HTTP/2 right away', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a version that is none', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'],
  ['the start of a TLS connection', '\u0016\u0003\u0001\u0002\u0000\u0001'],
])('%s is a bad request and the server lives', async (_title, text) => {
  const served = await serve();
  const answer = await converse(served.server.port, Buffer.from(text, 'latin1'));
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(answer).toContain('x-amzn-ErrorType: BadRequestException\r\n');
  expect(answer).toMatch(/\r\n\r\n\{"message":"Bad Request"\}$/);
  expect(served.requests).toEqual([]);
  await expectAlive(served);
});

test('a smuggled request is never read as one', async () => {
  const served = await serve();
  await converse(served.server.port, 'POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 44\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n');
  expect(served.requests).toEqual([]);
});

test('fails on a body of more than 10 MB with AWS\'s own words, before it has come', async () => {
  const served = await serve();
  const wire = await Wire.open(served.server.port);
  wire.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${10 * MEGABYTE + 1}\r\n\r\n`);
  await wire.until('HTTP content length exceeded 10485760 bytes.');
  expect(wire.received).toMatch(/^HTTP\/1\.1 413 /);
  expect(wire.received).toContain('Content-Type: text; charset=utf-8\r\nContent-Length: 44\r\n');
  wire.abort();
  await expectAlive(served);
  expect(served.requests.map(({ path }) => path)).toEqual(['/alive']);
});

test('a client that asks first whether it may send too much is refused without being asked to go on', async () => {
  const { server } = await serve();
  const answer = await converse(server.port, `POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ${11 * MEGABYTE}\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

test('a client that asks whether it may send is asked to go on', async () => {
  const { server, requests } = await serve();
  const wire = await Wire.open(server.port);
  wire.write('POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n');
  await wire.until('HTTP/1.1 100 Continue\r\n\r\n');
  wire.write('hi');
  expect(await wire.ended).toContain('HTTP/1.1 200 ');
  expect(requests[0].body).toEqual(Buffer.from('hi'));
});

test('an expectation that nobody knows is let through', async () => {
  const { server } = await serve();
  expect(await converse(server.port, plainRequest('/', 'Expect: the-unexpected'))).toMatch(/^HTTP\/1\.1 200 /);
});

test('a body of chunks is refused once it is too large, and the connection serves on', async () => {
  const { server, requests } = await serve();
  const chunk = Buffer.concat([Buffer.from(`${MEGABYTE.toString(16)}\r\n`), Buffer.alloc(MEGABYTE, 'a'), Buffer.from('\r\n')]);
  const wire = await Wire.open(server.port);
  wire.write('POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
  for (let count = 0; count < 11; count += 1) wire.write(chunk);
  await wire.until('exceeded 10485760 bytes.');
  wire.write('0\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(await wire.ended).toMatch(/HTTP\/1\.1 200 .*\r\n\r\nok$/s);
  expect(requests.map(({ path }) => path)).toEqual(['/next']);
});

test('a body of exactly 10 MB is taken', async () => {
  const { server, requests } = await serve();
  const answer = await converse(server.port, `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${10 * MEGABYTE}\r\n\r\n`, Buffer.alloc(10 * MEGABYTE));
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(requests[0].body).toHaveLength(10 * MEGABYTE);
});

test.each([
  ['one long header', plainRequest('/', `X-Long: ${'a'.repeat(10_240)}`)],
  ['a long target', plainRequest(`/${'a'.repeat(10_300)}`)],
  ['10,000 headers', plainRequest('/', ...Array.from({ length: 10_000 }, (_, index) => `X-${index}: ${index}`))],
])('fails on %s with AWS\'s own words', async (_title, text) => {
  const served = await serve();
  const answer = await converse(served.server.port, text);
  expect(answer).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
  expect(answer).toMatch(/\r\n\r\nHTTP header is larger than 10240 bytes\.$/);
  await expectAlive(served);
});

test('every one of many small headers arrives', async () => {
  const { server, requests } = await serve();
  await converse(server.port, plainRequest('/', ...Array.from({ length: 4_000 }, () => 'a:')));
  expect(requests[0].headers?.a).toHaveLength(4_000);
});

test('a client that does not finish its request is told so and sent off', async () => {
  const patience = { headersTimeout: 60, requestTimeout: 60, connectionsCheckingInterval: 20 };
  const served = await serve(undefined, patience);
  const [silent, slowHead, slowBody] = await Promise.all([
    converse(served.server.port),
    converse(served.server.port, 'GET / HTTP/1.1\r\nHost'),
    converse(served.server.port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc'),
  ]);
  expect(silent).toMatch(/^(HTTP\/1\.1 408 |$)/);
  expect(slowHead).toMatch(/^HTTP\/1\.1 408 /);
  expect(slowBody).toMatch(/^HTTP\/1\.1 408 /);
  expect(served.requests).toEqual([]);
  await expectAlive(served);
});

test('a client that goes away before or after its request is complete does no harm', async () => {
  let release = (): void => undefined;
  const served = await serve(async ({ path }) => {
    if (path === '/slow') await new Promise<void>((resolve) => { release = resolve; });
    return answerOf(200, 'ok');
  });
  const [before, during] = await Promise.all([Wire.open(served.server.port), Wire.open(served.server.port)]);
  before.write('POST /never HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc');
  during.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n');
  await expectAlive(served);
  before.abort();
  during.abort();
  await expectAlive(served);
  release();
  await expectAlive(served);
  expect(served.requests.map(({ path }) => path)).not.toContain('/never');
  expect(served.errors).toEqual([]);
});

test('a bad request behind a good one on its connection ends it and no other', async () => {
  const served = await serve();
  const wire = await Wire.open(served.server.port);
  wire.write('GET /good HTTP/1.1\r\nHost: x\r\n\r\n');
  await wire.until('ok');
  wire.write('nonsense\r\n\r\n');
  expect((await wire.ended).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  await expectAlive(served);
});
