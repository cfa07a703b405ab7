import { MAX_RESOURCES, MAX_TEMPLATE_BYTES, sizeOf } from './support/sizes';
import type { Size } from './support/sizes';
import { newFunction, newStack } from './support/stacks';
import { LambdaProxy, WebSocketGateway } from '../../src';

/**
 * Size of a stack with an API whose routes are on one function.
 */
function sizeWith(routes: number): Size {
  const stack = newStack();
  const gateway = new WebSocketGateway(stack, 'Chat');
  const integration = new LambdaProxy(newFunction(stack));
  for (let route = 0; route < routes; route += 1) gateway.addRoute(`route${route}`, integration);
  return sizeOf(stack);
}

test('300 routes on one function are 315 resources at most, with the logging role of the account', () => {
  const size = sizeWith(300);
  expect(size.resources).toBeLessThanOrEqual(315);
  expect(size.ofType('AWS::ApiGatewayV2::Integration')).toBe(2);
  expect(size.ofType('AWS::Lambda::Permission')).toBe(1);
});

test('480 routes fit one stack', () => {
  const size = sizeWith(480);
  expect(size.resources).toBeLessThanOrEqual(MAX_RESOURCES);
  expect(size.templateBytes).toBeLessThan(MAX_TEMPLATE_BYTES);
});
