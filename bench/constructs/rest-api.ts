import type { Stack } from 'aws-cdk-lib';
import { RemovalPolicy } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { ApiMaker, Backend, Backends, Layout } from './apps';
import type { BenchRoute } from './routes';
import { AccountLogging, LambdaProxy, RestGateway, RouteLayout, SqsSendMessage } from '../../src';
import type { RestIntegrationConfig } from '../../src';

/**
 * REST APIs.
 */
export const REST_API: ApiMaker = { addGateway, addPlainApi };

function addGateway(stack: Stack, routes: BenchRoute[], layout: Layout, backend: Backend, { fn, queue }: Backends): void {
  const gateway = new RestGateway(stack, 'Api', { layout: RouteLayout[layout], accountLogging: AccountLogging.assume() });
  const integration = backend === 'queue' ? new SqsSendMessage(queue) : new LambdaProxy(fn);
  for (const { method, group, item } of routes) gateway.addRoute(`${method} /${group}/${item}`, integration);
}

function addPlainApi(stack: Stack, routes: BenchRoute[], backend: Backend, backends: Backends): void {
  const api = plainApi(stack);
  const method = backend === 'queue' ? queueMethod(api, backends) : functionMethod(backends);
  for (const route of routes) {
    const group = api.root.getResource(route.group) ?? api.root.addResource(route.group);
    const item = group.getResource(route.item) ?? group.addResource(route.item);
    item.addMethod(route.method, method.integration, method.options);
  }
}

function plainApi(stack: Stack): apigateway.RestApi {
  const group = new logs.LogGroup(stack, 'AccessLog', { retention: logs.RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN });
  return new apigateway.RestApi(stack, 'Api', {
    cloudWatchRole: false,
    endpointTypes: [apigateway.EndpointType.REGIONAL],
    defaultMethodOptions: { authorizationType: apigateway.AuthorizationType.IAM },
    deployOptions: {
      accessLogDestination: new apigateway.LogGroupLogDestination(group),
      accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields(),
      loggingLevel: apigateway.MethodLoggingLevel.ERROR,
      tracingEnabled: true,
      metricsEnabled: true,
      throttlingRateLimit: 1_000,
      throttlingBurstLimit: 500,
    },
  });
}

interface PlainMethod {
  readonly integration: apigateway.Integration;
  readonly options?: apigateway.MethodOptions;
}

function functionMethod({ fn }: Backends): PlainMethod {
  return { integration: new apigateway.LambdaIntegration(fn) };
}

/**
 * The same call with the same templates, as AWS's own integration.
 */
function queueMethod(api: apigateway.RestApi, { queue }: Backends): PlainMethod {
  const route = { method: 'POST', path: '/', pathVariables: [] };
  const config = new SqsSendMessage(queue).bindToRest({ scope: api, route });
  const credentialsRole = new iam.Role(api, 'QueueRole', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
  queue.grant(credentialsRole, 'sqs:SendMessage');
  return {
    integration: new apigateway.AwsIntegration({
      service: 'sqs',
      path: `${queue.stack.account}/${queue.queueName}`,
      options: {
        credentialsRole,
        passthroughBehavior: apigateway.PassthroughBehavior.NEVER,
        requestParameters: config.requestParameters,
        requestTemplates: config.requestTemplates,
        integrationResponses: integrationResponses(config),
      },
    }),
    options: { methodResponses: methodResponses(config) },
  };
}

function integrationResponses({ responses }: RestIntegrationConfig): apigateway.IntegrationResponse[] {
  return responses.map(({ statusCode, selectionPattern, templates, headers }) => ({
    statusCode,
    selectionPattern,
    responseTemplates: templates,
    responseParameters: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [`method.response.header.${name}`, value])),
  }));
}

function methodResponses({ responses }: RestIntegrationConfig): apigateway.MethodResponse[] {
  const statuses = new Set(responses.map(({ statusCode }) => statusCode));
  return [...statuses].map((statusCode) => ({ statusCode }));
}
