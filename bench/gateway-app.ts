import { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { AccountLogging, RestGateway, RouteLayout, SqsSendMessage } from '../src';
import type { IRestIntegration } from '../src';
import type { Backend, Backends } from './apps';
import type { BenchRoute } from './routes';

/**
 * The API by this library.
 */
export function addGateway(stack: Stack, routes: BenchRoute[], layout: 'RESOURCES' | 'DOCUMENT', backend: Backend, backends: Backends): void {
  const gateway = new RestGateway(stack, 'Api', { layout: RouteLayout[layout], accountLogging: AccountLogging.assume() });
  const integration = integrationOf(stack, backend, backends);
  for (const { method, group, item } of routes) gateway.addRoute(`${method} /${group}/${item}`, integration);
}

function integrationOf(stack: Stack, backend: Backend, { fn, queue }: Backends): IRestIntegration {
  if (backend === 'queue') return new SqsSendMessage(queue);
  const uri = `arn:${stack.partition}:apigateway:${stack.region}:lambda:path/2015-03-31/functions/${fn.functionArn}/invocations`;
  return { bindToRest: () => ({ type: apigateway.IntegrationType.AWS_PROXY, httpMethod: 'POST', uri, responses: [], invokes: [fn] }) };
}
