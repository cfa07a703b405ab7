import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Application, ConfigurationContent, HostedConfiguration } from 'aws-cdk-lib/aws-appconfig';
import { Key } from 'aws-cdk-lib/aws-kms';
import { boundToHttp } from './support/bound-to-http';
import { LocalRoutes, newStack, problemBody } from './support/local-route';
import { AppConfigGetConfiguration, AppConfigGetConfigurationProps } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

function integrationIn(stack: Stack, props: Partial<AppConfigGetConfigurationProps> = {}, deploymentKey?: Key): AppConfigGetConfiguration {
  const application = new Application(stack, 'Application');
  const configuration = new HostedConfiguration(stack, 'Flags', { application, content: ConfigurationContent.fromInlineText('on'), deploymentKey });
  return new AppConfigGetConfiguration(configuration, { environment: application.addEnvironment('Environment'), ...props });
}

const APPLICATION = { Ref: expect.stringMatching(/^Application/) };
const ENVIRONMENT = { Ref: expect.stringMatching(/^ApplicationEnvironment/) };
const PROFILE = { Ref: expect.stringMatching(/^Flags/) };

test('an HTTP API asks as somebody new each time', () => {
  const stack = newStack();
  expect(boundToHttp(stack, 'GET /flags', integrationIn(stack))).toMatchObject({
    subtype: 'AppConfig-GetConfiguration',
    requestParameters: { Application: APPLICATION, Environment: ENVIRONMENT, Configuration: PROFILE, ClientId: '$context.extendedRequestId' },
  });
});

test('an HTTP API asks as the caller, who says what it has', () => {
  const stack = newStack();
  const integration = integrationIn(stack, { clientId: RequestValue.context('authorizer.claims.sub'), clientConfigurationVersion: RequestValue.query('version') });
  expect(boundToHttp(stack, 'GET /flags', integration).requestParameters).toMatchObject({
    ClientId: '$context.authorizer.claims.sub', ClientConfigurationVersion: '$request.querystring.version',
  });
});

test('the role may read this configuration in this environment, and use its key', () => {
  const stack = newStack();
  boundToHttp(stack, 'GET /flags', integrationIn(stack, {}, new Key(stack, 'Key')));
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::IAM::Policy', 1);
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        { Effect: 'Allow', Action: 'appconfig:GetConfiguration', Resource: [Match.anyValue(), Match.anyValue(), Match.anyValue()] },
        Match.objectLike({ Action: 'kms:Decrypt' }),
      ],
    },
  });
});

test('a REST API answers with the configuration and its version', async () => {
  const stack = newStack();
  const local = new LocalRoutes(stack, { 'GET /flags': integrationIn(stack, { clientId: RequestValue.query('client') }) }, {
    status: 200, headers: { 'content-type': 'application/json', 'configuration-version': '7', 'x-inside': 'secret' }, body: '{"on":true}',
  });
  const answer = await local.invoke({ method: 'GET', path: '/flags', query: { client: 'a&b' } });
  expect(local.call).toMatchObject({ method: 'GET', path: expect.stringMatching(/^\/applications\/.+\/environments\/.+\/configurations\/.+$/), query: { client_id: 'a&b' } });
  expect(local.call.body.toString()).toBe('');
  expect(answer.status).toBe(200);
  expect(answer.body.toString()).toBe('{"on":true}');
  expect(answer.headers).toMatchObject({ 'Configuration-Version': '7' });
  expect(JSON.stringify(answer.headers)).not.toContain('secret');
});

test.each([[404, 404, 'Not Found'], [403, 502, 'Bad Gateway'], [500, 502, 'Bad Gateway']])('a REST API answers %i of AppConfig with %i', async (status, expected, message) => {
  const stack = newStack();
  const local = new LocalRoutes(stack, { 'GET /flags': integrationIn(stack) }, { status, body: '{"Message":"arn:inside"}' });
  const answer = await local.invoke({ method: 'GET', path: '/flags' });
  expect(answer.status).toBe(expected);
  expect(JSON.parse(answer.body.toString())).toEqual(problemBody(message));
});

test('a WebSocket API asks by what is known of the connection', () => {
  const stack = newStack();
  const integration = integrationIn(stack, { clientId: RequestValue.context('connectionId') });
  expect(stack.resolve(integration.bindToWebSocket({ scope: stack, routeKey: 'flags' }))).toMatchObject({
    type: 'AWS', httpMethod: 'GET', requestParameters: { 'integration.request.querystring.client_id': 'context.connectionId' },
  });
});

test('fails for a client in the message of a WebSocket API', () => {
  const stack = newStack();
  const integration = integrationIn(stack, { clientId: RequestValue.body('client') });
  expect(() => integration.bindToWebSocket({ scope: stack, routeKey: 'flags' })).toThrow("a message has no parameters, got RequestValue.body('client')");
});
