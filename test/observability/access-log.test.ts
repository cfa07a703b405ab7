import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { AccessLog, AccessLogFormat } from '../../src/observability';

const INCARNATION = { 'Fn::Select': [4, { 'Fn::Split': ['-', { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }] }] };

let stack: Stack;
let api: Construct;

beforeEach(() => {
  stack = new Stack(new App(), 'Shop');
  api = new Construct(stack, 'Api');
});

const nameOf = (of: Stack, index = 0) => Object.values(Template.fromStack(of).findResources('AWS::Logs::LogGroup'))[index].Properties.LogGroupName;

describe('to a log group of its own', () => {
  test('lines are JSON, kept for a year, and kept when the stack goes', () => {
    const config = AccessLog.toLogGroup()._bind(api, 'REST')!;
    expect(config.format).toBe(AccessLogFormat.json()._render(api, 'REST'));
    expect(stack.resolve(config.destinationArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^ApiAccessLog/), 'Arn'] });
    Template.fromStack(stack).hasResource('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: 365, KmsKeyId: Match.absent() },
      DeletionPolicy: 'RetainExceptOnCreate',
    });
  });

  test('its name is a vended one of this stack and this life of it', () => {
    AccessLog.toLogGroup()._bind(api, 'REST');
    expect(nameOf(stack)).toEqual({
      'Fn::Join': ['', [expect.stringMatching(/^\/aws\/vendedlogs\/apigateway\/Shop\/[0-9a-f]{8}-$/), INCARNATION]],
    });
  });

  test('its name is the same in each synthesis, and another one for another API', () => {
    const other = new Stack(new App(), 'Shop');
    AccessLog.toLogGroup()._bind(api, 'REST');
    AccessLog.toLogGroup()._bind(new Construct(stack, 'Other'), 'REST');
    AccessLog.toLogGroup()._bind(new Construct(other, 'Api'), 'REST');
    expect(nameOf(other)).toEqual(nameOf(stack, 0));
    expect(nameOf(stack, 1)).not.toEqual(nameOf(stack, 0));
  });

  test('its name fits even where the stack and the construct have the longest ones', () => {
    const long = new Stack(new App(), 'S'.repeat(128));
    AccessLog.toLogGroup()._bind(new Construct(long, 'A'.repeat(200)), 'REST');
    const fixed = nameOf(long)['Fn::Join'][1][0] as string;
    expect(fixed.length + 12).toBeLessThanOrEqual(512);
    expect(fixed).toMatch(/^[A-Za-z0-9_/.#-]+$/);
  });

  test('a nested stack has a name too', () => {
    const nested = new NestedStack(stack, 'Nested');
    AccessLog.toLogGroup()._bind(new Construct(nested, 'Api'), 'REST');
    expect(JSON.stringify(nameOf(nested))).toContain('/aws/vendedlogs/apigateway/');
  });

  test('retention and format are as wanted', () => {
    const config = AccessLog.toLogGroup({ retention: RetentionDays.TWO_WEEKS, format: AccessLogFormat.clf() })._bind(api, 'REST')!;
    expect(config.format).toBe(AccessLogFormat.clf()._render(api, 'REST'));
    Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 14 });
  });

  test('CloudWatch Logs may use the key, for this group only', () => {
    const key = new Key(stack, 'Key');
    AccessLog.toLogGroup({ encryptionKey: key })._bind(api, 'REST');
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('Key'), 'Arn'] } });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Effect: 'Allow',
          Principal: { Service: { 'Fn::Join': ['', ['logs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } },
          Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
          Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': Match.objectLike({ 'Fn::Join': Match.anyValue() }) } },
        })]),
      },
    });
    const statement = JSON.stringify(template.findResources('AWS::KMS::Key'));
    expect(statement).toContain(':log-group:/aws/vendedlogs/apigateway/Shop/');
  });
});

describe('to a given log group', () => {
  test('nothing else is made', () => {
    const logGroup = LogGroup.fromLogGroupName(stack, 'Given', 'given');
    const config = AccessLog.toLogGroup({ logGroup })._bind(api, 'REST')!;
    expect(JSON.stringify(stack.resolve(config.destinationArn))).toContain(':log-group:given');
    Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 0);
  });

  test.each(['retention', 'encryptionKey'])('fails with %s, which is for the own one', (option) => {
    const options = { retention: RetentionDays.ONE_DAY, encryptionKey: new Key(stack, 'Key') };
    const logGroup = LogGroup.fromLogGroupName(stack, 'Given', 'given');
    expect(() => AccessLog.toLogGroup({ logGroup, [option]: options[option as keyof typeof options] }))
      .toThrow(/are for the API's own log group; set them on the given one, or leave 'logGroup' out/);
  });
});

describe('none', () => {
  test('makes nothing', () => {
    expect(AccessLog.none({ reason: 'load test' })._bind(api, 'REST')).toBeUndefined();
    Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 0);
  });

  test.each(['', '  '])('fails for the reason %j', (reason) => {
    expect(() => AccessLog.none({ reason })).toThrow(/'reason' must say why the API needs no access log/);
  });
});
