import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { HttpApi, HttpStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { DependencyGroup } from 'constructs';
import { AccessLog } from '../../src';
import type { StageOptions } from '../../src';
import { RouteSettings } from '../../src/stages/route-settings';
import { v2StageOptions } from '../../src/stages/v2-stage';

const STAGE = 'AWS::ApiGatewayV2::Stage';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Shop');
});

function httpStage(options: StageOptions = {}): HttpStage {
  const httpApi = new HttpApi(stack, 'Api', { createDefaultStage: false });
  return new HttpStage(stack, 'Stage', { httpApi, ...v2StageOptions(stack, 'HTTP', options) });
}

test('a stage deploys itself, with an access log, metrics and throttling', () => {
  httpStage();
  const template = Template.fromStack(stack);
  const [group] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
  template.hasResourceProperties(STAGE, {
    AutoDeploy: true,
    AccessLogSettings: { DestinationArn: { 'Fn::GetAtt': [group, 'Arn'] }, Format: Match.stringLikeRegexp('"routeKey":"\\$context.routeKey"') },
    DefaultRouteSettings: { DetailedMetricsEnabled: true, ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 500 },
    StageVariables: Match.absent(),
    RouteSettings: Match.absent(),
  });
});

test('the access log of a WebSocket API has its own fields', () => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'prod', ...v2StageOptions(stack, 'WEBSOCKET', {}) });
  Template.fromStack(stack).hasResourceProperties(STAGE, {
    AccessLogSettings: { Format: Match.stringLikeRegexp('"connectionId":"\\$context.connectionId"') },
  });
});

test('every default has its option', () => {
  httpStage({
    stageDescription: 'of the shop',
    stageVariables: { color: 'red' },
    accessLog: AccessLog.none({ reason: 'test' }),
    metricsEnabled: false,
    throttlingRateLimit: 10,
    throttlingBurstLimit: 0,
  });
  Template.fromStack(stack).hasResourceProperties(STAGE, {
    Description: 'of the shop',
    StageVariables: { color: 'red' },
    AccessLogSettings: Match.absent(),
    DefaultRouteSettings: { DetailedMetricsEnabled: false, ThrottlingRateLimit: 10, ThrottlingBurstLimit: 0 },
  });
});

test('more than an account has warns', () => {
  httpStage({ throttlingRateLimit: 10_001 });
  Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('throttleRate'));
});

test.each([
  [{ throttlingRateLimit: -1 }, /'throttlingRateLimit' must be 0 requests or more, got -1/],
  [{ throttlingBurstLimit: -1 }, /'throttlingBurstLimit' must be 0 requests or more, got -1/],
  [{ stageVariables: { 'a-b': 'c' } }, /letters, digits and underscores, got 'a-b'/],
  [{ stageVariables: { a: '{}' } }, /the value of stage variable 'a'/],
])('fails for %j', (options, message) => {
  expect(() => httpStage(options)).toThrow(message);
});

describe('settings of routes', () => {
  test('hold what the route says, and for the rest what the stage says', () => {
    const stage = httpStage();
    const settings = new RouteSettings(stage, new DependencyGroup());
    settings.throttle('GET /orders', { throttlingRateLimit: 5 });
    Template.fromStack(stack).hasResourceProperties(STAGE, {
      RouteSettings: { 'GET /orders': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 500, DetailedMetricsEnabled: true } },
    });
  });

  test('are rendered in the order of the route keys', () => {
    const settings = new RouteSettings(httpStage(), new DependencyGroup());
    for (const routeKey of ['b', 'c', 'a']) settings.throttle(routeKey, { throttlingBurstLimit: 1 });
    const [stage] = Object.values(Template.fromStack(stack).findResources(STAGE));
    expect(Object.keys(stage.Properties.RouteSettings as object)).toEqual(['a', 'b', 'c']);
  });

  test('are not there for routes without', () => {
    new RouteSettings(httpStage(), new DependencyGroup()).throttle('GET /orders', {});
    Template.fromStack(stack).hasResourceProperties(STAGE, { RouteSettings: Match.absent() });
  });

  test('fails for a rate below zero', () => {
    expect(() => new RouteSettings(httpStage(), new DependencyGroup()).throttle('GET /', { throttlingRateLimit: -1 })).toThrow(/must be 0 requests or more, got -1/);
  });
});
