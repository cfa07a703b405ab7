import { App, CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import { SharedValues } from '../../src/private/shared-values';

test('equal values are one', () => {
  const values = new SharedValues(new Stack());
  expect(values.share({ a: ['b'] })).toBe(values.share({ a: ['b'] }));
  expect(values.share({ a: ['b'] })).not.toBe(values.share({ a: ['c'] }));
});

test('a value is rendered as it is', () => {
  const stack = new Stack(new App(), 'S');
  const resource = new CfnResource(stack, 'Thing', { type: 'Custom::Thing' });
  const values = new SharedValues(stack);
  resource.addPropertyOverride('Constant', values.share([{ a: 'b', c: { d: 1 } }]));
  resource.addPropertyOverride('Late', values.share({ e: Lazy.string({ produce: () => 'f' }), g: resource.ref }));
  const template = (stack.node.root as App).synth().getStackByName('S').template;
  expect(template.Resources.Thing.Properties).toEqual({ Constant: [{ a: 'b', c: { d: 1 } }], Late: { e: 'f', g: { Ref: 'Thing' } } });
});

test('references in a value are found', () => {
  const app = new App();
  const [producer, consumer] = [new Stack(app, 'P'), new Stack(app, 'C')];
  const target = new CfnResource(producer, 'Thing', { type: 'Custom::Thing' });
  new CfnResource(consumer, 'User', { type: 'Custom::User', properties: { Value: new SharedValues(consumer).share({ a: [target.ref] }) } });
  expect(app.synth().getStackByName('C').template.Resources.User.Properties.Value).toEqual({ a: [{ 'Fn::ImportValue': expect.any(String) }] });
});
