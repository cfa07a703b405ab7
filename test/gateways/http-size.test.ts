import { MAX_RESOURCES, MAX_TEMPLATE_BYTES, routeKeys, sizeOf } from './support/sizes';
import type { Size } from './support/sizes';
import { newFunction, newStack } from './support/stacks';
import { HttpGateway, LambdaProxy, RouteLayout } from '../../src';

/**
 * Size of a stack with an API whose routes are all on one function.
 */
function sizeWith(routes: number, layout: RouteLayout): Size {
  const stack = newStack();
  const gateway = new HttpGateway(stack, 'Orders', { layout });
  const integration = new LambdaProxy(newFunction(stack));
  for (const routeKey of routeKeys(routes)) gateway.addRoute(routeKey, integration);
  return sizeOf(stack);
}

test('300 routes on one function are 315 resources at most', () => {
  const size = sizeWith(300, RouteLayout.RESOURCES);
  expect(size.resources).toBeLessThanOrEqual(315);
  expect(size.ofType('AWS::ApiGatewayV2::Integration')).toBe(1);
  expect(size.ofType('AWS::Lambda::Permission')).toBe(1);
});

test('480 routes fit one stack as resources', () => {
  const size = sizeWith(480, RouteLayout.RESOURCES);
  expect(size.resources).toBeLessThanOrEqual(MAX_RESOURCES);
  expect(size.templateBytes).toBeLessThan(MAX_TEMPLATE_BYTES);
});

test('300 routes are 15 resources at most as a document', () => {
  expect(sizeWith(300, RouteLayout.DOCUMENT).resources).toBeLessThanOrEqual(15);
});

test('3000 routes fit one stack as a document', () => {
  const size = sizeWith(3_000, RouteLayout.DOCUMENT);
  expect(size.resources).toBeLessThanOrEqual(15);
  expect(size.templateBytes).toBeLessThan(MAX_TEMPLATE_BYTES);
  expect(size.ofType('AWS::Lambda::Permission')).toBe(1);
});
