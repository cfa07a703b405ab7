import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { CallerKeys, InvokeRequest } from '../../../src';
import { fixtureGateway, json, lambda, mock, eventOf, NOW } from '../../fixtures/gateways';

const ALICE: CallerKeys = {
  arn: 'arn:aws:iam::123456789012:user/alice',
  userId: 'AIDAALICE',
  accessKeyId: 'AKIAALICE',
  secretAccessKey: 'a secret of nobody',
};
const SESSION: CallerKeys = {
  arn: 'arn:aws:sts::123456789012:assumed-role/shop/one',
  accessKeyId: 'ASIASESSION',
  secretAccessKey: 'another secret',
  sessionToken: 'token',
};

interface SigningOptions {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Record<string, string | string[]>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly keys?: Pick<CallerKeys, 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>;
  readonly date?: Date;
  readonly region?: string;
  readonly service?: string;
}

function gatewayOf(callers: readonly CallerKeys[] = [ALICE, SESSION]) {
  const properties = { AuthorizationType: 'AWS_IAM' };
  const text = '$context.identity.userArn $context.identity.user $context.identity.caller $context.identity.accountId $context.identity.accessKey';
  return fixtureGateway([
    { path: '/', integration: mock(text), properties },
    { path: '/a/{b}', method: 'ANY', integration: mock(text), properties },
    { path: '/event', integration: lambda('AWS_PROXY'), properties },
  ], { gateway: { callers }, answers: { lambda: { payload: {} } } });
}

async function signed(options: SigningOptions = {}): Promise<InvokeRequest> {
  const { method = 'GET', path = '/', query = {}, headers = {}, body } = options;
  const request = await signerOf(options).sign({
    method, protocol: 'https:', hostname: 'api.example', path: `/prod${path}`, query, headers: { host: 'api.example', ...headers }, body,
  }, { signingDate: options.date ?? NOW });
  return { method, path, query, headers: request.headers, body };
}

async function presigned(options: SigningOptions & { readonly expiresIn?: number } = {}): Promise<InvokeRequest> {
  const { path = '/', query = {} } = options;
  const request = await signerOf(options).presign({
    method: 'GET', protocol: 'https:', hostname: 'api.example', path: `/prod${path}`, query, headers: { host: 'api.example' },
  }, { signingDate: options.date ?? NOW, expiresIn: options.expiresIn ?? 60 });
  return { path, query: request.query as Record<string, string>, headers: { host: 'api.example' } };
}

function signerOf({ keys = ALICE, region = 'us-east-1', service = 'execute-api' }: SigningOptions): SignatureV4 {
  return new SignatureV4({ service, region, credentials: keys, sha256: Sha256 });
}

function authorization(request: InvokeRequest): string {
  return (request.headers as Record<string, string>).authorization;
}

describe('a signature that fits', () => {
  test.each<[string, SigningOptions]>([
    ['of a plain request', {}],
    ['of a path', { path: '/a/b%20c' }],
    ['of a path with a slash inside', { path: '/a/b%2Fc' }],
    ['of query parameters', { query: { b: '2 3', a: ['z', 'y'], e: '', ä: '+&=' } }],
    ['of headers', { headers: { 'x-a': '  one   two ', 'X-B': 'three' } }],
    ['of a body', { method: 'POST', path: '/a/b', body: '{"ä":1}', headers: { 'content-type': 'application/json' } }],
    ['four minutes old', { date: new Date(NOW.getTime() - 240_000) }],
    ['four minutes ahead', { date: new Date(NOW.getTime() + 240_000) }],
  ])('%s lets the caller in', async (_name, options) => {
    const answer = await gatewayOf().invoke(await signed(options));
    expect(answer.body.toString()).toBe('arn:aws:iam::123456789012:user/alice AIDAALICE AIDAALICE 123456789012 AKIAALICE');
  });

  test('of a session lets it in', async () => {
    const answer = await gatewayOf().invoke(await signed({ keys: SESSION }));
    expect(answer.body.toString()).toBe('arn:aws:sts::123456789012:assumed-role/shop/one one one 123456789012 ASIASESSION');
  });

  test.each([ALICE, SESSION])('in a URL lets $arn in', async (keys) => {
    const answer = await gatewayOf().invoke(await presigned({ keys, path: '/a/b', query: { x: 'y z' } }));
    expect(answer.body.toString()).toContain(keys.arn);
  });

  test('over a path without the stage lets a client of a local server in', async () => {
    const request = await signerOf({}).sign({
      method: 'GET', protocol: 'http:', hostname: '127.0.0.1', path: '/a/b', headers: { host: '127.0.0.1:3000' },
    }, { signingDate: NOW });
    expect((await gatewayOf().invoke({ path: '/a/b', headers: request.headers })).status).toBe(200);
  });

  test('over the host name of the API needs no Host header', async () => {
    const gateway = gatewayOf();
    const [, id] = /\/\/([a-z0-9]+)\./.exec((await unsignedUrl(gateway)) ?? '') ?? [];
    const host = `${id}.execute-api.us-east-1.amazonaws.com`;
    const request = await signerOf({}).sign({ method: 'GET', protocol: 'https:', hostname: host, path: '/prod/', headers: { host } }, { signingDate: NOW });
    const { host: _host, ...headers } = request.headers;
    expect((await gateway.invoke({ path: '/', headers })).status).toBe(200);
  });

  test('stands in the event of a function', async () => {
    const gateway = gatewayOf();
    await gateway.invoke(await signed({ path: '/event' }));
    expect(eventOf(gateway.backend).requestContext).toMatchObject({
      identity: { userArn: ALICE.arn, user: 'AIDAALICE', caller: 'AIDAALICE', accountId: '123456789012', accessKey: 'AKIAALICE' },
    });
    expect(eventOf(gateway.backend).requestContext).not.toHaveProperty('authorizer');
  });
});

describe('fails', () => {
  const mismatch = 'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. '
    + 'Consult the service documentation for details.\n\nThe Canonical String for this request should have been\n\'';

  async function refusal(request: InvokeRequest, callers?: readonly CallerKeys[]) {
    const answer = await gatewayOf(callers).invoke(request);
    expect(answer.status).toBe(403);
    return { exception: answer.headers['x-amzn-errortype'], message: (json(answer) as { message: string }).message };
  }

  test.each([{}, { headers: { Authorization: '' } }, { query: { 'x-amz-signature': 'x' } }])('without a signature: %j', async (more) => {
    expect(await refusal({ path: '/', ...more })).toEqual({ exception: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' });
  });

  test.each<[string, (request: InvokeRequest) => InvokeRequest]>([
    ['another path', (request) => ({ ...request, path: '/a/b' })],
    ['another method', (request) => ({ ...request, path: '/a/b', method: 'DELETE' })],
    ['another query', (request) => ({ ...request, query: { x: '1' } })],
    ['another body', (request) => ({ ...request, body: 'x' })],
    ['another host', (request) => ({ ...request, headers: { ...request.headers, host: 'other.example' } })],
    ['a changed digit', (request) => ({ ...request, headers: { ...request.headers, authorization: authorization(request).replace(/.$/, (digit) => digit === '0' ? '1' : '0') } })],
    ['a longer signature', (request) => ({ ...request, headers: { ...request.headers, authorization: `${authorization(request)}0` } })],
    ['letters that are no digits', (request) => ({ ...request, headers: { ...request.headers, authorization: authorization(request).replace(/.$/, 'é') } })],
    ['headers that are not signed', (request) => ({ ...request, headers: { ...request.headers, authorization: authorization(request).replace(/host;/, '') } })],
    ['names of every object', (request) => ({ ...request, headers: { ...request.headers, authorization: authorization(request).replace('SignedHeaders=', 'SignedHeaders=__proto__;constructor;') } })],
  ])('for %s', async (_name, change) => {
    const { exception, message } = await refusal(change(await signed()));
    expect(exception).toBe('InvalidSignatureException');
    expect(message).toMatch(new RegExp(`^${mismatch.replaceAll('.', '\\.')}(GET|DELETE)\n/prod/`));
    expect(message).toContain("'\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20260304T050607Z\n20260304/us-east-1/execute-api/aws4_request\n");
  });

  test('for another secret', async () => {
    expect((await refusal(await signed({ keys: { ...ALICE, secretAccessKey: 'guessed' } }))).exception).toBe('InvalidSignatureException');
    expect((await refusal(await presigned({ keys: { ...ALICE, secretAccessKey: 'guessed' } }))).exception).toBe('InvalidSignatureException');
  });

  test('for a body that its signature leaves out', async () => {
    const request = await signed({ method: 'POST', path: '/a/b', body: 'x', headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } });
    expect((await refusal(request)).exception).toBe('InvalidSignatureException');
  });

  test.each<[string, Partial<CallerKeys>]>([
    ['an unknown key', { accessKeyId: 'AKIAUNKNOWN' }],
    ['a key named as every object has one', { accessKeyId: 'constructor' }],
    ['a session token of nobody', { sessionToken: 'x' }],
  ])('for %s', async (_name, keys) => {
    expect(await refusal(await signed({ keys: { ...ALICE, ...keys } }))).toEqual({
      exception: 'UnrecognizedClientException', message: 'The security token included in the request is invalid.',
    });
  });

  test('for a session without its token', async () => {
    const { sessionToken: _token, ...keys } = SESSION;
    expect((await refusal(await signed({ keys }))).exception).toBe('UnrecognizedClientException');
  });

  test('for a session that ended', async () => {
    expect(await refusal(await signed({ keys: SESSION }), [{ ...SESSION, expires: NOW }])).toEqual({
      exception: 'ExpiredTokenException', message: 'The security token included in the request is expired',
    });
  });

  test.each([
    [-301, 'Signature expired: 20260304T050106Z is now earlier than 20260304T050107Z (20260304T050607Z - 5 min.)'],
    [302, 'Signature not yet current: 20260304T051109Z is still later than 20260304T051107Z (20260304T050607Z + 5 min.)'],
  ])('%d seconds off', async (seconds, message) => {
    const date = new Date(NOW.getTime() + seconds * 1000);
    expect(await refusal(await signed({ date }))).toEqual({ exception: 'InvalidSignatureException', message });
  });

  test('for a URL that expired', async () => {
    const date = new Date(NOW.getTime() - 61_000);
    expect(await refusal(await presigned({ date, expiresIn: 60 }))).toEqual({
      exception: 'InvalidSignatureException',
      message: 'Signature expired: 20260304T050506Z is now earlier than 20260304T050507Z (20260304T050607Z - 60 sec.)',
    });
  });

  test.each<[SigningOptions, string]>([
    [{ region: 'eu-west-1' }, "Credential should be scoped to a valid region, not 'eu-west-1'. "],
    [{ service: 's3' }, "Credential should be scoped to correct service: 'execute-api'. "],
  ])('for a scope of %j', async (options, message) => {
    expect(await refusal(await signed(options))).toEqual({ exception: 'InvalidSignatureException', message });
  });

  test('for a scope of another day', async () => {
    const request = await signed();
    const changed = authorization(request).replace('/20260304/', '/20260305/');
    expect((await refusal({ ...request, headers: { ...request.headers, authorization: changed } })).message).toBe(
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260305' != '20260304', from '20260304T050607Z'.",
    );
  });

  test.each([
    ['Bearer abc.def.ghi', "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): 'UxOF3HMhATMMq+KaaPX3QIBX1wJiIP+fN+V4AUACHEY='."],
    ['x', "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. (Hashed with SHA-256 and encoded with Base64) Authorization=LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE="],
    ['AWS4-HMAC-SHA256 Credential=a, Signature=b', expect.stringMatching(/^Authorization header requires 'SignedHeaders' parameter\. Authorization header requires existence of/)],
    ['AWS4-HMAC-SHA256 Credential=, Signature=, SignedHeaders=', expect.stringMatching(/^Authorization header requires 'Credential' parameter\./)],
    ['Basic Credential=a,Signature=b,SignedHeaders=c', expect.stringMatching(/^Authorization header requires/)],
  ])('for the header %s', async (header, message) => {
    expect(await refusal({ path: '/', headers: { Authorization: header } })).toEqual({ exception: 'IncompleteSignatureException', message });
  });

  test('for a credential that is none', async () => {
    const headers = { 'Authorization': 'AWS4-HMAC-SHA256 Credential=a/b, Signature=c, SignedHeaders=host', 'X-Amz-Date': '20260304T050607Z' };
    expect((await refusal({ path: '/', headers })).message).toMatch(/^Credential must have exactly 5 slash-delimited elements/);
  });

  test.each(['yesterday', '20261304T050607Z'])('for the date %s', async (date) => {
    const headers = { 'Authorization': `AWS4-HMAC-SHA256 Credential=AKIAALICE/${date.slice(0, 8)}/us-east-1/execute-api/aws4_request, Signature=c, SignedHeaders=host`, 'X-Amz-Date': date };
    expect(await refusal({ path: '/', headers })).toEqual({
      exception: 'IncompleteSignatureException', message: expect.stringMatching(/^Date must be in ISO-8601 'basic format'/),
    });
  });

  test('for half a signed URL', async () => {
    expect(await refusal({ path: '/', query: { 'X-Amz-Signature': 'x', 'X-Amz-Date': '20260304T050607Z' } })).toEqual({
      exception: 'IncompleteSignatureException', message: expect.stringMatching(/^AWS query-string parameters must include 'X-Amz-Algorithm'\./),
    });
  });
});

describe('without keys of callers', () => {
  const open = (iam: 'ALLOW' | 'SIGNED') => fixtureGateway([{ path: '/', integration: mock('in'), properties: { AuthorizationType: 'AWS_IAM' } }], { gateway: { iam } });

  test('ALLOW lets everybody in', async () => {
    expect((await open('ALLOW').invoke({ path: '/', headers: { Authorization: 'Bearer x' } })).status).toBe(200);
  });

  test('SIGNED refuses what is not signed, and signatures that nobody can check', async () => {
    const { invoke } = open('SIGNED');
    expect((await invoke({ path: '/', headers: { Authorization: 'Bearer x' } })).headers['x-amzn-errortype']).toBe('IncompleteSignatureException');
    expect((await invoke(await signed())).headers['x-amzn-errortype']).toBe('MissingAuthenticationTokenException');
  });
});

test('access logs tell of authentication and authorization', async () => {
  const { gateway, invoke } = fixtureGateway([{ path: '/', integration: mock('in'), properties: { AuthorizationType: 'AWS_IAM' } }], {
    stage: { AccessLogSetting: { DestinationArn: 'arn', Format: '$context.authenticate.status $context.authenticate.error|$context.authorize.status $context.authorize.error' } },
    gateway: { callers: [ALICE, { ...SESSION, policy: { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } } }] },
  });
  await invoke({ path: '/' });
  await invoke(await signed());
  await invoke(await signed({ keys: SESSION }));
  expect(gateway.logs.access).toEqual([
    '403 Missing Authentication Token|- -',
    '200 -|200 -',
    expect.stringMatching(/^200 -\|403 User: arn:aws:sts::.* with an explicit deny$/),
  ]);
});

test('a declared caller needs no signature', async () => {
  const answer = await gatewayOf().invoke({ path: '/', caller: { arn: 'arn:aws:iam::123456789012:user/bob' } });
  expect(answer.body.toString()).toContain('arn:aws:iam::123456789012:user/bob');
});

test('the identity of an identity pool stands in the context', async () => {
  const { invoke } = fixtureGateway([{
    path: '/',
    integration: mock('$context.identity.cognitoIdentityPoolId $context.identity.cognitoIdentityId $context.identity.cognitoAuthenticationType $context.identity.cognitoAuthenticationProvider $context.identity.principalOrgId'),
    properties: { AuthorizationType: 'AWS_IAM' },
  }]);
  const caller = {
    arn: 'arn:aws:sts::123456789012:assumed-role/web/CognitoIdentityCredentials',
    principalOrgId: 'o-1',
    cognitoIdentity: { identityPoolId: 'us-east-1:pool', identityId: 'us-east-1:one', authenticationProvider: 'provider' },
  };
  expect((await invoke({ path: '/', caller })).body.toString()).toBe('us-east-1:pool us-east-1:one authenticated provider o-1');
});

test('where there is no route, another Authorization header is no signature', async () => {
  const { invoke } = gatewayOf();
  const ask = async (headers: Record<string, string>) => (await invoke({ path: '/nowhere', headers })).headers['x-amzn-errortype'];
  expect(await ask({ Authorization: 'Bearer x' })).toBe('IncompleteSignatureException');
  expect(await ask({})).toBe('MissingAuthenticationTokenException');
  expect(await ask((await signed({ path: '/nowhere' })).headers as Record<string, string>)).toBe('MissingAuthenticationTokenException');
});

async function unsignedUrl(gateway: ReturnType<typeof gatewayOf>): Promise<string | undefined> {
  await gateway.invoke({ path: '/event', caller: { arn: ALICE.arn } });
  const { domainName } = eventOf(gateway.backend).requestContext as { readonly domainName: string };
  return `https://${domainName}`;
}
