import type { Stack } from 'aws-cdk-lib';
import type { Backend, Backends } from './apps';
import type { BenchRoute } from './routes';
import { AccountLogging, LambdaProxy, RestGateway, RouteLayout, SqsSendMessage } from '../../src';

/**
 * The API by this library.
 */
export function addGateway(stack: Stack, routes: BenchRoute[], layout: 'RESOURCES' | 'DOCUMENT', backend: Backend, { fn, queue }: Backends): void {
  const gateway = new RestGateway(stack, 'Api', { layout: RouteLayout[layout], accountLogging: AccountLogging.assume() });
  const integration = backend === 'queue' ? new SqsSendMessage(queue) : new LambdaProxy(fn);
  for (const { method, group, item } of routes) gateway.addRoute(`${method} /${group}/${item}`, integration);
}
