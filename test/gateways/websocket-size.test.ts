import { statSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { newFunction } from './support/stacks';
import { LambdaProxy, WebSocketGateway } from '../../src';

const MAX_TEMPLATE_BYTES = 1_000_000;
const MAX_RESOURCES = 500;

interface Size {
  readonly resources: number;
  readonly templateBytes: number;
  readonly ofType: (type: string) => number;
}

/**
 * Size of a stack with an API whose routes are on one function.
 */
function sizeOf(routes: number): Size {
  const stack = new Stack(new App(), 'Shop');
  const gateway = new WebSocketGateway(stack, 'Chat');
  const integration = new LambdaProxy(newFunction(stack));
  for (let route = 0; route < routes; route += 1) gateway.addRoute(`route${route}`, integration);
  const { template, templateFullPath } = (stack.node.root as App).synth().getStackByName('Shop');
  const types = Object.values<{ Type: string }>(template.Resources).map(({ Type }) => Type);
  return {
    resources: types.length,
    templateBytes: statSync(templateFullPath).size,
    ofType: (wanted) => types.filter((type) => type === wanted).length,
  };
}

test('300 routes on one function are 315 resources at most, with the logging role of the account', () => {
  const size = sizeOf(300);
  expect(size.resources).toBeLessThanOrEqual(315);
  expect(size.ofType('AWS::ApiGatewayV2::Integration')).toBe(2);
  expect(size.ofType('AWS::Lambda::Permission')).toBe(1);
});

test('480 routes fit one stack', () => {
  const size = sizeOf(480);
  expect(size.resources).toBeLessThanOrEqual(MAX_RESOURCES);
  expect(size.templateBytes).toBeLessThan(MAX_TEMPLATE_BYTES);
});
