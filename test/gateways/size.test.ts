import { MAX_TEMPLATE_BYTES, routeKeys, sizeOf } from './support/sizes';
import type { Size } from './support/sizes';
import { newFunction, newStack } from './support/stacks';
import { AccountLogging, LambdaProxy, RestGateway, RouteLayout } from '../../src';

/**
 * Size of a stack with an API whose routes are all on one function.
 */
function sizeWith(routes: number, layout: RouteLayout): Size {
  const stack = newStack();
  const gateway = new RestGateway(stack, 'Orders', { layout, accountLogging: AccountLogging.assume() });
  const integration = new LambdaProxy(newFunction(stack));
  for (const routeKey of routeKeys(routes)) gateway.addRoute(routeKey, integration);
  return sizeOf(stack);
}

test('300 routes fit one stack as resources', () => {
  const size = sizeWith(300, RouteLayout.RESOURCES);
  expect(size.resources).toBeLessThanOrEqual(480);
  expect(size.templateBytes).toBeLessThan(MAX_TEMPLATE_BYTES);
  expect(size.ofType('AWS::Lambda::Permission')).toBe(1);
});

test('1500 routes fit one stack as a document', () => {
  const size = sizeWith(1_500, RouteLayout.DOCUMENT);
  expect(size.resources).toBeLessThanOrEqual(15);
  expect(size.templateBytes).toBeLessThan(MAX_TEMPLATE_BYTES);
  expect(size.ofType('AWS::Lambda::Permission')).toBe(1);
});
