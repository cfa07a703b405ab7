import { App, CfnResource, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { TextCompactor } from '../../src/private/sub';

let stack: Stack;
let resource: CfnResource;
let compactor: TextCompactor;

beforeEach(() => {
  stack = new Stack(new App(), 'S');
  resource = new CfnResource(stack, 'Thing', { type: 'Custom::Thing' });
  compactor = new TextCompactor(stack);
});

function rendered(text: string): unknown {
  return stack.resolve(compactor.compact(text));
}

test('joins references in one substitution', () => {
  expect(rendered(`arn:${stack.partition}:x:${stack.region}:${resource.ref}/${resource.getAtt('Arn')}/end`))
    .toEqual({ 'Fn::Sub': 'arn:${AWS::Partition}:x:${AWS::Region}:${Thing}/${Thing.Arn}/end' });
});

test('takes in a substitution', () => {
  expect(rendered(`${Fn.sub('a-${AWS::Region}')}-b`)).toEqual({ 'Fn::Sub': 'a-${AWS::Region}-b' });
});

test('text without tokens stays as it is', () => {
  expect(rendered('https://${stageVariables.host}/')).toBe('https://${stageVariables.host}/');
});

test('a reference alone stays as it is', () => {
  expect(rendered(resource.ref)).toEqual({ Ref: 'Thing' });
});

test.each([
  ['${stageVariables.alias}', '${!stageVariables.alias}'],
  ['$a $!b $!{c} #if(1)', '$a $!b $!{c} #if(1)'],
])('keeps the literal %s', (literal, escaped) => {
  expect(rendered(`${literal}:${resource.ref}`)).toEqual({ 'Fn::Sub': `${escaped}:\${Thing}` });
});

test.each(['${open', '${a{b}', '${}', '${!x}'])('leaves text with the odd literal %s to a join', (literal) => {
  expect(rendered(`${literal}:${resource.ref}`)).toEqual({ 'Fn::Join': ['', [`${literal}:`, { Ref: 'Thing' }]] });
});

test('leaves what a substitution cannot say to a join', () => {
  expect(rendered(`a-${Fn.importValue('x')}`)).toEqual({ 'Fn::Join': ['', ['a-', { 'Fn::ImportValue': 'x' }]] });
});

test('a reference to another stack is exported and imported', () => {
  const app = new App();
  const [producer, consumer] = [new Stack(app, 'P'), new Stack(app, 'C')];
  const target = new CfnResource(producer, 'Thing', { type: 'Custom::Thing' });
  new CfnResource(consumer, 'User', { type: 'Custom::User', properties: { Text: new TextCompactor(consumer).compact(`a-${target.ref}`) } });
  const template = app.synth().getStackByName('C').template;
  expect(template.Resources.User.Properties.Text).toEqual({ 'Fn::Join': ['', ['a-', { 'Fn::ImportValue': expect.stringMatching(/^P:ExportsOutputRefThing/) }]] });
});

test('follows a logical id that is overridden late', () => {
  const text = compactor.compact(`a-${resource.ref}`);
  resource.overrideLogicalId('Other');
  expect(stack.resolve(text)).toEqual({ 'Fn::Sub': 'a-${Other}' });
});

test('is resolved once in a synthesis, and anew in the next', () => {
  const produce = jest.fn(() => 'x');
  const text = compactor.compact(`a-${Lazy.uncachedString({ produce })}-${resource.ref}`);
  resource.addPropertyOverride('First', text);
  resource.addPropertyOverride('Second', text);
  stack.node.addValidation({ validate: () => { produce.mockClear(); return []; } });
  const app = stack.node.root as App;
  app.synth();
  expect(produce).toHaveBeenCalledTimes(1);
  produce.mockReturnValue('y');
  expect(app.synth({ force: true }).getStackByName('S').template.Resources.Thing.Properties.First).toEqual({ 'Fn::Sub': 'a-y-${Thing}' });
});
