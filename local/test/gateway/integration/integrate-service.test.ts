import { fixtureGateway, json, service } from '../../fixtures/gateways';

const OK = { '*': { body: '{}' } };

describe('the four shapes of a service URI', () => {
  test('action with a target header that API Gateway adds', async () => {
    const { invoke, backend } = fixtureGateway([{
      path: '/{id}',
      integration: service('dynamodb:action/GetItem', {
        RequestTemplates: { 'application/json': '{"TableName":"orders","Key":{"id":{"S":"$input.params("id")"}}}' },
      }),
    }], { answers: OK });
    await invoke({ path: '/7' });
    expect(backend.calls[0]).toMatchObject({
      kind: 'aws',
      service: 'dynamodb',
      action: 'GetItem',
      method: 'POST',
      url: 'https://dynamodb.us-east-1.amazonaws.com/',
      path: '/',
      query: {},
      credentials: 'arn:aws:iam::123456789012:role/route',
      region: 'us-east-1',
      problems: [],
    });
    expect(backend.calls[0].headers['X-Amz-Target']).toBe('DynamoDB_20120810.GetItem');
    expect(backend.calls[0].body.toString()).toBe('{"TableName":"orders","Key":{"id":{"S":"7"}}}');
  });

  test('action with a target header of the template, which EventBridge needs', async () => {
    const template = { 'application/json': '{"Entries":[{"Source":"s","DetailType":"d","Detail":"{}"}]}' };
    const target = { 'integration.request.header.X-Amz-Target': "'AWSEvents.PutEvents'", 'integration.request.header.Content-Type': "'application/x-amz-json-1.1'" };
    const { invoke, backend } = fixtureGateway([
      { path: '/with', method: 'POST', integration: service('events:action/PutEvents', { RequestTemplates: template, RequestParameters: target }) },
      { path: '/without', method: 'POST', integration: service('events:action/PutEvents', { RequestTemplates: template }) },
    ], { answers: OK });
    await invoke({ path: '/with', method: 'POST' });
    expect([backend.calls[0].action, backend.calls[0].problems, backend.calls[0].query]).toEqual(['PutEvents', [], {}]);
    await invoke({ path: '/without', method: 'POST' });
    expect(backend.calls[1].problems).toEqual([expect.objectContaining({ code: 'UnknownOperationException' })]);
  });

  test('path of the form protocol', async () => {
    const { invoke, backend } = fixtureGateway([{
      path: '/',
      method: 'POST',
      integration: service('sqs:path/123456789012/jobs', {
        RequestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
        RequestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)' },
      }),
    }], { answers: OK });
    await invoke({ path: '/', method: 'POST', body: '{"a":"é&"}' });
    expect(backend.calls[0]).toMatchObject({
      service: 'sqs', action: 'SendMessage', url: 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs', path: '/123456789012/jobs', problems: [],
    });
    expect(backend.calls[0].body.toString()).toBe('Action=SendMessage&MessageBody=%7B%22a%22%3A%22%C3%A9%26%22%7D');
  });

  test('action of the form protocol puts the action into the query', async () => {
    const { invoke, backend } = fixtureGateway([{
      path: '/',
      method: 'POST',
      integration: service('sns:action/Publish', {
        RequestParameters: { 'integration.request.querystring.TopicArn': "'arn:t'", 'integration.request.querystring.Message': 'method.request.body' },
      }),
    }], { answers: OK });
    await invoke({ path: '/', method: 'POST', body: 'hello' });
    expect(backend.calls[0].query).toEqual({ TopicArn: 'arn:t', Message: 'hello', Action: 'Publish' });
  });

  test('path with placeholders, and a subdomain', async () => {
    const integration = (target: string) => service(target, {
      IntegrationHttpMethod: 'GET', RequestParameters: { 'integration.request.path.key': 'method.request.path.key' },
    });
    const { invoke, backend } = fixtureGateway([
      { path: '/path/{key+}', integration: integration('s3:path/bucket/prefix/{key}') },
      { path: '/sub/{key+}', integration: integration('bucket.s3:path/prefix/{key}') },
    ], { answers: OK });
    await invoke({ path: '/path/a/b%20c' });
    await invoke({ path: '/sub/a/b%20c' });
    expect(backend.calls.map(({ url, action, path }) => [url, action, path])).toEqual([
      ['https://s3.us-east-1.amazonaws.com/bucket/prefix/a/b%20c', 'GetObject', '/bucket/prefix/a/b%20c'],
      ['https://bucket.s3.us-east-1.amazonaws.com/prefix/a/b%20c', 'GetObject', '/prefix/a/b%20c'],
    ]);
  });
});

test('a call that breaks its model is handed over with its problems, and answered as the service refuses it', async () => {
  const { invoke, backend } = fixtureGateway([{
    path: '/',
    method: 'POST',
    integration: service('dynamodb:action/GetItem', {
      RequestTemplates: { 'application/json': '{}' },
      IntegrationResponses: [{ StatusCode: '200' }, { StatusCode: '400', SelectionPattern: '4\\d{2}' }],
    }),
  }], { answers: OK });
  const answer = await invoke({ path: '/', method: 'POST' });
  expect(backend.calls[0].problems?.map(({ message }) => message)).toEqual([
    "Value null at 'tableName' failed to satisfy constraint: Member must not be null",
    "Value null at 'key' failed to satisfy constraint: Member must not be null",
  ]);
  expect([answer.status, json(answer)]).toEqual([400, {
    __type: 'com.amazon.coral.service#ValidationException',
    message: "2 validation errors detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null; "
      + "Value null at 'key' failed to satisfy constraint: Member must not be null",
  }]);
});

test('a ? in a path value ends the path, so that a test can see it', async () => {
  const { invoke, backend } = fixtureGateway([{
    path: '/',
    integration: service('s3:path/bucket/{key}', {
      IntegrationHttpMethod: 'GET', RequestParameters: { 'integration.request.path.key': 'method.request.querystring.key' },
    }),
  }], { answers: OK });
  await invoke({ path: '/', query: { key: 'a?acl' } });
  expect([backend.calls[0].action, backend.calls[0].query]).toEqual(['GetObjectAcl', { acl: '' }]);
});

test('a service without a model is called unread', async () => {
  const { invoke, backend } = fixtureGateway([{ path: '/', integration: service('ecs:action/RunTask') }], { answers: OK });
  await invoke({ path: '/' });
  expect([backend.calls[0].action, backend.calls[0].problems, backend.calls[0].query]).toEqual(['RunTask', undefined, { Action: 'RunTask' }]);
});

test('a URI that is none is a 500', async () => {
  const { invoke } = fixtureGateway([{ path: '/', integration: { ...service(''), Uri: 'arn:aws:sqs:us-east-1:1:q' } }], { answers: OK });
  expect((await invoke({ path: '/' })).status).toBe(500);
});

test('credentials may name a stage variable', async () => {
  const { invoke, backend } = fixtureGateway([{
    path: '/',
    integration: service('ecs:action/RunTask', {
      Credentials: 'arn:aws:iam::123456789012:role/${stageVariables.role}',
    }),
  }], { answers: OK, stage: { Variables: { role: 'blue' } } });
  await invoke({ path: '/' });
  expect(backend.calls[0].credentials).toBe('arn:aws:iam::123456789012:role/blue');
});
