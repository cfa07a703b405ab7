import type { InvokeAnswer, InvokeRequest } from '../../../src';
import { httpGateway } from '../../fixtures/http-template';

const CORS = {
  AllowOrigins: ['https://shop.example', 'https://admin.example'],
  AllowMethods: ['GET', 'POST'],
  AllowHeaders: ['authorization', 'content-type'],
  ExposeHeaders: ['x-total'],
  MaxAge: 300,
};
const PREFLIGHT: InvokeRequest = {
  method: 'OPTIONS', path: '/orders', headers: { 'Origin': 'https://shop.example', 'Access-Control-Request-Method': 'POST' },
};

function corsHeaders({ headers }: InvokeAnswer): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase().startsWith('access-control-')));
}

function gateway(cors: object = CORS, routes: Record<string, object> = { 'GET /orders': {} }, payload: object = { statusCode: 200 }) {
  return httpGateway(routes, { api: { CorsConfiguration: cors }, answers: { lambda: { payload } } });
}

describe('a preflight request', () => {
  test.each(['/orders', '/nowhere'])('to %s is answered without a route for it', async (path) => {
    const { invoke, backend } = gateway();
    const answer = await invoke({ ...PREFLIGHT, path });
    expect([answer.status, answer.body.length, backend.calls.length]).toEqual([204, 0, 0]);
    expect(corsHeaders(answer)).toEqual({
      'Access-Control-Allow-Origin': 'https://shop.example',
      'Access-Control-Allow-Methods': 'GET,POST',
      'Access-Control-Allow-Headers': 'authorization,content-type',
      'Access-Control-Max-Age': '300',
    });
  });

  test('of another origin gets no headers', async () => {
    const answer = await gateway().invoke({ ...PREFLIGHT, headers: { ...PREFLIGHT.headers, Origin: 'https://evil.example' } });
    expect([answer.status, corsHeaders(answer)]).toEqual([204, {}]);
  });

  test.each([
    [{ Origin: 'https://shop.example' }],
    [{ 'Access-Control-Request-Method': 'POST' }],
    [{}],
  ])('is none with the headers %j alone', async (headers) => {
    expect((await gateway().invoke({ ...PREFLIGHT, headers })).status).toBe(404);
  });

  test('that a route takes goes its way, authorization included', async () => {
    const open = gateway(CORS, { 'OPTIONS /orders': {} }, { statusCode: 200, headers: { 'access-control-allow-methods': 'TRACE' } });
    expect(corsHeaders(await open.invoke(PREFLIGHT))).toMatchObject({ 'Access-Control-Allow-Methods': 'GET,POST' });
    expect(open.backend.calls).toHaveLength(1);
    const signed = httpGateway({ $default: { AuthorizationType: 'AWS_IAM' } }, { api: { CorsConfiguration: CORS }, gateway: { iam: 'SIGNED' } });
    expect((await signed.invoke(PREFLIGHT)).status).toBe(403);
  });

  test('is not answered by an API without CORS', async () => {
    expect((await httpGateway({ 'GET /orders': {} }).invoke(PREFLIGHT)).status).toBe(404);
  });
});

describe('an answer', () => {
  test.each([
    ['https://shop.example', 'https://shop.example'],
    ['https://ADMIN.example', 'https://ADMIN.example'],
    ['https://shop.example.evil', undefined],
    ['null', undefined],
    [undefined, undefined],
  ])('to the origin %s allows %s', async (origin, allowed) => {
    const answer = await gateway().invoke({ path: '/orders', headers: origin === undefined ? {} : { Origin: origin } });
    expect(corsHeaders(answer)).toEqual(allowed === undefined ? {} : {
      'Access-Control-Allow-Origin': allowed, 'Access-Control-Expose-Headers': 'x-total',
    });
  });

  test.each([
    [{ AllowOrigins: ['*'] }, { 'Access-Control-Allow-Origin': '*' }],
    [{ AllowOrigins: ['https://*'] }, { 'Access-Control-Allow-Origin': 'https://shop.example' }],
    [{ AllowOrigins: ['http://*'] }, {}],
    [{ AllowOrigins: ['https://shop.example'], AllowCredentials: true }, {
      'Access-Control-Allow-Origin': 'https://shop.example', 'Access-Control-Allow-Credentials': 'true',
    }],
    [{ AllowOrigins: ['*'], AllowCredentials: true }, { 'Access-Control-Allow-Origin': 'https://shop.example', 'Access-Control-Allow-Credentials': 'true' }],
    [{ AllowMethods: ['GET'] }, {}],
  ])('of an API with %j carries %j', async (cors, expected) => {
    expect(corsHeaders(await gateway(cors).invoke({ path: '/orders', headers: { Origin: 'https://shop.example' } }))).toEqual(expected);
  });

  const OWN = { 'access-control-allow-origin': 'https://evil.example', 'Access-Control-Allow-Credentials': 'true', 'x-total': '3' };

  test('loses what the integration says of origins', async () => {
    const answer = await gateway(CORS, undefined, { statusCode: 200, headers: OWN }).invoke({ path: '/orders', headers: { Origin: 'https://shop.example' } });
    expect(corsHeaders(answer)).toEqual({ 'Access-Control-Allow-Origin': 'https://shop.example', 'Access-Control-Expose-Headers': 'x-total' });
    expect(answer.headers['x-total']).toBe('3');
    const same = await gateway(CORS, undefined, { statusCode: 200, headers: OWN }).invoke({ path: '/orders' });
    expect(corsHeaders(same)).toEqual({});
  });

  test('keeps it where the API says nothing', async () => {
    const { invoke } = httpGateway({ 'GET /orders': {} }, { answers: { lambda: { payload: { statusCode: 200, headers: OWN } } } });
    expect((await invoke({ path: '/orders' })).headers['access-control-allow-origin']).toBe('https://evil.example');
  });

  test('of the gateway itself carries none', async () => {
    const { invoke } = httpGateway({ 'GET /orders': { Target: undefined } }, { api: { CorsConfiguration: CORS } });
    const answer = await invoke({ path: '/orders', headers: { Origin: 'https://shop.example' } });
    expect([answer.status, corsHeaders(answer)]).toEqual([500, {}]);
  });
});
