import type { Stack } from 'aws-cdk-lib';
import { RemovalPolicy } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration, HttpSqsIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { ApiMaker, Backend, Backends, Layout } from './apps';
import type { BenchRoute } from './routes';
import { HttpGateway, LambdaProxy, RouteLayout, SqsSendMessage } from '../../src';

/**
 * HTTP APIs.
 */
export const HTTP_API: ApiMaker = { addGateway, addPlainApi };

function addGateway(stack: Stack, routes: BenchRoute[], layout: Layout, backend: Backend, { fn, queue }: Backends): void {
  const gateway = new HttpGateway(stack, 'Api', { layout: RouteLayout[layout] });
  const integration = backend === 'queue' ? new SqsSendMessage(queue) : new LambdaProxy(fn);
  for (const { method, group, item } of routes) gateway.addRoute(`${method} /${group}/${item}`, integration);
}

function addPlainApi(stack: Stack, routes: BenchRoute[], backend: Backend, { fn, queue }: Backends): void {
  const api = new apigatewayv2.HttpApi(stack, 'Api', { createDefaultStage: false, defaultAuthorizer: new HttpIamAuthorizer() });
  addStage(stack, api);
  const integration = backend === 'queue' ? new HttpSqsIntegration('Queue', { queue }) : new HttpLambdaIntegration('Backend', fn);
  for (const { method, group, item } of routes) {
    api.addRoutes({ path: `/${group}/${item}`, methods: [method as apigatewayv2.HttpMethod], integration });
  }
}

function addStage(stack: Stack, httpApi: apigatewayv2.HttpApi): void {
  const group = new logs.LogGroup(stack, 'AccessLog', { retention: logs.RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN });
  new apigatewayv2.HttpStage(stack, 'Stage', {
    httpApi,
    autoDeploy: true,
    accessLogSettings: { destination: new apigatewayv2.LogGroupLogDestination(group) },
    detailedMetricsEnabled: true,
    throttle: { rateLimit: 1_000, burstLimit: 500 },
  });
}
