import { brotliCompressSync, deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import type { InvokeAnswer } from '../../../src';
import { eventOf, fixtureGateway, http, lambda, mock, type FixtureGateway } from '../../fixtures/gateways';

const LONG = 'a long answer '.repeat(20);

function gatewayWith(MinimumCompressionSize?: number, api: Readonly<Record<string, unknown>> = {}): FixtureGateway {
  return fixtureGateway([
    { path: '/long', integration: mock(LONG) },
    { path: '/short', integration: mock('short') },
    { path: '/empty', integration: mock('') },
    { path: '/echo', method: 'POST', integration: mock('$context.responseOverride.header.echo', '#set($context.responseOverride.header.echo = $input.path("$.a")){"statusCode":200}') },
    { path: '/event', method: 'POST', integration: lambda('AWS_PROXY') },
    { path: '/encoded', integration: http('HTTP_PROXY') },
    { path: '/broken' },
  ], {
    api: { MinimumCompressionSize, ...api },
    answers: { lambda: { payload: { body: LONG } }, http: { headers: { 'Content-Encoding': 'br' }, body: LONG } },
  });
}

function plain({ headers, body }: InvokeAnswer): string {
  switch (headers['Content-Encoding']) {
    case 'gzip': return gunzipSync(body).toString();
    case 'deflate': return inflateSync(body).toString();
    default: return body.toString();
  }
}

describe('answers', () => {
  test.each([
    ['gzip', 'gzip'],
    ['deflate,gzip', 'deflate'],
    ['GZIP;Q=0.5, deflate;q=0.4', 'gzip'],
    ['deflate;q=0.5,gzip;q=1.0', 'gzip'],
    ['gzip;q=1.0,identity;q=0.5,*;q=0', 'gzip'],
    ['gzip, deflate, br', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    [',, gzip', 'gzip'],
  ])('are compressed for %s', async (accepted, coding) => {
    const answer = await gatewayWith(0).invoke({ path: '/long', headers: { 'Accept-Encoding': accepted } });
    expect([answer.status, answer.headers['Content-Encoding'], plain(answer), answer.headers['Content-Length']])
      .toEqual([200, coding, LONG, String(answer.body.length)]);
    expect(answer.body.length).toBeLessThan(LONG.length);
  });

  test.each([undefined, '', '*', 'identity', 'br', 'br, gzip', 'gzip;q=0.5, br', 'gzip;q=0', 'gzip;q=x', 'gzip;q=-1', 'gzip;q=2', '__proto__', 'gzipped'])(
    'are not compressed for %s', async (accepted) => {
      const answer = await gatewayWith(0).invoke({ path: '/long', headers: accepted === undefined ? {} : { 'Accept-Encoding': accepted } });
      expect([answer.headers['Content-Encoding'], answer.body.toString()]).toEqual([undefined, LONG]);
    });

  test.each([
    ['below the minimum', 6, '/short', undefined],
    ['at the minimum', 5, '/short', 'gzip'],
    ['empty', 0, '/empty', undefined],
    ['encoded by the integration', 0, '/encoded', 'br'],
    ['of an API that compresses nothing', undefined, '/long', undefined],
    ['of the gateway itself', 0, '/broken', undefined],
  ])('%s: Content-Encoding', async (_what, minimum, path, expected) => {
    expect((await gatewayWith(minimum).invoke({ path, headers: { 'Accept-Encoding': 'gzip' } })).headers['Content-Encoding']).toBe(expected);
  });

  test('of functions are compressed as well', async () => {
    const answer = await gatewayWith(10).invoke({ method: 'POST', path: '/event', headers: { 'Accept-Encoding': 'gzip' } });
    expect([answer.headers['Content-Encoding'], plain(answer)]).toEqual(['gzip', LONG]);
  });

  test('the cache keeps them as they were', async () => {
    const { invoke } = fixtureGateway([{ path: '/', integration: mock(LONG) }], {
      api: { MinimumCompressionSize: 0 },
      stage: { CacheClusterEnabled: true, MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', CachingEnabled: true }] },
    });
    const answers = [await invoke({ path: '/', headers: { 'Accept-Encoding': 'gzip' } }), await invoke({ path: '/' }),
      await invoke({ path: '/', headers: { 'Accept-Encoding': 'deflate' } })];
    expect(answers.map((answer) => [answer.headers['Content-Encoding'], plain(answer)])).toEqual([['gzip', LONG], [undefined, LONG], ['deflate', LONG]]);
  });

  test('an OpenAPI document may ask for them', async () => {
    const document = { 'openapi': '3.0.1', 'paths': {}, 'x-amazon-apigateway-minimum-compression-size': 3 };
    const answer = await gatewayWith(undefined, { Body: document }).invoke({ path: '/short', headers: { 'Accept-Encoding': 'gzip' } });
    expect(plain(answer)).toBe('short');
    expect(answer.headers['Content-Encoding']).toBe('gzip');
  });
});

describe('requests', () => {
  const BODY = '{"a":"value"}';
  const encoded = { gzip: gzipSync(BODY), deflate: deflateSync(BODY), br: brotliCompressSync(BODY) };

  test.each(['gzip', 'deflate', ' GZIP '])('are decompressed before mapping: %s', async (coding) => {
    const body = coding === 'deflate' ? encoded.deflate : encoded.gzip;
    const answer = await gatewayWith(0).invoke({ method: 'POST', path: '/echo', body, headers: { 'Content-Encoding': coding } });
    expect([answer.status, answer.headers.echo]).toEqual([200, 'value']);
  });

  test('functions read the decompressed body and no coding', async () => {
    const { invoke, backend } = gatewayWith(0);
    await invoke({ method: 'POST', path: '/event', body: encoded.gzip, headers: { 'Content-Encoding': 'gzip' } });
    expect(eventOf(backend)).toMatchObject({ body: BODY });
    expect(eventOf(backend).headers).not.toHaveProperty('Content-Encoding');
  });

  test.each([
    ['of a coding that is not supported', encoded.br, 'br'],
    ['of several codings', encoded.gzip, 'gzip, deflate'],
    ['that are not of their coding', Buffer.from(BODY), 'gzip'],
    ['that end too early', encoded.gzip.subarray(0, 12), 'gzip'],
    ['of a property of objects', encoded.gzip, 'constructor'],
  ])('fails for bodies %s', async (_what, body, coding) => {
    const answer = await gatewayWith(0).invoke({ method: 'POST', path: '/echo', body, headers: { 'Content-Encoding': coding } });
    expect([answer.status, answer.body.toString()]).toEqual([415, '{"message": "Unsupported Media Type"}']);
  });

  test('fails for a body that grows beyond the limit, with the headers of gateway responses', async () => {
    const { invoke, backend, log } = fixtureGateway([{ path: '/', method: 'POST', integration: lambda('AWS_PROXY') }], {
      api: { MinimumCompressionSize: 0 },
      answers: { lambda: { payload: {} } },
      resources: {
        Cors: {
          Type: 'AWS::ApiGateway::GatewayResponse',
          Properties: { RestApiId: { Ref: 'Api' }, ResponseType: 'DEFAULT_4XX', ResponseParameters: { 'gatewayresponse.header.X-Cors': "'*'" } },
        },
      },
    });
    const grown = async (size: number): Promise<InvokeAnswer> =>
      invoke({ method: 'POST', path: '/', body: gzipSync(Buffer.alloc(size)), headers: { 'Content-Encoding': 'gzip' } });
    expect((await grown(10_485_760)).status).toBe(200);
    const answer = await grown(10_485_761);
    expect([answer.status, answer.headers['X-Cors'], answer.headers['x-amzn-ErrorType']]).toEqual([413, '*', 'RequestTooLargeException']);
    expect(log.at(-1)).toBe('REQUEST_TOO_LARGE: the body is larger than 10485760 bytes once decompressed');
    expect(backend.calls).toHaveLength(1);
  });

  test.each([
    ['an API that compresses nothing', undefined, { 'Content-Encoding': 'gzip' }],
    ['a body below the minimum', 1_000, { 'Content-Encoding': 'gzip' }],
    ['no coding', 0, {}],
    ['the coding identity', 0, { 'Content-Encoding': 'identity' }],
  ])('stay as they came: %s', async (_what, minimum, headers) => {
    const { invoke, backend } = gatewayWith(minimum, { BinaryMediaTypes: ['*/*'] });
    await invoke({ method: 'POST', path: '/event', body: encoded.gzip, headers: { ...headers, 'Content-Type': 'application/json' } });
    expect(eventOf(backend)).toMatchObject({ body: encoded.gzip.toString('base64'), headers });
  });

  test('a body that is empty is of any coding', async () => {
    const answer = await gatewayWith(0).invoke({ method: 'POST', path: '/echo', headers: { 'Content-Encoding': 'gzip' } });
    expect(answer.status).toBe(200);
  });
});
