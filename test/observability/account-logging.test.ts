import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { AccountLogging } from '../../src/observability';

const TYPE = 'Custom::ApiGatewayAccountLogging';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Shop');
});

describe('ensure', () => {
  test('hands a role that outlives the stack to one custom resource', () => {
    AccountLogging.ensure()._bind(new Construct(stack, 'Api'));
    const template = Template.fromStack(stack);
    template.hasResource('AWS::IAM::Role', {
      Properties: {
        AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'apigateway.amazonaws.com' } }] },
        ManagedPolicyArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs']] }],
      },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
    template.hasResourceProperties(TYPE, { RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApiGatewayAccountLoggingRole'), 'Arn'] } });
    template.resourceCountIs('AWS::ApiGateway::Account', 0);
  });

  test('several APIs of a stack share it', () => {
    const first = AccountLogging.ensure()._bind(new Construct(stack, 'One'));
    expect(AccountLogging.ensure()._bind(new Construct(stack, 'Other'))).toBe(first);
    Template.fromStack(stack).resourceCountIs(TYPE, 1);
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 1);
  });

  test('the function may read and set that one setting, look roles up, and pass that one', () => {
    AccountLogging.ensure()._bind(new Construct(stack, 'Api'));
    const roles = Template.fromStack(stack).findResources('AWS::IAM::Role', { Properties: { Policies: Match.anyValue() } });
    const [{ Properties: { Policies: [{ PolicyDocument }] } }] = Object.values(roles);
    expect(PolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['apigateway:GET', 'apigateway:PATCH'],
        Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:', { Ref: 'AWS::Region' }, '::/account']] },
      },
      {
        Effect: 'Allow',
        Action: 'iam:GetRole',
        Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':role/*']] },
      },
      {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^ApiGatewayAccountLoggingRole/), 'Arn'] },
        Condition: { StringEquals: { 'iam:PassedToService': 'apigateway.amazonaws.com' } },
      },
    ]);
  });
});

test('assume makes nothing', () => {
  expect(AccountLogging.assume()._bind(new Construct(stack, 'Api'))).toBeUndefined();
  expect(Template.fromStack(stack).toJSON().Resources).toBeUndefined();
});
