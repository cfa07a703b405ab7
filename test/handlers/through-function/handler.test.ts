import { App, Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { FunctionInProcess, httpEvent, plansIn, REQUEST_ID } from './support';
import type { HttpRequestContext } from '../../../handlers/through-function/http-event';
import { GatewayFault } from '../../../local/src/gateway/fault';
import { AwsAction, AwsRequest, JsonTemplate, RequestValue, S3GetObject, S3PutObject, ThroughFunction } from '../../../src';
import type { IRestIntegration } from '../../../src';
import { newBucket } from '../../integrations/support/bucket';

const KEY = 'PUT /things/{id}';

function serve(integrationIn: (stack: Stack) => IRestIntegration, routeKey = KEY): FunctionInProcess {
  const stack = new Stack(new App(), 'Shop');
  const [method, path] = routeKey === '$default' ? ['ANY', '$default'] : routeKey.split(' ');
  const pathVariables = [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => name);
  new ThroughFunction(integrationIn(stack)).bindToHttp({ scope: new HttpApi(stack, 'Api'), route: { method, path, pathVariables } });
  return new FunctionInProcess(plansIn(stack));
}

/** An action that is told one value, and answers with what it was asked. */
function telling(value: RequestValue): IRestIntegration {
  return new AwsAction({
    service: 'ssm',
    action: 'GetParameter',
    resources: ['arn:aws:ssm:us-east-1:123456789012:parameter/a'],
    request: AwsRequest.json({ targetPrefix: 'AmazonSSM', body: JsonTemplate.object({ Name: JsonTemplate.string(value) }) }),
  });
}

async function told(value: RequestValue, request: object = {}, event: object = {}): Promise<unknown> {
  const served = serve(() => telling(value));
  await served.invoke(KEY, { method: 'PUT', path: '/things/a', ...request }, event);
  return JSON.parse(served.calls[0].body.toString()).Name;
}

describe('what a service is told', () => {
  test.each<[string, RequestValue, object, object, unknown]>([
    ['a path variable', RequestValue.path('id'), { path: '/things/a%20b%2Bc+d%C3%A9' }, {}, 'a b+c+dé'],
    ['a path variable that looks encoded', RequestValue.path('id'), { path: '/things/a%252Fb' }, {}, 'a%2Fb'],
    ['the last of several query parameters', RequestValue.query('q'), { path: '/things/a?q=1&q=x+y%26z' }, {}, 'x y&z'],
    ['a header in any casing', RequestValue.header('X-Tenant'), { headers: { 'x-tenant': 'blue' } }, {}, 'blue'],
    ['cookies', RequestValue.header('Cookie'), {}, { cookies: ['a=1', 'b=2'] }, 'a=1; b=2'],
    ['the body', RequestValue.body('a.b'), { body: '{"a":{"b":"ü"}}' }, {}, 'ü'],
    ['a body that came as text', RequestValue.body('a'), {}, { body: '{"a":"ü"}', isBase64Encoded: false }, 'ü'],
    ['a stage variable', RequestValue.stageVariable('alias'), {}, {}, 'live'],
    ['the request id', RequestValue.context('extendedRequestId'), {}, {}, REQUEST_ID],
    ['the address', RequestValue.context('identity.sourceIp'), {}, {}, '192.0.2.1'],
    ['the path', RequestValue.context('path'), {}, {}, '/things/a'],
    ['the route', RequestValue.context('resourcePath'), {}, {}, '/things/{id}'],
    ['the API', RequestValue.context('apiId'), {}, {}, 'abcdef1234'],
  ])('%s', async (_what, value, request, event, expected) => {
    expect(await told(value, request, event)).toBe(expected);
  });

  test.each<[string, string, object, unknown]>([
    ['claims of a token', 'authorizer.claims.sub', { jwt: { claims: { sub: 'ada' }, scopes: null } }, 'ada'],
    ['what an authorizer function says', 'authorizer.tenant', { lambda: { tenant: 'blue' } }, 'blue'],
    ['who signed', 'identity.userArn', { iam: { userArn: 'arn:aws:iam::123456789012:user/ada', userId: 'AIDA', accountId: '123456789012', cognitoIdentity: null } }, 'arn:aws:iam::123456789012:user/ada'],
    ['an identity of a pool', 'identity.cognitoIdentityId', { iam: { userArn: 'a', cognitoIdentity: { amr: ['unauthenticated'], identityId: 'eu-1:2', identityPoolId: 'p' } } }, 'eu-1:2'],
  ])('%s', async (_what, name, authorizer, expected) => {
    expect(await told(RequestValue.context(name), {}, { requestContext: contextWith(authorizer) })).toBe(expected);
  });

  test('a caller cannot make one up', async () => {
    const served = serve(() => telling(RequestValue.context('authorizer.claims.sub')));
    const { status } = await served.invoke(KEY, { method: 'PUT', path: '/things/a', headers: { authorizer: 'ada' } }, { requestContext: contextWith({ jwt: { claims: { __proto__: { sub: 'eve' } } } }) });
    expect(status).toBe(400);
  });

  test('by the route that the event names, also the one for everything', async () => {
    const served = serve(() => telling(RequestValue.query('q')), '$default');
    await served.invoke('$default', { path: '/any/where?q=1' });
    expect(served.calls).toMatchObject([{ service: 'ssm', region: 'us-east-1', url: 'https://ssm.us-east-1.amazonaws.com/' }]);
  });
});

describe('objects', () => {
  const served = (): FunctionInProcess => serve((stack) => new S3GetObject(newBucket(stack), { key: RequestValue.path('key') }), 'GET /files/{key+}');
  const BYTES = Buffer.from([0xff, 0xd8, 0x00, 0xfe]);

  test('come byte for byte, with their headers', async () => {
    const files = served();
    files.said = { status: 200, headers: { 'content-type': 'image/jpeg', 'etag': '"1"', 'x-amz-id-2': 'secret' }, body: BYTES };
    const answer = await files.invoke('GET /files/{key+}', { path: '/files/a/b%20c.jpg', headers: { 'accept': 'image/*', 'if-none-match': '"2"' } });
    expect(answer).toMatchObject({ status: 200, headers: { 'Content-Type': 'image/jpeg', 'ETag': '"1"' } });
    expect(Object.keys(answer.headers)).not.toContain('x-amz-id-2');
    expect(answer.body).toEqual(BYTES);
    expect(files.calls[0]).toMatchObject({ path: '/files/a/b%20c.jpg', headers: { 'If-None-Match': '"2"' } });
  });

  test.each([[304, 304], [206, 206], [412, 412], [416, 416], [404, 404], [403, 502]])('a %d of S3 is %d', async (status, expected) => {
    const files = served();
    files.said = { status, headers: {}, body: status === 403 ? '<Error/>' : '' };
    expect((await files.invoke('GET /files/{key+}', { path: '/files/a' })).status).toBe(expected);
  });

  test('are written byte for byte', async () => {
    const files = serve((stack) => new S3PutObject(newBucket(stack), { key: RequestValue.path('id') }));
    files.said = { status: 200 };
    await files.invoke(KEY, { method: 'PUT', path: '/things/a.jpg', headers: { 'content-type': 'image/jpeg' }, body: 'x' }, { body: BYTES.toString('base64') });
    expect(files.calls[0]).toMatchObject({ method: 'PUT', path: '/files/a.jpg', body: BYTES });
  });

  test('too large for the answer of a function are 502', async () => {
    const files = served();
    const said = (size: number) => ({ status: 200, headers: { 'content-type': 'image/jpeg' }, body: Buffer.alloc(size, 0xff) });
    files.said = said(4_500_000);
    expect((await files.invoke('GET /files/{key+}', { path: '/files/a' })).status).toBe(200);
    jest.spyOn(console, 'error').mockImplementation();
    files.said = said(4_800_000);
    expect((await files.invoke('GET /files/{key+}', { path: '/files/a' })).status).toBe(502);
  });
});

describe('fails', () => {
  const ERROR = new Error('secret');
  const errors: unknown[] = [];

  beforeEach(() => {
    errors.length = 0;
    for (const method of ['error', 'info'] as const) jest.spyOn(console, method).mockImplementation((...entries: unknown[]) => void errors.push(...entries));
  });

  test.each<[string, Error, number, string]>([
    ['when a service cannot be reached', new GatewayFault('INTEGRATION_FAILURE', { reason: 'secret' }), 504, 'Network error communicating with endpoint'],
    ['when a service takes too long', new GatewayFault('INTEGRATION_TIMEOUT', { reason: 'secret' }), 504, 'Endpoint request timed out'],
    ['when the function itself does', ERROR, 502, 'Bad Gateway'],
  ])('%s, and tells nobody but the log', async (_case, said, status, message) => {
    const served = serve(() => telling(RequestValue.path('id')));
    served.said = said;
    const answer = await served.invoke(KEY, { method: 'PUT', path: '/things/a' });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([status, { message, requestId: REQUEST_ID }]);
    expect(errors).toEqual([expect.objectContaining({ routeKey: KEY, requestId: REQUEST_ID, reason: expect.stringContaining('secret') })]);
  });

  test.each(['GET /other', '__proto__', 'constructor', ''])('with 502 for a route that was never added: %s', async (routeKey) => {
    const served = serve(() => telling(RequestValue.path('id')));
    expect((await served.invoke(routeKey, { path: '/other' })).status).toBe(502);
    expect(served.calls).toEqual([]);
  });

  test('with 415 for a content type without a template', async () => {
    const served = serve(() => telling(RequestValue.path('id')));
    const answer = await served.invoke(KEY, { method: 'PUT', path: '/things/a', headers: { 'content-type': 'text/xml' }, body: '<a/>' });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([415, { message: 'Unsupported Media Type', requestId: REQUEST_ID }]);
    expect(served.calls).toEqual([]);
  });
});

function contextWith(authorizer: object): HttpRequestContext {
  return { ...httpEvent(KEY, { path: '/things/a' }).requestContext, authorizer };
}
