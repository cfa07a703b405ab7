import { LocalGateway, testUserPool, type LocalGatewayOptions } from '../../src';
import { http, lambda, mock } from '../fixtures/gateways';
import { restTemplate } from '../fixtures/rest-template';

const ANSWER = async () => ({ statusCode: 200 });
const NOWHERE = 'http://127.0.0.1:1';

function functionAt(name: string): Readonly<Record<string, unknown>> {
  return lambda('AWS_PROXY', { Uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations` });
}

const TEMPLATE = restTemplate([
  { path: '/', integration: mock('{}') },
  { path: '/function', integration: functionAt('elsewhere') },
  { path: '/http', integration: http('HTTP', { Uri: 'http://Orders.Internal:8080/x' }) },
], {
  resources: {
    Quotes: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'quotes', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'r', Code: { ZipFile: '' }, Environment: { Variables: { OTHER: 'other' } } },
    },
    Users: { Type: 'AWS::Cognito::UserPool' },
  },
});

test.each<[string, LocalGatewayOptions]>([
  ['functions of the template, of its APIs, and those that code calls', { functions: { Quotes: ANSWER, quotes: ANSWER, elsewhere: ANSWER, other: ANSWER, late: ANSWER }, functionEnvironment: { LATE: 'late' } }],
  ['user pools', { userPools: { Users: testUserPool() } }],
  ['hosts', { addresses: { 'orders.internal:8080': NOWHERE } }],
  ['hosts in capitals', { addresses: { 'ORDERS.internal:8080': NOWHERE } }],
  ['services', { endpoints: { events: NOWHERE, states: NOWHERE, secretsmanager: NOWHERE } }],
  ['stubs', { stubs: { 'sqs:SendMessage': {}, 'sqs': {}, 'ssm:GetParameter': {}, 'http': {}, 'http://a.example/x': {}, 'lambda': {}, '*': {} } }],
])('takes the names of %s', (_what, options) => {
  expect(LocalGateway.fromTemplate(TEMPLATE, options).warnings).toEqual([]);
});

test.each<[LocalGatewayOptions, string]>([
  [{ functions: { Quote: ANSWER } }, '\'Quote\' in \'functions\' is no function of the templates; there is Quotes, quotes, elsewhere'],
  [{ functions: { constructor: ANSWER } }, '\'constructor\' in \'functions\' is no function'],
  [{ userPools: { User: testUserPool() } }, '\'User\' in \'userPools\' is no user pool of the templates; there is Users, us-east-1_'],
  [{ addresses: { 'orders.internal': NOWHERE } }, '\'orders.internal\' in \'addresses\' is no host of an HTTP integration of the templates; there is orders.internal:8080'],
  [{ addresses: { 'orders.internal:8080': '127.0.0.1:1' } }, '\'orders.internal:8080\' in \'addresses\' must be a URL, got \'127.0.0.1:1\'; write for instance http://127.0.0.1:8080'],
  [{ endpoints: { sqs: 'localhost:9324' } }, '\'sqs\' in \'endpoints\' must be a URL, got \'localhost:9324\''],
  [{ endpoints: { eventbridge: NOWHERE } }, '\'eventbridge\' in \'endpoints\' is no service as integration URIs name it; write \'events\''],
  [{ endpoints: { DynamoDB: NOWHERE } }, 'write \'dynamodb\''],
  [{ stubs: { 'sqs:SendMesage': {} } }, '\'sqs:SendMesage\' in \'stubs\' can answer nothing: \'sqs\' has no action \'SendMesage\'; it has SendMessage, SendMessageBatch'],
  [{ stubs: { 'sqs.SendMessage': {} } }, '\'sqs.SendMessage\' in \'stubs\' names no action; write \'sqs:SendMessage\''],
  [{ stubs: { 'stepfunctions:StartExecution': {} } }, '\'stepfunctions\' in \'stubs\' is no service as integration URIs name it; write \'states\''],
])('fails for what can never be used: %j', (options, message) => {
  expect(() => LocalGateway.fromTemplate(TEMPLATE, options)).toThrow(message);
});

test.each<[string, ReturnType<typeof restTemplate>, LocalGatewayOptions]>([
  ['function', restTemplate([{ path: '/', integration: functionAt('${stageVariables.name}') }]), { functions: { any: ANSWER } }],
  ['host', restTemplate([{ path: '/', integration: http('HTTP', { Uri: 'http://${stageVariables.host}/' }) }]), { addresses: { any: NOWHERE } }],
])('takes any %s where stage variables decide which is called', (_what, template, options) => {
  expect(LocalGateway.fromTemplate(template, options).warnings).toEqual([]);
});

test('fails for a parameter that no stack has', () => {
  const load = (parameters: Readonly<Record<string, string>>) => LocalGateway.fromTemplate({ ...TEMPLATE, Parameters: { Colour: { Type: 'String' } } }, { parameters });
  expect(load({ Colour: 'red' }).warnings).toEqual([]);
  expect(() => load({ Color: 'red' })).toThrow('no stack has a parameter \'Color\', which \'parameters\' gives; there is Colour');
});
