import { request } from 'node:http';
import type { ListeningGateway } from '../../src';
import { fixtureGateway, mock } from '../fixtures/gateways';

const { gateway } = fixtureGateway([{ path: '/{proxy+}', integration: mock('$context.domainName $context.path') }], {
  resources: {
    Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: { DomainName: 'api.example.com' } },
    Mapping: { Type: 'AWS::ApiGateway::BasePathMapping', Properties: { DomainName: 'api.example.com', RestApiId: { Ref: 'Api' }, Stage: 'prod', BasePath: 'shop' } },
  },
});
let listening: ListeningGateway;

beforeAll(async () => {
  listening = await gateway.listen();
});

afterAll(() => listening.close());

function body(path: string, Host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(`${listening.url}${path}`, { headers: { Host }, agent: false }, (response) => {
      response.setEncoding('utf8').on('data', (text: string) => resolve(text)).on('error', reject);
    }).on('error', reject).end();
  });
}

test('clients that name a custom domain or the own host of an API reach it there', async () => {
  expect(await body('/shop/a', 'api.example.com')).toBe('api.example.com /shop/a');
  expect(await body('/a', 'API.example.com:8443')).toBe('{"message":"Forbidden"}');
  expect(await body('/prod/a', gateway.host)).toBe(`${gateway.host} /prod/a`);
});

test('all others reach the stage of the gateway', async () => {
  expect(await body('/a', '127.0.0.1')).toBe(`${gateway.host} /prod/a`);
  expect(await body('/a', 'other.example.com')).toBe(`${gateway.host} /prod/a`);
});
