import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endpointBackend, type BackendCall } from '../../src';

interface Seen {
  readonly method?: string;
  readonly url?: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Server;
let seen: Seen[];
let endpoint: string;
let answerHeaders: Record<string, string>;

beforeEach(async () => {
  seen = [];
  answerHeaders = { 'X-Answer': 'a' };
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      seen.push({ method: request.method, url: request.url, headers: request.headers, body });
      response.writeHead(201, answerHeaders).end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

const call = (more: Partial<BackendCall>): BackendCall => ({
  kind: 'aws',
  service: 'dynamodb',
  action: 'GetItem',
  method: 'POST',
  url: 'https://dynamodb.us-east-1.amazonaws.com/',
  path: '/',
  query: {},
  headers: { 'Content-Type': 'application/json', 'X-Amz-Target': 'DynamoDB_20120810.GetItem' },
  body: Buffer.from('{"a":1}'),
  region: 'eu-west-1',
  ...more,
});

test('forwards a signed request', async () => {
  const answer = await endpointBackend({ dynamodb: endpoint })(call({}));
  expect([answer.status, answer.body?.toString(), answer.headers?.['x-answer']]).toEqual([201, '{"ok":true}', 'a']);
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/', body: '{"a":1}' });
  expect(seen[0].headers).toMatchObject({ 'host': endpoint.slice('http://'.length), 'x-amz-target': 'DynamoDB_20120810.GetItem', 'content-length': '7' });
  expect(seen[0].headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=local\/\d{8}\/eu-west-1\/dynamodb\/aws4_request, SignedHeaders=/);
});

test('addresses S3 by path and keeps path and query as they are', async () => {
  await endpointBackend({ s3: `${endpoint}/` })(call({
    service: 's3', method: 'GET', url: 'https://bucket.s3.us-east-1.amazonaws.com/a%20b/c?versionId=1', path: '/a%20b/c', query: { versionId: '1' }, body: Buffer.alloc(0),
  }));
  expect(seen[0]).toMatchObject({ method: 'GET', url: '/bucket/a%20b/c?versionId=1' });
});

test('texts in JSON that look like a form do not look so to an emulator', async () => {
  const text = 'a&Action=DeleteQueue&x="\\u0026"😀';
  await endpointBackend({ dynamodb: endpoint })(call({ body: Buffer.from(JSON.stringify({ text })) }));
  expect(seen[0].body).not.toContain('&');
  expect(JSON.parse(seen[0].body)).toEqual({ text });
});

test.each<[string, Partial<BackendCall>, string, string]>([
  ['in the form', { body: Buffer.from('Action=Publish&Message=x') }, '/', 'Action=Publish&Message=x&ContentType=JSON'],
  ['in the query', { body: Buffer.alloc(0), url: 'https://sns.us-east-1.amazonaws.com/?Action=Publish', query: { Action: 'Publish' } }, '/?Action=Publish&ContentType=JSON', ''],
  ['not where nobody wants it', { headers: {}, body: Buffer.from('Action=Publish') }, '/', 'Action=Publish'],
])('JSON is asked for %s', async (_case, more, url, body) => {
  await endpointBackend({ sns: endpoint })(call({ service: 'sns', action: 'Publish', headers: { Accept: 'application/json' }, ...more }));
  expect(seen[0]).toMatchObject({ url, body });
});

test('an answer of the JSON protocol is called JSON', async () => {
  answerHeaders = { 'Content-Type': 'text/html; charset=utf-8' };
  const { headers } = await endpointBackend({ dynamodb: endpoint })(call({}));
  expect(headers).toMatchObject({ 'content-type': 'application/x-amz-json-1.0' });
  answerHeaders = { 'Content-Type': 'application/x-amz-json-1.1' };
  expect((await endpointBackend({ dynamodb: endpoint })(call({}))).headers).toMatchObject({ 'content-type': 'application/x-amz-json-1.1' });
});

test('requests are signed with the keys that are given', async () => {
  const credentials = { accessKeyId: '111122223333', secretAccessKey: 's', sessionToken: 't' };
  await endpointBackend({ dynamodb: endpoint }, { credentials })(call({}));
  expect(seen[0].headers).toMatchObject({ 'authorization': expect.stringContaining('Credential=111122223333/') as string, 'x-amz-security-token': 't' });
});

test("gives a function's failure", async () => {
  answerHeaders = { 'X-Amz-Function-Error': 'Unhandled' };
  const path = '/2015-03-31/functions/f/invocations';
  const answer = await endpointBackend({ lambda: endpoint })(call({ kind: 'lambda', service: 'lambda', path, url: `https://lambda.us-east-1.amazonaws.com${path}` }));
  expect([answer.functionError, answer.body?.toString(), seen[0].url]).toEqual(['Unhandled', '{"ok":true}', path]);
});

test('hands what has no endpoint to the fallback, or fails', async () => {
  const fallback = async () => ({ status: 299 });
  expect((await endpointBackend({}, { fallback })(call({}))).status).toBe(299);
  await expect(endpointBackend({ sqs: endpoint })(call({}))).rejects.toThrow("no endpoint is given for 'dynamodb'; there are endpoints for sqs");
});

test('fails when the endpoint cannot be reached', async () => {
  await expect(endpointBackend({ dynamodb: 'http://127.0.0.1:1' })(call({}))).rejects.toThrow('ECONNREFUSED');
});
