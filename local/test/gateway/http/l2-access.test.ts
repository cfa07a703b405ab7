import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Stack, type CfnElement } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer, HttpLambdaAuthorizer, HttpLambdaResponseType, HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LocalGateway, testUserPool } from '../../../src';
import { said } from '../../fixtures/http-template';

process.env.CDK_VALIDATION = 'false';

const outdir = mkdtempSync(join(tmpdir(), 'l2-access-'));
const ISSUER = 'https://login.example/';
const issuer = testUserPool({ issuer: ISSUER });
const users = testUserPool();

afterAll(() => rmSync(outdir, { recursive: true, force: true }));

function aFunction(stack: Stack, id: string): lambda.Function {
  return new lambda.Function(stack, id, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('x') });
}

function shop(): LocalGateway {
  const stack = new Stack(new App({ outdir }), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  const pool = new cognito.UserPool(stack, 'Users');
  const client = cognito.UserPoolClient.fromUserPoolClientId(stack, 'Web', 'testclient');
  const guard = aFunction(stack, 'Guard');
  const domainName = new apigatewayv2.DomainName(stack, 'Domain', {
    domainName: 'api.example.com', certificate: Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:111122223333:certificate/a'),
  });
  const api = new apigatewayv2.HttpApi(stack, 'Api', {
    corsPreflight: { allowOrigins: ['https://shop.example'], allowMethods: [apigatewayv2.CorsHttpMethod.ANY], maxAge: Duration.minutes(5) },
    createDefaultStage: false,
  });
  new apigatewayv2.HttpStage(stack, 'Default', { httpApi: api, autoDeploy: true, throttle: { rateLimit: 100, burstLimit: 100 }, domainMapping: { domainName, mappingKey: 'v1' } });
  const integration = new HttpLambdaIntegration('Orders', aFunction(stack, 'Orders'));
  const authorizers: Readonly<Record<string, apigatewayv2.IHttpRouteAuthorizer>> = {
    '/jwt': new HttpJwtAuthorizer('Login', ISSUER, { jwtAudience: ['shop'] }),
    '/pool': new HttpUserPoolAuthorizer('Pool', pool, { userPoolClients: [client] }),
    '/lambda': new HttpLambdaAuthorizer('Guard', guard, { responseTypes: [HttpLambdaResponseType.SIMPLE] }),
    '/iam': new HttpIamAuthorizer(),
    '/open': new apigatewayv2.HttpNoneAuthorizer(),
  };
  for (const [path, authorizer] of Object.entries(authorizers)) {
    api.addRoutes({ path, methods: [apigatewayv2.HttpMethod.GET], integration, authorizer });
  }
  return LocalGateway.fromStack(stack, {
    iam: 'SIGNED',
    issuers: { [ISSUER]: issuer },
    userPools: { [stack.getLogicalId(pool.node.defaultChild as CfnElement)]: users },
    functions: {
      [stack.getLogicalId(guard.node.defaultChild as CfnElement)]: async (event) => ({ isAuthorized: (event as { headers: { authorization: string } }).headers.authorization === 'open sesame' }),
      [stack.getLogicalId(stack.node.findChild('Orders').node.defaultChild as CfnElement)]: async () => 'ok',
    },
  });
}

test('plain L2 constructs: authorizers, CORS and a custom domain', async () => {
  const gateway = shop();
  const get = async (path: string, authorization?: string): Promise<string> => (
    said(await gateway.invoke({ path, headers: authorization === undefined ? {} : { Authorization: authorization } }))
  );
  const [ok, unauthorized, forbidden] = ['200 ok', '401 {"message":"Unauthorized"}', '403 {"message":"Forbidden"}'];

  expect(await get('/open')).toBe(ok);
  expect(await get('/jwt', `Bearer ${issuer.token({ aud: 'shop' })}`)).toBe(ok);
  expect(await get('/jwt', `Bearer ${users.token({ aud: 'shop' })}`)).toBe(unauthorized);
  expect(await get('/pool', users.token())).toBe(ok);
  expect(await get('/pool', users.token({ aud: 'other' }))).toBe(unauthorized);
  expect(await get('/lambda')).toBe(unauthorized);
  expect(await get('/lambda', 'open sesame')).toBe(ok);
  expect(await get('/lambda', 'please')).toBe(forbidden);
  expect(await get('/iam')).toBe(forbidden);
  expect(said(await gateway.invoke({ path: '/iam', caller: { arn: 'arn:aws:iam::111122223333:user/alice' } }))).toBe(ok);
  expect(said(await gateway.invoke({ host: 'api.example.com', path: '/v1/open' }))).toBe(ok);
  const preflight = await gateway.invoke({ method: 'OPTIONS', path: '/open', headers: { 'Origin': 'https://shop.example', 'Access-Control-Request-Method': 'GET' } });
  expect([preflight.status, preflight.headers['access-control-allow-methods'], preflight.headers['access-control-max-age']]).toEqual([204, '*', '300']);
  await gateway.close();
});
