import { statSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { newFunction } from './support/stacks';
import { HttpGateway, LambdaProxy, RouteLayout } from '../../src';

const MAX_TEMPLATE_BYTES = 1_000_000;
const MAX_RESOURCES = 500;

interface Size {
  readonly resources: number;
  readonly templateBytes: number;
  readonly ofType: (type: string) => number;
}

/**
 * Size of a stack with an API whose paths are two segments deep, two methods a path, all on one function.
 */
function sizeOf(layout: RouteLayout, routes: number): Size {
  const stack = new Stack(new App(), 'Shop');
  const gateway = new HttpGateway(stack, 'Orders', { layout });
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
    ofType: (wanted) => types.filter((type) => type === wanted).length,
  };
}

test('300 routes on one function are 315 resources at most', () => {
  const size = sizeOf(RouteLayout.RESOURCES, 300);
  expect(size.resources).toBeLessThanOrEqual(315);
  expect(size.ofType('AWS::ApiGatewayV2::Integration')).toBe(1);
  expect(size.ofType('AWS::Lambda::Permission')).toBe(1);
});

test('480 routes fit one stack as resources', () => {
  const size = sizeOf(RouteLayout.RESOURCES, 480);
  expect(size.resources).toBeLessThanOrEqual(MAX_RESOURCES);
  expect(size.templateBytes).toBeLessThan(MAX_TEMPLATE_BYTES);
});

test('300 routes are 15 resources at most as a document', () => {
  expect(sizeOf(RouteLayout.DOCUMENT, 300).resources).toBeLessThanOrEqual(15);
});

test('3000 routes fit one stack as a document', () => {
  const size = sizeOf(RouteLayout.DOCUMENT, 3_000);
  expect(size.resources).toBeLessThanOrEqual(15);
  expect(size.templateBytes).toBeLessThan(MAX_TEMPLATE_BYTES);
  expect(size.ofType('AWS::Lambda::Permission')).toBe(1);
});
