import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alias, Function } from 'aws-cdk-lib/aws-lambda';
import { idsOf, newFunction, newStack, propertiesOf } from './support/stacks';
import { LambdaProxy, RestGateway, RouteLayout } from '../../src';

const TYPE = 'AWS::Lambda::Permission';

test.each([RouteLayout.RESOURCES, RouteLayout.DOCUMENT])('one permission is for all routes of the stage in the layout %s', (layout) => {
  const stack = newStack();
  const fn = newFunction(stack);
  const gateway = new RestGateway(stack, 'Orders', { layout });
  for (const key of ['GET /a', 'POST /a', 'ANY /b/{proxy+}']) gateway.addRoute(key, new LambdaProxy(fn));
  const [api, stage] = ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Stage'].map((type) => idsOf(stack, type)[0]);
  expect(propertiesOf(stack, TYPE)).toEqual([{
    Action: 'lambda:InvokeFunction',
    FunctionName: stack.resolve(fn.functionArn),
    Principal: 'apigateway.amazonaws.com',
    SourceArn: { 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api}}/\${${stage}}/*/*` },
  }]);
  expect(JSON.stringify(Template.fromStack(stack).toJSON())).not.toContain('test-invoke-stage');
});

test('each function has a permission of its own, also behind an alias', () => {
  const stack = newStack();
  const fn = newFunction(stack);
  const alias = new Alias(stack, 'Live', { aliasName: 'live', version: fn.currentVersion });
  const gateway = new RestGateway(stack, 'Orders');
  gateway.addRoute('GET /a', new LambdaProxy(fn));
  gateway.addRoute('GET /b', new LambdaProxy(alias));
  gateway.addRoute('GET /c', new LambdaProxy(newFunction(stack, 'Other')));
  expect(propertiesOf(stack, TYPE).map(({ FunctionName }) => JSON.stringify(FunctionName))).toHaveLength(3);
  expect(new Set(propertiesOf(stack, TYPE).map(({ FunctionName }) => JSON.stringify(FunctionName))).size).toBe(3);
});

test('the permission of a function in another stack is with the API', () => {
  const app = new App();
  const [functions, apis] = [new Stack(app, 'Functions'), new Stack(app, 'Apis')];
  new RestGateway(apis, 'Orders').addRoute('GET /', new LambdaProxy(newFunction(functions)));
  Template.fromStack(apis).resourceCountIs(TYPE, 1);
  Template.fromStack(functions).resourceCountIs(TYPE, 0);
});

test('a function of another account gets none', () => {
  const stack = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-west-1' } });
  const fn = Function.fromFunctionArn(stack, 'Fn', 'arn:aws:lambda:eu-west-1:210987654321:function:x');
  new RestGateway(stack, 'Orders').addRoute('GET /', new LambdaProxy(fn));
  Template.fromStack(stack).resourceCountIs(TYPE, 0);
});
