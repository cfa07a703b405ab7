import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { BackendCall } from '../../src';
import { httpBackend } from '../../src/backends/http-backend';
import { gatewayOf, http } from '../fixtures/gateways';
import { restTemplate } from '../fixtures/rest-template';
import { SELF_SIGNED } from '../fixtures/self-signed';

let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer(SELF_SIGNED, (_request, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

function call(more: Partial<BackendCall> = {}): BackendCall {
  return { kind: 'http', method: 'GET', url: 'https://back.example/x', path: '/x', query: {}, headers: {}, body: Buffer.alloc(0), ...more };
}

test('fails on a certificate that no authority has signed', async () => {
  const send = httpBackend({ 'back.example': address });
  await expect(async () => send(call())).rejects.toThrow(/self-signed certificate/);
});

test('takes such a certificate where the integration does', async () => {
  const answer = await httpBackend({ 'back.example': address })(call({ insecureSkipVerification: true }));
  expect(String(answer.body)).toBe('hello');
});

test('hosts are the same in capitals and without', async () => {
  const answer = await httpBackend({ 'Back.Example': address })(call({ url: 'https://BACK.example/x', insecureSkipVerification: true }));
  expect(String(answer.body)).toBe('hello');
});

test('fails on a host that nobody knows, and says what may be done', async () => {
  await expect(async () => httpBackend({})(call({ url: 'http://orders.invalid/x' }))).rejects.toThrow(
    /orders\.invalid; say where it is, by the option addresses or --address, for instance orders\.invalid=http:\/\/127\.0\.0\.1:8080/,
  );
});

test.each([[true, true], [false, undefined]])('an integration that says %s about it makes calls that say %s', async (InsecureSkipVerification, expected) => {
  const template = restTemplate([{ path: '/', integration: http('HTTP', { TlsConfig: { InsecureSkipVerification } }) }]);
  const { invoke, backend } = gatewayOf(template, { answers: { 'https://back.example/base': {} } });
  await invoke({ path: '/' });
  expect(backend.calls[0].insecureSkipVerification).toBe(expected);
});
