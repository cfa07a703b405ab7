import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import { LocalGateway, stubBackend } from '../../../src';
import { FakeClock } from '../../fixtures/fake-clock';
import { KEY } from '../../fixtures/usage';

process.env.CDK_VALIDATION = 'false';

let outdir: string;
let clock: FakeClock;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'traffic-'));
  clock = new FakeClock();
});

afterEach(() => rmSync(outdir, { recursive: true, force: true }));

function answering(template: string): apigateway.MockIntegration {
  return new apigateway.MockIntegration({
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    integrationResponses: [{ statusCode: '200', responseTemplates: { 'application/json': template } }],
  });
}

function load(build: (stack: Stack) => apigateway.RestApi): LocalGateway {
  const stack = new Stack(new App({ outdir }), 'Shop');
  const api = stack.getLogicalId(build(stack).node.defaultChild as apigateway.CfnRestApi);
  return LocalGateway.fromStack(stack, { backend: stubBackend({}), clock: clock.read, api });
}

const responses = { methodResponses: [{ statusCode: '200' }] };

test('usage plans of plain constructs', async () => {
  const gateway = load((stack) => {
    const api = new apigateway.RestApi(stack, 'Api');
    const orders = api.root.addResource('orders').addMethod('GET', answering('ok'), { ...responses, apiKeyRequired: true });
    const plan = api.addUsagePlan('Plan', {
      apiStages: [{ stage: api.deploymentStage, throttle: [{ method: orders, throttle: { rateLimit: 1, burstLimit: 2 } }] }],
      quota: { limit: 3, period: apigateway.Period.DAY },
    });
    plan.addApiKey(api.addApiKey('Key', { value: KEY }));
    return api;
  });
  const call = async (): Promise<number> => (await gateway.invoke({ path: '/orders', headers: { 'x-api-key': KEY } })).status;
  expect((await gateway.invoke({ path: '/orders' })).status).toBe(403);
  expect([await call(), await call(), await call()]).toEqual([200, 200, 429]);
  clock.advance(60_000);
  expect([await call(), await call()]).toEqual([200, 429]);
});

test('throttles and caches of a stage of plain constructs', async () => {
  const gateway = load((stack) => {
    const api = new apigateway.RestApi(stack, 'Api', {
      deployOptions: {
        cacheClusterEnabled: true,
        cachingEnabled: true,
        cacheTtl: Duration.minutes(1),
        methodOptions: { '/orders/{id}/GET': { throttlingRateLimit: 1, throttlingBurstLimit: 1 } },
      },
    });
    api.root.addResource('time').addMethod('GET', answering('$context.requestId'), responses);
    api.root.addResource('orders').addResource('{id}').addMethod('GET', answering('$context.requestId'), responses);
    return api;
  });
  const time = async (): Promise<string> => (await gateway.invoke({ path: '/time' })).body.toString();
  const first = await time();
  expect(await time()).toBe(first);
  clock.advance(60_000);
  expect(await time()).not.toBe(first);
  expect([(await gateway.invoke({ path: '/orders/1' })).status, (await gateway.invoke({ path: '/orders/2' })).status]).toEqual([200, 429]);
});

test('custom domains of plain constructs', async () => {
  const gateway = load((stack) => {
    const domain = new apigateway.DomainName(stack, 'Domain', {
      domainName: 'api.example.com',
      certificate: acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:us-east-1:123456789012:certificate/c'),
    });
    const [orders] = ['Orders', 'Users'].map((name) => {
      const api = new apigateway.RestApi(stack, name, { disableExecuteApiEndpoint: true });
      api.root.addMethod('GET', answering(`${name} $context.stage $context.path`), responses);
      domain.addBasePathMapping(api, { basePath: name.toLowerCase() });
      return api;
    });
    return orders;
  });
  const body = async (host: string, path: string): Promise<string> => (await gateway.invoke({ host, path })).body.toString();
  expect([await body('api.example.com', '/orders'), await body('api.example.com', '/users/'), await body('api.example.com', '/')])
    .toEqual(['Orders prod /orders', 'Users prod /users/', '{"message":"Forbidden"}']);
  expect(await body(gateway.host, '/prod')).toBe('{"message":"Forbidden"}');
});
