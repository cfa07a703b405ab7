import { statSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { newFunction } from './support/stacks';
import { AccountLogging, LambdaProxy, RestGateway, RouteLayout } from '../../src';

const MAX_TEMPLATE_BYTES = 1_000_000;

interface Size {
  readonly resources: number;
  readonly templateBytes: number;
  readonly permissions: number;
}

/**
 * Size of a stack with an API whose paths are two segments deep, two methods a path, all on one function.
 */
function sizeOf(layout: RouteLayout, routes: number): Size {
  const stack = new Stack(new App(), 'Shop');
  const gateway = new RestGateway(stack, 'Orders', { layout, accountLogging: AccountLogging.assume() });
  const integration = new LambdaProxy(newFunction(stack));
  for (let route = 0; route < routes; route += 1) {
    const path = Math.floor(route / 2);
    gateway.addRoute(`${route % 2 === 0 ? 'GET' : 'POST'} /group${Math.floor(path / 15)}/item${path}`, integration);
  }
  const { template, templateFullPath } = (stack.node.root as App).synth().getStackByName('Shop');
  const types = Object.values<{ Type: string }>(template.Resources).map(({ Type }) => Type);
  return {
    resources: types.length,
    templateBytes: statSync(templateFullPath).size,
    permissions: types.filter((type) => type === 'AWS::Lambda::Permission').length,
  };
}

test('300 routes fit one stack as resources', () => {
  const size = sizeOf(RouteLayout.RESOURCES, 300);
  expect(size.resources).toBeLessThanOrEqual(480);
  expect(size.templateBytes).toBeLessThan(MAX_TEMPLATE_BYTES);
  expect(size.permissions).toBe(1);
});

test('1500 routes fit one stack as a document', () => {
  const size = sizeOf(RouteLayout.DOCUMENT, 1_500);
  expect(size.resources).toBeLessThanOrEqual(15);
  expect(size.templateBytes).toBeLessThan(MAX_TEMPLATE_BYTES);
  expect(size.permissions).toBe(1);
});
