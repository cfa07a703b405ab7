import { LocalGateway } from '../../../src';
import { webSocketTemplate } from '../../fixtures/websocket-template';

const MOCK = { IntegrationType: 'MOCK', RequestTemplates: { 200: '{"statusCode":200}' }, TemplateSelectionExpression: '200' };

let gateway: LocalGateway;

afterEach(() => gateway.close());

test('a route without a function sends to its own client by @connections', async () => {
  gateway = LocalGateway.fromTemplate(webSocketTemplate([{
    key: 'say',
    integration: {
      IntegrationType: 'AWS',
      IntegrationMethod: 'POST',
      IntegrationUri: { 'Fn::Sub': 'arn:aws:apigateway:us-east-1:${Api}.execute-api:path/live/@connections/{connectionId}' },
      CredentialsArn: 'arn:aws:iam::123456789012:role/route',
      RequestParameters: { 'integration.request.path.connectionId': 'context.connectionId' },
      RequestTemplates: { $default: '{"said":$input.json(\'$.text\')}' },
      TemplateSelectionExpression: '\\$default',
      PassthroughBehavior: 'NEVER',
    },
  }]), { iam: 'SIGNED' });
  const client = await gateway.connect();
  await client.send('{"action":"say","text":"hello"}');
  expect(await client.receive()).toBe('{"said":"hello"}');
  expect(gateway.calls.map(({ service, url }) => [service, url])).toEqual([
    ['execute-api', `https://${gateway.host}/live/@connections/${client.connectionId}`],
  ]);
});

test('a route answers its client', async () => {
  gateway = LocalGateway.fromTemplate(webSocketTemplate([
    { key: '$connect', integration: MOCK },
    { key: 'ping', integration: MOCK, answers: true, responses: [{ IntegrationResponseKey: '$default', ResponseTemplates: { $default: '"pong"' }, TemplateSelectionExpression: '\\$default' }] },
    { key: '$disconnect', integration: MOCK },
  ]));
  const client = await gateway.connect();
  await client.send('{"action":"ping"}');
  expect(await client.receive()).toBe('"pong"');
  await client.close();
});
