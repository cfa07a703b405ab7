import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LocalRoutes, newStack, problemBody } from './support/local-route';
import { serviceSuite, statementsOfGateway } from './support/service-suite';
import { parseServiceCall } from '../../local/src';
import { AwsAction, AwsActionProps, AwsRequest } from '../../src/integrations';
import { JsonTemplate, RequestValue, ResponseValue } from '../../src/mapping';

const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/orders';

const DESCRIBE: AwsActionProps = {
  service: 'dynamodb',
  action: 'DescribeTable',
  request: AwsRequest.json({ targetPrefix: 'DynamoDB_20120810', version: '1.0', body: JsonTemplate.object({ TableName: JsonTemplate.literal('orders') }) }),
  resources: [TABLE],
  response: JsonTemplate.object({ status: JsonTemplate.json(ResponseValue.body('Table.TableStatus')) }),
};

serviceSuite('AwsAction of the JSON protocol', {
  route: 'GET /status',
  integration: (_stack, role) => new AwsAction({ ...DESCRIBE, role }),
  imported: () => new AwsAction({ ...DESCRIBE, region: 'eu-west-1' }),
  request: { method: 'GET', path: '/status' },
  operation: 'DescribeTable',
  input: { TableName: 'orders' },
  answer: { Table: { TableStatus: 'ACTIVE', TableArn: 'arn:secret' } },
  status: 200,
  body: { status: 'ACTIVE' },
  rights: ['dynamodb:DescribeTable'],
});

const UNTAG: AwsActionProps = {
  service: 'sns',
  action: 'UntagResource',
  request: AwsRequest.query({
    version: '2010-03-31',
    parameters: { ResourceArn: RequestValue.literal('arn:aws:sns:us-east-1:123456789012:orders') },
    lists: { 'TagKeys.member': RequestValue.body('tags') },
  }),
  resources: ['arn:aws:sns:us-east-1:123456789012:orders'],
};

serviceSuite('AwsAction of the query protocol', {
  route: 'POST /untagged',
  integration: (_stack, role) => new AwsAction({ ...UNTAG, role }),
  imported: () => new AwsAction(UNTAG),
  request: { method: 'POST', path: '/untagged', body: '{"tags":["a b","c&d=é","\'"]}' },
  operation: 'UntagResource',
  input: { ResourceArn: 'arn:aws:sns:us-east-1:123456789012:orders', TagKeys: ['a b', 'c&d=é', "'"] },
  answer: { UntagResourceResponse: {} },
  status: 204,
  body: undefined,
  rights: ['sns:UntagResource'],
  error: (Code) => ({ Error: { Code, Message: 'secret' } }),
});

test.each([
  ['an element that is no string', ['a', 1]], ['a nested list', [['a']]], ['no list', 'a'], ['an empty list', []], ['a long list', Array(101).fill('x')],
])('refuses %s for a list of strings', async (_case, tags) => {
  const stack = newStack();
  const local = new LocalRoutes(stack, { 'POST /untagged': new AwsAction(UNTAG) }, { status: 400, body: '{"Error":{"Code":"MissingAction"}}' });
  expect((await local.invoke({ method: 'POST', path: '/untagged', body: JSON.stringify({ tags }) })).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});

test.each<[string, AwsRequest]>([
  ['JSON', AwsRequest.json({ targetPrefix: 'TrentService', body: JsonTemplate.object({ Description: JsonTemplate.string(RequestValue.body('text')) }) })],
  ['REST', AwsRequest.rest({ method: 'POST', path: '/keys', body: JsonTemplate.object({ Description: JsonTemplate.string(RequestValue.body('text')) }) })],
])('a refused call of the %s protocol is no request without parameters', async (_protocol, request) => {
  const local = new LocalRoutes(newStack(), { 'POST /keys': new AwsAction({ service: 'kms', action: 'CreateKey', request, resources: ['*'] }) }, { status: 400 });
  expect((await local.invoke({ method: 'POST', path: '/keys', body: '{"text":1}' })).status).toBe(400);
  expect(local.call.body.toString()).toBe('refused');
});

describe('a path for each resource', () => {
  const props = (request: AwsRequest): AwsActionProps => ({
    service: 'eks', action: 'DescribeCluster', request, resources: ['arn:aws:eks:us-east-1:123456789012:cluster/*'], response: JsonTemplate.json(ResponseValue.wholeBody()),
  });
  const byName = () => AwsRequest.rest({ method: 'GET', path: '/clusters/{name}', pathVariables: { name: RequestValue.path('id') } });
  const routes = (request = byName()) => new LocalRoutes(newStack(), { 'GET /clusters/{id}': new AwsAction(props(request)) }, { status: 200, body: '{"cluster":{"name":"x"}}' });

  test('names the resource', async () => {
    const local = routes();
    const answer = await local.invoke({ path: '/clusters/blue-1_a.b' });
    expect(local.call).toMatchObject({ kind: 'aws', service: 'eks', method: 'GET', path: '/clusters/blue-1_a.b' });
    expect(local.call.body).toHaveLength(0);
    expect([answer.status, answer.body.toString()]).toEqual([200, '{"cluster":{"name":"x"}}']);
  });

  test('does not pass a body on', async () => {
    const local = routes(AwsRequest.rest({ method: 'GET', path: 'clusters?include=all' }));
    await local.invoke({ path: '/clusters/a', body: '{"name":"mine"}' });
    expect(local.call).toMatchObject({ path: '/clusters', query: { include: 'all' } });
    expect(local.call.body).toHaveLength(0);
  });

  test.each(['..', '.', '%2e%2e', 'a%2Fb', 'a%3Fb', 'a%23', '%', 'a%20b', '.a', '%22', 'x'.repeat(256)])('never leaves its place with %s', async (id) => {
    const local = routes();
    local.answer = { status: 404, body: '{"message":"secret"}' };
    expect((await local.invoke({ path: `/clusters/${id}` })).status).toBe(400);
    expect(local.calls.map((call) => call.path).filter((path) => !path.startsWith('/clusters/refused-'))).toEqual([]);
  });

  test.each([[404, 404], [409, 409], [429, 429], [400, 400], [422, 400], [401, 502], [403, 502], [500, 502], [503, 503], [302, 502]])('answers %i with %i', async (status, expected) => {
    const local = routes();
    local.answer = { status, body: '{"message":"secret"}' };
    const answer = await local.invoke({ path: '/clusters/a' });
    expect(answer.status).toBe(expected);
    expect(JSON.parse(answer.body.toString())).toEqual(problemBody(expect.any(String) as unknown as string));
  });

  test.each<[string, () => AwsRequest, string]>([
    ['a variable without value', () => AwsRequest.rest({ method: 'GET', path: 'clusters/{name}' }), "the path 'clusters/{name}' has [name], got []"],
    ['a value without variable', () => AwsRequest.rest({ method: 'GET', path: 'clusters', pathVariables: { name: RequestValue.path('id') } }), 'has [], got [name]'],
    ['a variable that could create something', () => AwsRequest.rest({ method: 'PUT', path: '{a}', pathVariables: { a: RequestValue.path('id') } }), 'are for GET, HEAD and DELETE, got PUT'],
  ])('fails for %s', (_case, make, message) => {
    expect(make).toThrow(message);
  });

  test('writes a body on a constant path', async () => {
    const local = new LocalRoutes(newStack(), {
      'POST /jobs': new AwsAction({
        service: 'batch',
        action: 'SubmitJob',
        resources: ['arn:job'],
        request: AwsRequest.rest({ method: 'POST', path: 'v1/submitjob', body: JsonTemplate.object({ jobName: JsonTemplate.string(RequestValue.body('name')) }) }),
      }),
    });
    expect((await local.invoke({ method: 'POST', path: '/jobs', body: '{"name":"a\\"b","jobQueue":"mine"}' })).status).toBe(204);
    expect(local.call).toMatchObject({ method: 'POST', path: '/v1/submitjob' });
    expect(JSON.parse(local.call.body.toString())).toEqual({ jobName: 'a"b' });
  });
});

test('has a sub-domain where the service has one', () => {
  const stack = newStack();
  new RestApi(stack, 'Api').root.addMethod('GET', new AwsAction({ ...DESCRIBE, service: 'iot', subdomain: 'data' }).toRestIntegration());
  expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::ApiGateway::Method'))).toContain(':data.iot:action/DescribeTable');
});

test('answers errors as it is told to, and shows the whole answer on demand', async () => {
  const local = new LocalRoutes(newStack(), {
    'GET /': new AwsAction({
      ...DESCRIBE, response: JsonTemplate.json(ResponseValue.wholeBody()), statusCode: 203, errors: { ResourceNotFound: 404 },
    }),
  }, { status: 200, body: '{"a":["b"]}' });
  const answer = await local.invoke({ path: '/' });
  expect([answer.status, answer.body.toString()]).toEqual([203, '{"a":["b"]}']);
  local.answer = { status: 400, body: '{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}' };
  expect((await local.invoke({ path: '/' })).status).toBe(404);
});

describe('rights', () => {
  function synthesize(...actions: AwsActionProps[]): Stack {
    const stack = newStack();
    const api = new RestApi(stack, 'Api');
    actions.forEach((props, index) => api.root.addResource(`r${index}`).addMethod('GET', new AwsAction(props).toRestIntegration()));
    return stack;
  }

  test('are one role for equal ones, and another for others', () => {
    const stack = synthesize(DESCRIBE, DESCRIBE, { ...DESCRIBE, resources: [`${TABLE}2`] });
    expect(statementsOfGateway(stack).map(({ Resource }) => Resource).sort()).toEqual([TABLE, `${TABLE}2`]);
  });

  test('are named as IAM names them', () => {
    const stack = synthesize({ ...DESCRIBE, service: 'monitoring', iamAction: 'cloudwatch:PutMetricData', resources: [TABLE] });
    expect(statementsOfGateway(stack)).toEqual([{ Action: 'cloudwatch:PutMetricData', Effect: 'Allow', Resource: TABLE }]);
  });

  test('on everything bring a warning, and only then', () => {
    const warning = Match.stringLikeRegexp('cdk-apigateway-patterns:awsActionOnAllResources');
    Annotations.fromStack(synthesize({ ...DESCRIBE, resources: ['*'] })).hasWarning('*', warning);
    expect(Annotations.fromStack(synthesize(DESCRIBE)).findWarning('*', warning)).toEqual([]);
  });

  test('are the user\'s affair with a role', () => {
    const stack = new Stack(new App(), 'Given');
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    new RestApi(stack, 'Api').root.addMethod('GET', new AwsAction({ ...DESCRIBE, resources: ['*'], role }).toRestIntegration());
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
    expect(statementsOfGateway(stack)).toEqual([]);
  });
});

test.each<[string, Partial<AwsActionProps>, string]>([
  ['a service in capitals', { service: 'DynamoDB' }, "'service' must be"],
  ['a service with a path', { service: 'sqs:path/1' }, "'service' must be"],
  ['an action with a prefix', { action: 'dynamodb:GetItem' }, "'action' must be a name like 'GetParameter'"],
  ['all actions', { iamAction: 'dynamodb:*' }, "'iamAction' must be one action"],
  ['no resources', { resources: [] }, "write ['*'] for an action that knows no resources"],
  ['an error as a pattern', { errors: { '.*(': 404 } }, "'errors' are by letters"],
  ['an error as a success', { errors: { NotFound: 200 } }, 'the status of error NotFound must be one of'],
])('fails for %s', (_case, props, message) => {
  expect(() => new AwsAction({ ...DESCRIBE, ...props })).toThrow(message);
});

test('reads what it sends as the service does', async () => {
  const local = new LocalRoutes(newStack(), {
    'POST /': new AwsAction({
      ...DESCRIBE,
      action: 'GetItem',
      request: AwsRequest.json({
        targetPrefix: 'DynamoDB_20120810',
        version: '1.0',
        body: JsonTemplate.object({
          TableName: JsonTemplate.literal('orders'), Key: JsonTemplate.object({ id: JsonTemplate.object({ S: JsonTemplate.string(RequestValue.body('id')) }) }),
        }),
      }),
    }),
  });
  await local.invoke({ method: 'POST', path: '/', body: '{"id":"\\"}},\\"TableName\\":\\"x"}' });
  expect(parseServiceCall(local.call)).toMatchObject({ operation: 'GetItem', problems: [], input: { TableName: 'orders', Key: { id: { S: '"}},"TableName":"x' } } } });
});
