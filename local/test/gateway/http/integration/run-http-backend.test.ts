import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InvokeRequest } from '../../../../src';
import { httpBackend } from '../../../../src/backends/http-backend';
import type { HttpIntegrationModel } from '../../../../src/template/http-api-model';
import { httpApi, type FixtureHttpApiOptions } from '../../../fixtures/http-apis';

const LISTENER = 'arn:aws:elasticloadbalancing:us-east-2:123456789012:listener/app/my-load-balancer/50dc6c495c0c9188/0467ef3c8400ae65';
const SERVICE = 'arn:aws:servicediscovery:us-east-2:123456789012:service/srv-id?stage=prod&deployment=green_deployment';

async function called(routeKey: string, integration: Partial<HttpIntegrationModel>, request: InvokeRequest, options: FixtureHttpApiOptions = {}) {
  const { backend, invoke } = httpApi({ [routeKey]: integration }, { answers: { http: {} }, ...options });
  await invoke(request);
  return backend.calls[0];
}

describe('the URL', () => {
  test.each([
    ['GET /pets/{petId}', 'https://back.example/{petId}/x', '/pets/6?a=1', 'https://back.example/6/x?a=1'],
    ['ANY /parent/{proxy+}', 'https://back.example/petstore/{proxy}', '/parent/a/b%20c/d', 'https://back.example/petstore/a/b%20c/d'],
    ['GET /{proxy+}', 'https://back.example/{proxy+}', '/a', 'https://back.example/a'],
    ['GET /', 'https://${stageVariables.url}/${stageVariables.none}x', '/', 'https://blue.example/x'],
    ['GET /', 'https://back.example', '/', 'https://back.example/'],
    ['$default', 'https://back.example', '/store/check%20out?a=1', 'https://back.example/store/check%20out?a=1'],
    ['$default', 'https://back.example/base/?fixed=1', '/store', 'https://back.example/base/store?fixed=1'],
    ['$default', 'https://back.example/get', '/', 'https://back.example/get/'],
    ['GET /', 'https://back.example/a?fixed=1', '/?b=2', 'https://back.example/a?fixed=1&b=2'],
  ])('%s at %s', async (routeKey, uri, path, url) => {
    expect((await called(routeKey, { uri }, { path }, { stage: { variables: { url: 'blue.example' } } })).url).toBe(url);
  });

  test.each([
    ['/../secret', '/..%2Fsecret'], ['a?admin=true', 'a%3Fadmin=true'], ['a#b', 'a%23b'], ['%2e', '%252e'], ['a/b', 'a%2Fb'], ['{petId}', '%7BpetId%7D'],
    ['${stageVariables.url}', '$%7BstageVariables.url%7D'], ['a:b@c,d;e=f+g&h$i', 'a:b@c,d;e=f+g&h$i'], ['"<>\\^`|\r\n\u2028', undefined], ['é\ud83d\ude00', undefined],
  ])('a value %j stays in its place', async (value, encoded) => {
    const { path, query } = await called('GET /pets/{petId}', { uri: 'https://back.example/base/{petId}/end' }, { path: `/pets/${encodeURIComponent(value)}` });
    const place = /^\/base\/([^/?#]*)\/end$/.exec(path)?.[1] ?? 'not in its place';
    expect([decodeURIComponent(place), query]).toEqual([value, {}]);
    expect(encoded === undefined || place === encoded.replace(/^\//, '%2F')).toBe(true);
  });
});

describe('the request', () => {
  const request: InvokeRequest = {
    method: 'PATCH',
    path: '/?a=1&a=2',
    headers: { 'Authorization': 'Bearer x', 'X-Many': ['a', 'b'], 'Connection': 'close', 'Host': 'spoofed.example', 'Content-Type': 'image/png' },
    body: Buffer.from([0xff, 0, 1]),
    sourceIp: '203.0.113.7',
  };

  test('goes through as it is, with what API Gateway adds', async () => {
    const { body, headers, kind, method, query } = await called('ANY /', {}, request);
    expect([kind, method, query, body]).toEqual(['http', 'PATCH', { a: ['1', '2'] }, request.body]);
    expect({ ...headers }).toEqual({
      'Authorization': 'Bearer x',
      'X-Many': 'a, b',
      'Content-Type': 'image/png',
      'Forwarded': 'for=203.0.113.7;host=abc123.execute-api.us-east-1.amazonaws.com;proto=https',
      'Via': 'HTTP/1.1 AmazonAPIGateway',
      'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-/),
    });
  });

  test.each([
    ['198.51.100.1, 198.51.100.2', 'for=198.51.100.1, for=198.51.100.2, for=203.0.113.7;host='],
    ['2001:db8::1', 'for="[2001:db8::1]", for=203.0.113.7;host='],
    ['a;host="evil"', 'for="a;host=\\"evil\\"", for=203.0.113.7;host='],
  ])('tells X-Forwarded-For %s as Forwarded', async (address, forwarded) => {
    const { headers } = await called('ANY /', {}, { ...request, headers: { 'X-Forwarded-For': address, 'Via': '1.1 proxy', 'X-Forwarded-Proto': 'http' } });
    expect(headers.Forwarded).toContain(forwarded);
    expect([headers.Via, headers['X-Forwarded-For'], headers['X-Forwarded-Proto']]).toEqual(['1.1 proxy, HTTP/1.1 AmazonAPIGateway', undefined, undefined]);
  });

  test.each([['ANY', 'PATCH'], [undefined, 'PATCH'], ['GET', 'GET']])('of method %s is a %s', async (httpMethod, method) => {
    expect((await called('ANY /', { httpMethod }, request)).method).toBe(method);
  });
});

describe('a VPC link', () => {
  test.each([
    [LISTENER, undefined, '$default', 'http://my-load-balancer/pets/a%20b?x=1'],
    [LISTENER, 'api.example.com', '$default', 'https://my-load-balancer/pets/a%20b?x=1'],
    [SERVICE, undefined, 'test', 'http://srv-id/test/pets/a%20b?x=1'],
  ])('to %s by %s at %s', async (uri, tlsServerName, name, url) => {
    expect((await called('$default', { connectionId: 'link', uri, tlsServerName }, { path: '/pets/a%20b?x=1' }, { stage: { name } })).url).toBe(url);
  });

  test('leads to the path without the stage where a mapping says so', async () => {
    const requestParameters = { 'overwrite:path': '$request.path' };
    expect((await called('$default', { connectionId: 'link', uri: LISTENER, requestParameters }, { path: '/pets' }, { stage: { name: 'test' } })).url).toBe('http://my-load-balancer/pets');
  });

  test('fails when it leads to neither listener nor service', async () => {
    await expect(called('GET /', { connectionId: 'link', uri: 'http://internal.example' }, { path: '/' })).rejects.toThrow('give the ARN of one as integration URI');
  });
});

describe('the answer', () => {
  const answering = (answer: object) => httpApi({ 'GET /': {} }, { answers: { http: answer } }).invoke({ path: '/' });

  test('is that of the backend', async () => {
    const answer = await answering({
      status: 404, headers: { 'Server': 'nginx', 'Set-Cookie': ['a=1', 'b=2'], 'Connection': 'close', 'Transfer-Encoding': 'chunked', 'X-Amzn-RequestId': 'r' }, body: Buffer.from([0xff, 0]),
    });
    expect([answer.status, answer.body]).toEqual([404, Buffer.from([0xff, 0])]);
    expect(answer.headers).toMatchObject({ 'Server': 'nginx', 'Set-Cookie': ['a=1', 'b=2'], 'X-Amzn-RequestId': 'r', 'Content-Length': '2' });
    expect([answer.headers.Connection, answer.headers['Transfer-Encoding'], answer.headers['Content-Type']]).toEqual([undefined, undefined, undefined]);
  });

  test('may have 10 MB', async () => {
    expect((await answering({ body: Buffer.alloc(10 * 1024 * 1024) })).status).toBe(200);
    expect((await answering({ body: Buffer.alloc(10 * 1024 * 1024 + 1) })).status).toBe(500);
  });
});

describe('fails', () => {
  test('with 503 when the backend cannot be reached', async () => {
    const { invoke, log } = httpApi({ 'GET /': { uri: 'http://127.0.0.1:1/' } }, { deployment: { backend: httpBackend({}) } });
    expect(await invoke({ path: '/' })).toMatchObject({ status: 503, body: Buffer.from('{"message":"Service Unavailable"}') });
    expect(log.join()).toContain('ECONNREFUSED');
  });

  test('with 503 when the backend takes too long', async () => {
    const { invoke } = httpApi({ 'GET /': { timeoutMillis: 50 } }, { answers: { http: () => new Promise<never>(() => undefined) } });
    expect(await invoke({ path: '/' })).toMatchObject({ status: 503, body: Buffer.from('{"message":"Service Unavailable"}') });
  });
});

test('a backend gets the host that a mapping writes, else its own', async () => {
  const hosts: (string | undefined)[] = [];
  const server = createServer(({ headers }, response) => {
    hosts.push(headers.host);
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const backend = httpBackend({ 'back.example': `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  const { invoke } = httpApi({ 'GET /own': {}, 'GET /other': { requestParameters: { 'overwrite:header.host': 'virtual.example' } } }, { deployment: { backend } });
  await invoke({ path: '/own' });
  await invoke({ path: '/other' });
  server.close();
  expect(hosts).toEqual(['back.example', 'virtual.example']);
});

test('a value cannot end a header and begin another', async () => {
  const received: string[][] = [];
  const server = createServer(({ rawHeaders }, response) => {
    received.push(rawHeaders);
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const backend = httpBackend({ 'back.example': `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  const { invoke } = httpApi({ 'POST /': { requestParameters: { 'append:header.x-value': '$request.body.value' } } }, { deployment: { backend } });
  const { status } = await invoke({ method: 'POST', path: '/', body: '{"value":"a\\r\\nX-Admin: true"}' });
  server.close();
  expect([status, received]).toEqual([503, []]);
});
