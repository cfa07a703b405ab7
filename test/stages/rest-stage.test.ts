import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { MethodLoggingLevel } from 'aws-cdk-lib/aws-apigateway';
import { AccessLog, AccountLogging, RestGateway } from '../../src';
import type { RestStageOptions } from '../../src';
import { mock, newStack } from '../gateways/support/stacks';

function templateOf(options: RestStageOptions = {}): Template {
  const stack = newStack();
  new RestGateway(stack, 'Orders', options).addRoute('GET /', mock());
  return Template.fromStack(stack);
}

const STAGE = 'AWS::ApiGateway::Stage';
const NO_LOG = AccessLog.none({ reason: 'test' });

test('a stage has logs, traces, metrics and throttling', () => {
  const template = templateOf();
  const [group] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
  template.hasResourceProperties(STAGE, {
    StageName: 'prod',
    TracingEnabled: true,
    AccessLogSetting: { DestinationArn: { 'Fn::GetAtt': [group, 'Arn'] }, Format: Match.stringLikeRegexp('\\$context.requestId') },
    MethodSettings: [{
      HttpMethod: '*',
      ResourcePath: '/*',
      LoggingLevel: 'ERROR',
      MetricsEnabled: true,
      DataTraceEnabled: false,
      ThrottlingRateLimit: 1000,
      ThrottlingBurstLimit: 500,
    }],
  });
});

test('every default has its prop', () => {
  templateOf({
    stageName: 'live',
    stageDescription: 'of the shop',
    stageVariables: { color: 'red' },
    accessLog: NO_LOG,
    loggingLevel: MethodLoggingLevel.INFO,
    tracingEnabled: false,
    metricsEnabled: false,
    throttlingRateLimit: 10,
    throttlingBurstLimit: 20,
  }).hasResourceProperties(STAGE, {
    StageName: 'live',
    Description: 'of the shop',
    Variables: { color: 'red' },
    TracingEnabled: false,
    AccessLogSetting: Match.absent(),
    MethodSettings: [{ LoggingLevel: 'INFO', MetricsEnabled: false, ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 }],
  });
});

test.each([
  ['waits for the account\'s role', {}, 1],
  ['does not, when the role is made elsewhere', { accountLogging: AccountLogging.assume() }, 0],
  ['waits with execution logs alone', { accessLog: NO_LOG }, 1],
  ['waits with an access log alone', { loggingLevel: MethodLoggingLevel.OFF }, 1],
  ['does not without logs', { accessLog: NO_LOG, loggingLevel: MethodLoggingLevel.OFF }, 0],
])('the stage %s', (_, options, roles) => {
  const template = templateOf(options);
  const made = Object.keys(template.findResources('Custom::ApiGatewayAccountLogging'));
  expect(made).toHaveLength(roles);
  expect(Object.values(template.findResources(STAGE))[0].DependsOn ?? []).toEqual(expect.arrayContaining(made));
});

test('a rate past the account\'s is a warning', () => {
  const stack = newStack();
  new RestGateway(stack, 'Orders', { throttlingRateLimit: 10_001 }).addRoute('GET /', mock());
  Annotations.fromStack(stack).hasWarning('/Shop/Orders', Match.stringLikeRegexp("'throttlingRateLimit': 10001"));
});
