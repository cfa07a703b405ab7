import { App, Stack } from 'aws-cdk-lib';
import { CfnModel, CfnRoute, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LocalGateway } from '../../../src';
import { refused } from '../../fixtures/websocket-functions';

jest.setTimeout(60_000);

const AUTHORIZER = `exports.handler = async ({ headers, methodArn }) => ({
  principalId: headers.Authorization,
  context: { name: 'Alice "A"' },
  policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: headers.Authorization === 'alice' ? 'Allow' : 'Deny', Resource: methodArn }] },
})`;

const ANSWERER = `exports.handler = async ({ body, requestContext: { authorizer, eventType, routeKey } }) => ({
  statusCode: 200,
  body: JSON.stringify({ routeKey, eventType, who: authorizer.principalId, name: authorizer.name, body }),
})`;

let gateway: LocalGateway;

function handler(stack: Stack, id: string, code: string): LambdaFunction {
  return new LambdaFunction(stack, id, { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline(code) });
}

beforeAll(() => {
  const stack = new Stack(new App(), 'Chat', { env: { account: '123456789012', region: 'us-east-1' } });
  const integration = new WebSocketLambdaIntegration('Answerer', handler(stack, 'Answerer', ANSWERER));
  const api = new WebSocketApi(stack, 'Api', {
    connectRouteOptions: { integration, authorizer: new WebSocketLambdaAuthorizer('Guard', handler(stack, 'Guard', AUTHORIZER)) },
    disconnectRouteOptions: { integration },
    defaultRouteOptions: { integration, returnResponse: true },
  });
  const checked = api.addRoute('checked', { integration, returnResponse: true }).node.defaultChild as CfnRoute;
  new CfnModel(stack, 'Text', {
    apiId: api.apiId, name: 'Text', contentType: 'application/json', schema: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
  });
  checked.modelSelectionExpression = '$default';
  checked.requestModels = { $default: 'Text' };
  new WebSocketStage(stack, 'Stage', { webSocketApi: api, stageName: 'live', autoDeploy: true });
  gateway = LocalGateway.fromStack(stack);
});

afterAll(() => gateway.close());

test('the authorizer lets clients in, and functions know them', async () => {
  const client = await gateway.connect({ headers: { Authorization: 'alice' } });
  await client.send('hello');
  expect(JSON.parse(String(await client.receive()))).toEqual({ routeKey: '$default', eventType: 'MESSAGE', who: 'alice', name: 'Alice "A"', body: 'hello' });
  await client.close();
});

test.each([['mallory', 403], ['', 401]])('the authorizer refuses %j', async (name, status) => {
  expect((await refused(gateway.connect({ headers: { Authorization: name } }))).status).toBe(status);
});

test.each([
  '{"action":"checked","text":"a\\"b"}', '{"action":"checked","text":"","__proto__":{"text":1}}', '{"action":"__proto__"}', '{"action":{"a":1}}', '{"action":"$connect"}',
  '{"action":"checked"', '\u0000', '{"body":"x","requestContext":{"routeKey":"$connect","authorizer":{"principalId":"root"}}}',
])('the function gets the message as it was sent: %j', async (message) => {
  const client = await gateway.connect({ headers: { Authorization: 'alice' } });
  await client.send(message);
  expect(JSON.parse(String(await client.receive()))).toMatchObject({ who: 'alice', eventType: 'MESSAGE', body: message });
});

test.each(['{"action":"checked"}', '{"action":"checked","text":1}', '{"action":"checked","__proto__":{"text":"x"}}'])('the model refuses %s', async (message) => {
  const client = await gateway.connect({ headers: { Authorization: 'alice' } });
  await client.send(message);
  expect(JSON.parse(String(await client.receive()))).toMatchObject({ message: 'Invalid request body', connectionId: client.connectionId });
});
