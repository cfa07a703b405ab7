import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ServiceCall } from '../../../handlers/through-function/send-call';
import { signCall } from '../../../handlers/through-function/sign-call';
import { signingOf } from '../../../handlers/through-function/signing';

const CREDENTIALS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', sessionToken: 'token' };
const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  AWS_SESSION_TOKEN: CREDENTIALS.sessionToken,
};

function call(service: string, more: Partial<ServiceCall> = {}): ServiceCall {
  return {
    service,
    region: 'eu-west-1',
    method: 'POST',
    url: `https://${service}.eu-west-1.amazonaws.com/`,
    path: '/',
    query: {},
    headers: { 'Content-Type': 'a/b' },
    body: Buffer.from('{}'),
    ...more,
  };
}

describe('a signature', () => {
  const now = new Date('2026-03-04T05:06:07Z');

  beforeEach(() => {
    jest.useFakeTimers({ now });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  test.each<[string, ServiceCall, boolean]>([
    ['of a JSON call', call('dynamodb'), true],
    ['of a form to a path', call('sqs', { path: '/123456789012/a%20b', url: 'https://sqs.eu-west-1.amazonaws.com/123456789012/a%20b?Action=A%26&x=1&x=2', query: { Action: 'A&', x: ['1', '2'] } }), true],
    ['of an object, whose path stands for itself', call('s3', { method: 'PUT', path: '/files/a%20b/%2e%2e//c', url: 'https://s3.eu-west-1.amazonaws.com/files/a%20b/%2e%2e//c?x=%20', query: { x: ' ' }, body: Buffer.from([0xff, 0]) }), false],
  ])('%s is that of AWS, and what is sent is what was signed', async (_case, sent, uriEscapePath) => {
    const { headers, origin, path } = await signCall(sent, ENVIRONMENT);
    const reference = await new SignatureV4({ service: sent.service, region: 'eu-west-1', credentials: CREDENTIALS, sha256: Sha256, uriEscapePath }).sign({
      method: sent.method, protocol: 'https:', hostname: 'x', path: sent.path, query: sent.query as Record<string, string>, headers: { ...sent.headers, host: new URL(sent.url).host }, body: sent.body,
    });
    expect(headers).toEqual(reference.headers);
    expect(headers['x-amz-security-token']).toBe('token');
    expect(origin + path).toBe(sent.url);
  });
});

describe('where a call goes', () => {
  test.each<[ServiceCall, object]>([
    [call('dynamodb'), { origin: 'https://dynamodb.eu-west-1.amazonaws.com', region: 'eu-west-1', service: 'dynamodb' }],
    [call('email'), { origin: 'https://email.eu-west-1.amazonaws.com', region: 'eu-west-1', service: 'ses' }],
    [call('iot', { url: 'https://data.iot.eu-west-1.amazonaws.com/topics/a' }), { origin: 'https://data.iot.eu-west-1.amazonaws.com', region: 'eu-west-1', service: 'iotdata' }],
    [call('iot', { url: 'https://iot.eu-west-1.amazonaws.com/' }), { origin: 'https://iot.eu-west-1.amazonaws.com', region: 'eu-west-1', service: 'iot' }],
    [call('iam'), { origin: 'https://iam.amazonaws.com', region: 'us-east-1', service: 'iam' }],
    [call('iam', { region: 'cn-north-1', url: 'https://iam.cn-north-1.amazonaws.com.cn/' }), { origin: 'https://iam.cn-north-1.amazonaws.com.cn', region: 'cn-north-1', service: 'iam' }],
    [call('states', { region: 'us-gov-west-1', url: 'https://states.us-gov-west-1.amazonaws.com/' }), { origin: 'https://states.us-gov-west-1.amazonaws.com', region: 'us-gov-west-1', service: 'states' }],
  ])('%#', (sent, expected) => {
    expect(signingOf(sent, {})).toEqual(expected);
  });

  test.each<[string, object, string]>([
    ['one for all services', { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }, 'http://127.0.0.1:4566'],
    ['one of its own', { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_ENDPOINT_URL_SFN: 'http://127.0.0.1:8083' }, 'http://127.0.0.1:8083'],
    ['not that of another', { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000' }, 'https://states.eu-west-1.amazonaws.com'],
  ])('may be told by the environment: %s', (_case, environment, origin) => {
    expect(signingOf(call('states'), environment as NodeJS.ProcessEnv)).toEqual({ origin, region: 'eu-west-1', service: 'states' });
  });
});
