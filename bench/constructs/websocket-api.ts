import type { Stack } from 'aws-cdk-lib';
import { RemovalPolicy } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration, WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { ApiMaker, Backend, Backends, Layout } from './apps';
import type { BenchRoute } from './routes';
import { AccountLogging, LambdaProxy, SqsSendMessage, WebSocketGateway } from '../../src';

/**
 * WebSocket APIs.
 */
export const WEBSOCKET_API: ApiMaker = { addGateway, addPlainApi };

function addGateway(stack: Stack, routes: BenchRoute[], _layout: Layout, backend: Backend, { fn, queue }: Backends): void {
  const gateway = new WebSocketGateway(stack, 'Api', { accountLogging: AccountLogging.assume() });
  const integration = backend === 'queue' ? new SqsSendMessage(queue) : new LambdaProxy(fn);
  for (const route of routes) gateway.addRoute(routeKey(route), integration);
}

function addPlainApi(stack: Stack, routes: BenchRoute[], backend: Backend, backends: Backends): void {
  const api = new apigatewayv2.WebSocketApi(stack, 'Api', {
    connectRouteOptions: { integration: new WebSocketMockIntegration('Connect'), authorizer: new WebSocketIamAuthorizer(), returnResponse: true },
  });
  addStage(stack, api);
  const integration = backend === 'queue' ? new SqsSendMessage(backends.queue).toWebSocketIntegration() : new WebSocketLambdaIntegration('Backend', backends.fn);
  routes.forEach((route, index) => {
    api.addRoute(routeKey(route), { integration, returnResponse: backend === 'queue' });
    if (backend === 'function' && index > 0) permit(stack, api, backends, routeKey(route));
  });
}

/**
 * AWS's integration permits the first of its routes only, so that the others are permitted here as it does.
 */
function permit(stack: Stack, api: apigatewayv2.WebSocketApi, { fn }: Backends, route: string): void {
  fn.addPermission(`Permission-${route}`, {
    scope: api,
    principal: new iam.ServicePrincipal('apigateway.amazonaws.com'),
    sourceArn: stack.formatArn({ service: 'execute-api', resource: api.apiId, resourceName: `*${route}` }),
  });
}

function addStage(stack: Stack, webSocketApi: apigatewayv2.WebSocketApi): void {
  const group = new logs.LogGroup(stack, 'AccessLog', { retention: logs.RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN });
  new apigatewayv2.WebSocketStage(stack, 'Stage', {
    webSocketApi,
    stageName: 'prod',
    autoDeploy: true,
    accessLogSettings: { destination: new apigatewayv2.LogGroupLogDestination(group) },
    detailedMetricsEnabled: true,
    throttle: { rateLimit: 1_000, burstLimit: 500 },
  });
}

function routeKey({ method, group, item }: BenchRoute): string {
  return `${group}.${item}.${method.toLowerCase()}`;
}
