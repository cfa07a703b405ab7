import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Backend, BackendAnswer, BackendCall } from '../../src';
import { LocalGatewayError } from '../../src';
import { FunctionServices } from '../../src/functions/services/function-services';

let calls: BackendCall[];
let answer: BackendAnswer | Error;
let services: FunctionServices;
let endpoint: URL;
let token: string;

const record: Backend = async (call) => {
  calls.push(call);
  if (answer instanceof Error) {
    throw answer;
  }
  return answer;
};

beforeAll(async () => {
  services = new FunctionServices(record);
  const variables = await services.variables();
  endpoint = new URL(variables.AWS_ENDPOINT_URL);
  token = variables.AWS_SESSION_TOKEN;
});

afterAll(() => services.close());

beforeEach(() => {
  calls = [];
  answer = { body: '{}' };
});

interface Sent {
  readonly service: string;
  readonly method?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly sessionToken?: string;
}

function signerOf({ service, sessionToken = token }: Sent): SignatureV4 {
  return new SignatureV4({
    service, region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local', sessionToken }, sha256: Sha256, uriEscapePath: service !== 's3',
  });
}

function unsigned({ method = 'POST', path = '/', query = {}, headers = {}, body }: Sent) {
  const { hostname, host, port, protocol } = endpoint;
  return { method, protocol, hostname, port: Number(port), path, query: { ...query }, headers: { ...headers, host }, body };
}

async function send(sent: Sent): Promise<Response> {
  const { headers, method, path, query } = await signerOf(sent).sign(unsigned(sent));
  const search = new URLSearchParams(query as Record<string, string>).toString();
  return fetch(`${endpoint.origin}${path}${search === '' ? '' : `?${search}`}`, { method, headers, body: sent.body as string });
}

const GET_ITEM = { service: 'dynamodb', headers: { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': 'DynamoDB_20120810.GetItem' } };
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };

describe('the services that functions find', () => {
  test('are on this machine only', () => {
    expect(endpoint.hostname).toBe('127.0.0.1');
  });

  test('read a request of the JSON protocol', async () => {
    const body = '{"TableName":"t","Key":{"id":{"S":"a"}}}';
    answer = { headers: { 'Content-Type': 'application/x-amz-json-1.0', 'x-amzn-RequestId': 'r' }, body: '{"Item":{}}' };
    const response = await send({ ...GET_ITEM, body });
    expect([response.status, response.headers.get('x-amzn-requestid'), await response.text()]).toEqual([200, 'r', '{"Item":{}}']);
    const [{ body: bytes, headers, ...call }] = calls;
    expect(call).toEqual({
      kind: 'aws', service: 'dynamodb', action: 'GetItem', region: 'eu-west-1', method: 'POST', path: '/', query: {}, url: 'https://dynamodb.eu-west-1.amazonaws.com/', problems: [],
    });
    expect(bytes.toString()).toBe(body);
    expect(headers['X-Amz-Target']).toBe('DynamoDB_20120810.GetItem');
    expect(Object.keys(headers).filter((name) => /^(?:authorization|host|connection|x-amz-(?:date|security-token|content-sha256))$/.test(name))).toEqual([]);
  });

  test('read a request of the form protocol', async () => {
    await send({ service: 'sns', headers: FORM, body: 'Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Aeu-west-1%3A123456789012%3At&Message=x' });
    expect(calls[0]).toMatchObject({ service: 'sns', action: 'Publish', problems: [] });
  });

  test('read a request to S3 with the bucket in its path, and without what only SDKs know', async () => {
    await send({ service: 's3', method: 'PUT', path: '/bucket/a%20b/%2B.txt', query: { 'x-id': 'PutObject' }, headers: { 'x-amz-meta-a': 'b' }, body: 'bytes' });
    expect(calls[0]).toMatchObject({ action: 'PutObject', path: '/bucket/a%20b/%2B.txt', url: 'https://s3.eu-west-1.amazonaws.com/bucket/a%20b/%2B.txt', query: {}, problems: [] });
    expect([calls[0].headers['X-Amz-Meta-A'], calls[0].body.toString()]).toEqual(['b', 'bytes']);
  });

  test.each([
    ['unsigned', '5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'],
    ['signed', '5;chunk-signature=00\r\nhello\r\n6;chunk-signature=00\r\n world\r\n0;chunk-signature=00\r\n\r\n', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'],
  ])('put %s chunks together', async (_name, body, digest) => {
    const headers = { 'x-amz-content-sha256': digest, 'content-encoding': 'aws-chunked, gzip', 'x-amz-decoded-content-length': '11' };
    await send({ service: 's3', method: 'PUT', path: '/bucket/key', headers, body });
    expect([calls[0].body.toString(), calls[0].headers['Content-Encoding']]).toEqual(['hello world', 'gzip']);
  });

  test.each(['5\r\nhel', 'zz\r\n', '', '5', 'ffffffff\r\n', '5\r\nhello\r\n'])('fail for broken chunks: %j', async (body) => {
    const response = await send({ service: 's3', method: 'PUT', path: '/bucket/key', headers: { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' }, body });
    expect([response.status, await response.text(), calls]).toEqual([400, expect.stringContaining('not in the chunks'), []]);
  });

  test('take a signed URL', async () => {
    const { path, query } = await signerOf({ service: 's3' }).presign(unsigned({ service: 's3', method: 'GET', path: '/bucket/key', query: { 'x-id': 'GetObject', 'x-amz-checksum-mode': 'ENABLED' } }));
    const response = await fetch(`${endpoint.origin}${path}?${new URLSearchParams(query as Record<string, string>).toString()}`);
    expect(response.status).toBe(200);
    expect(calls[0]).toMatchObject({ action: 'GetObject', query: {}, problems: [] });
    expect(calls[0].headers['x-amz-checksum-mode']).toBe('ENABLED');
  });

  test('take a URL that is signed in the old way', async () => {
    const query = new URLSearchParams({ 'AWSAccessKeyId': 'local', 'Signature': 'a', 'Expires': '1', 'x-amz-security-token': token }).toString();
    expect((await fetch(`${endpoint.origin}/bucket/key?${query}`)).status).toBe(200);
    expect(calls[0]).toMatchObject({ service: 's3', action: 'GetObject', query: {}, problems: [] });
    expect((await fetch(`${endpoint.origin}/bucket/key?AWSAccessKeyId=local`)).status).toBe(403);
  });

  test('invoke other functions', async () => {
    answer = { body: '{"errorType":"Error"}', functionError: 'Unhandled' };
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:other';
    const response = await send({ service: 'lambda', path: `/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`, query: { Qualifier: 'live' }, headers: { 'X-Amz-Invocation-Type': 'Event' }, body: '{}' });
    expect([response.headers.get('x-amz-function-error'), await response.text()]).toEqual(['Unhandled', '{"errorType":"Error"}']);
    expect(calls[0]).toMatchObject({ kind: 'lambda', functionArn: `${arn}:live`, invocationType: 'Event', action: 'Invoke' });
  });

  test.each([
    ['GET', '/2015-03-31/functions/other/configuration', 'RequestResponse'], ['POST', '/2015-03-31/functions/other/invocations', 'DryRun'],
    ['POST', '/2021-11-15/functions/other/response-streaming-invocations', 'RequestResponse'],
  ])('fail for other calls to Lambda: %s %s %s', async (method, path, type) => {
    const response = await send({ service: 'lambda', method, path, headers: { 'X-Amz-Invocation-Type': type } });
    expect([response.status, await response.text(), calls]).toEqual([400, expect.stringContaining('\'lambda:Invoke\' alone'), []]);
  });
});

describe('what nothing answers is an error of the service that says why', () => {
  const REASON = 'nothing here answers <it>';

  test.each([
    ['JSON', { service: 'ssm', headers: { 'X-Amz-Target': 'AmazonSSM.GetParameter' } }, '{"__type":"LocalGatewayError","message":"nothing here answers <it>"}'],
    ['a form', { service: 'iam', headers: FORM, body: 'Action=GetUser' }, '<ErrorResponse><Error><Type>Sender</Type><Code>LocalGatewayError</Code><Message>nothing here answers &lt;it&gt;</Message></Error></ErrorResponse>'],
    ['XML', { service: 's3', method: 'GET', path: '/' }, '<Error><Code>LocalGatewayError</Code><Message>nothing here answers &lt;it&gt;</Message></Error>'],
  ])('in %s', async (_name, sent, expected) => {
    answer = new LocalGatewayError(REASON);
    const response = await send(sent);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(expected)]);
  });

  test('with the action, where the request tells it', async () => {
    await send({ service: 'ssm', headers: { 'X-Amz-Target': 'AmazonSSM.GetParameter' } });
    await send({ service: 'iam', headers: FORM, body: 'Action=GetUser' });
    expect(calls.map(({ service, action }) => `${service}:${action}`)).toEqual(['ssm:GetParameter', 'iam:GetUser']);
  });

  test('without a body for HEAD, and for errors of any kind', async () => {
    answer = new TypeError('odd');
    expect((await send({ service: 's3', method: 'HEAD', path: '/bucket/key' })).status).toBe(400);
    answer = { headers: { bad: 'a\nb' } };
    expect(await (await send(GET_ITEM)).json()).toMatchObject({ __type: 'InternalFailure' });
  });
});

describe('nobody else is answered', () => {
  test('with another session token, or none', async () => {
    for (const sessionToken of ['local', `${token.slice(0, -1)}!`, '']) {
      expect((await send({ ...GET_ITEM, sessionToken })).status).toBe(403);
    }
    expect(calls).toEqual([]);
  });

  test.each([
    ['nothing', {}],
    ['a bare token', { 'X-Amz-Security-Token': 'TOKEN' }],
    ['a broken signature', { 'X-Amz-Security-Token': 'TOKEN', 'Authorization': 'AWS4-HMAC-SHA256 Credential=a/b' }],
    ['the token of another kind', { Authorization: 'Bearer TOKEN' }],
  ])('with %s', async (_name, given: Readonly<Record<string, string>>) => {
    const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value.replace('TOKEN', token)]));
    const response = await fetch(endpoint, { method: 'POST', headers, body: 'x'.repeat(100_000) });
    expect([response.status, await response.text(), calls]).toEqual([403, expect.stringContaining('only functions of the gateway'), []]);
  });

  test('by the token of another gateway', async () => {
    const other = new FunctionServices(record);
    try {
      const { AWS_SESSION_TOKEN: sessionToken } = await other.variables();
      expect((await send({ ...GET_ITEM, sessionToken })).status).toBe(403);
    } finally {
      await other.close();
    }
  });
});

test('nothing listens before variables are asked for, nor after closing', async () => {
  const other = new FunctionServices(record);
  await other.close();
  expect(await other.variables()).toEqual({});
  const open = new FunctionServices(record);
  const { AWS_ENDPOINT_URL } = await open.variables();
  expect(await open.variables()).toMatchObject({ AWS_ENDPOINT_URL });
  await open.close();
  await expect(fetch(AWS_ENDPOINT_URL)).rejects.toThrow();
});
