import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { LambdaProxy, MockResponse, SqsSendMessage, WebSocketGateway } from '../../src';
import { WebSocketL2Integration } from '../../src/integrations/websocket-l2-integration';
import { idsOf, newFunction, newStack, propertiesOf, sayingToMessages } from '../gateways/support/stacks';

const INTEGRATION = 'AWS::ApiGatewayV2::Integration';
const ANSWER = 'AWS::ApiGatewayV2::IntegrationResponse';

let stack: Stack;
let api: WebSocketApi;

beforeEach(() => {
  stack = newStack();
  api = new WebSocketApi(stack, 'Plain');
});

/**
 * Properties without what names the API and its integrations.
 */
function said(properties: Record<string, unknown>[]): object[] {
  return properties.map(({ ApiId, IntegrationId, ...rest }) => rest);
}

test('says on a plain API what it says on a gateway', () => {
  const integration = sayingToMessages({
    type: 'AWS',
    uri: 'arn:aws:apigateway:eu-west-1:sqs:action/X',
    httpMethod: 'POST',
    credentialsArn: 'arn:aws:iam::123456789012:role/x',
    requestParameters: { 'integration.request.header.a': "'b'" },
    contentHandling: 'CONVERT_TO_TEXT',
    timeout: Duration.seconds(5),
    responses: [{ key: '/2\\d\\d/', template: 'y' }, { key: '$default' }],
  });
  const other = newStack();
  new WebSocketGateway(other, 'Chat').addRoute('$connect', integration);
  api.addRoute('$connect', { integration: new WebSocketL2Integration(integration) });
  for (const type of [INTEGRATION, ANSWER]) expect(said(propertiesOf(stack, type))).toEqual(said(propertiesOf(other, type)));
});

test('a queue brings its role', () => {
  const queue = new Queue(stack, 'Queue');
  api.addRoute('say', { integration: new SqsSendMessage(queue).toWebSocketIntegration() });
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [{ Action: 'sqs:SendMessage', Effect: 'Allow', Resource: stack.resolve(queue.queueArn) }] },
  });
  expect(propertiesOf(stack, INTEGRATION)[0]).toMatchObject({ IntegrationType: 'AWS', CredentialsArn: { 'Fn::GetAtt': [idsOf(stack, 'AWS::IAM::Role')[0], 'Arn'] } });
});

test('its answers belong to the integration', () => {
  api.addRoute('say', { integration: new MockResponse({ body: { a: 'b' } }).toWebSocketIntegration(), returnResponse: true });
  expect(propertiesOf(stack, ANSWER)).toEqual([{
    ApiId: { Ref: idsOf(stack, 'AWS::ApiGatewayV2::Api')[0] },
    IntegrationId: { Ref: idsOf(stack, INTEGRATION)[0] },
    IntegrationResponseKey: '$default',
    ResponseTemplates: { $default: '{"a":"b"}' },
    TemplateSelectionExpression: '\\$default',
  }]);
});

test('one object serves several routes', () => {
  const integration = new LambdaProxy(newFunction(stack)).toWebSocketIntegration();
  for (const key of ['say', 'tell']) api.addRoute(key, { integration });
  Template.fromStack(stack).resourceCountIs(INTEGRATION, 1);
  Template.fromStack(stack).resourceCountIs('AWS::Lambda::Permission', 1);
});

test('a function is permitted once for each API', () => {
  const fn = newFunction(stack);
  const other = new WebSocketApi(stack, 'Other');
  for (const key of ['say', 'tell']) for (const one of [api, other]) one.addRoute(key, { integration: new LambdaProxy(fn).toWebSocketIntegration() });
  const [{ SourceArn }, ...more] = propertiesOf(stack, 'AWS::Lambda::Permission');
  expect(more).toHaveLength(1);
  expect(JSON.stringify(SourceArn)).toContain('"/*/*"');
});

test('a backend behind a VPC link is reached through it', () => {
  api.addRoute('say', { integration: new WebSocketL2Integration(sayingToMessages({ type: 'HTTP', uri: 'http://a.example', httpMethod: 'POST', vpcLinkId: 'link' })) });
  expect(propertiesOf(stack, INTEGRATION)[0]).toMatchObject({ IntegrationType: 'HTTP', ConnectionType: 'VPC_LINK', ConnectionId: 'link' });
});

test('fails where a gateway would', () => {
  const integration = new LambdaProxy(newFunction(stack), { timeout: Duration.seconds(30) }).toWebSocketIntegration();
  expect(() => api.addRoute('say', { integration })).toThrow("'timeout' must be 50 ms to 29 seconds on a WebSocket API, got 30000 ms");
});
