import { parseServiceCall, type InvokeRequest } from '../../../../src';
import { FIRST_CLASS_ACTIONS } from '../../../../src/services/first-class';
import { httpApi, type FixtureHttpApiOptions } from '../../../fixtures/http-apis';

const CREDENTIALS = 'arn:aws:iam::123456789012:role/route';
const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';
const MACHINE_ARN = 'arn:aws:states:us-east-1:123456789012:stateMachine:m';

function serviceApi(subtype: string, requestParameters: Record<string, string>, options: FixtureHttpApiOptions = {}) {
  return httpApi({ 'POST /{id}': { type: 'AWS_PROXY', subtype, credentials: CREDENTIALS, requestParameters, uri: '', payloadFormatVersion: '1.0' } }, {
    answers: { '*': { body: '{}' } }, ...options,
  });
}

async function called(subtype: string, requestParameters: Record<string, string>, request: Partial<InvokeRequest> = {}) {
  const { backend, invoke } = serviceApi(subtype, requestParameters);
  const { status } = await invoke({ method: 'POST', path: '/1', ...request });
  return { status, call: backend.calls[0] };
}

async function inputOf(subtype: string, requestParameters: Record<string, string>, request: Partial<InvokeRequest> = {}) {
  const { call } = await called(subtype, requestParameters, request);
  expect(call.problems).toEqual([]);
  return parseServiceCall(call).input;
}

describe('the documented parameters', () => {
  const attributes = '{"color":{"DataType":"String","StringValue":"red"},"size":{"DataType":"Number","StringValue":"5"}}';

  test.each<[string, Record<string, string>, Record<string, string>, string, unknown]>([
    ['EventBridge-PutEvents', { Detail: '{"a":1}', DetailType: 'order', Source: 'shop' }, {
      Time: '2026-03-04T05:06:07Z', EventBusName: 'bus', Resources: '["arn:a","arn:b"]', TraceHeader: 'Root=1-00000000-000000000000000000000000',
    }, 'https://events.us-east-1.amazonaws.com/', {
      Entries: [{
        Detail: '{"a":1}',
        DetailType: 'order',
        Source: 'shop',
        Time: 1772600767,
        EventBusName: 'bus',
        Resources: ['arn:a', 'arn:b'],
        TraceHeader: 'Root=1-00000000-000000000000000000000000',
      }],
    }],
    ['SQS-SendMessage', { QueueUrl: QUEUE_URL, MessageBody: 'hello' }, {
      DelaySeconds: '5',
      MessageAttributes: attributes,
      MessageDeduplicationId: 'd',
      MessageGroupId: 'g',
      MessageSystemAttributes: '{"AWSTraceHeader":{"DataType":"String","StringValue":"Root=1"}}',
    }, 'https://sqs.us-east-1.amazonaws.com/', {
      QueueUrl: QUEUE_URL,
      MessageBody: 'hello',
      DelaySeconds: 5,
      MessageAttributes: JSON.parse(attributes),
      MessageDeduplicationId: 'd',
      MessageGroupId: 'g',
      MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1' } },
    }],
    ['SQS-ReceiveMessage', { QueueUrl: QUEUE_URL }, {
      AttributeNames: '["All"]', MaxNumberOfMessages: '10', MessageAttributeNames: '["color","size"]', ReceiveRequestAttemptId: 'r', VisibilityTimeout: '30', WaitTimeSeconds: '1',
    }, 'https://sqs.us-east-1.amazonaws.com/', {
      QueueUrl: QUEUE_URL,
      AttributeNames: ['All'],
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['color', 'size'],
      ReceiveRequestAttemptId: 'r',
      VisibilityTimeout: 30,
      WaitTimeSeconds: 1,
    }],
    ['SQS-DeleteMessage', { QueueUrl: QUEUE_URL, ReceiptHandle: 'h' }, {}, 'https://sqs.us-east-1.amazonaws.com/', { QueueUrl: QUEUE_URL, ReceiptHandle: 'h' }],
    ['SQS-PurgeQueue', { QueueUrl: QUEUE_URL }, {}, 'https://sqs.us-east-1.amazonaws.com/', { QueueUrl: QUEUE_URL }],
    ['AppConfig-GetConfiguration', { Application: 'app', Environment: 'prod/eu', Configuration: 'c', ClientId: 'id' }, { ClientConfigurationVersion: '2' },
      'https://appconfig.us-east-1.amazonaws.com/applications/app/environments/prod%2Feu/configurations/c?client_id=id&client_configuration_version=2',
      { Application: 'app', Environment: 'prod/eu', Configuration: 'c', ClientId: 'id', ClientConfigurationVersion: '2' }],
    ['Kinesis-PutRecord', { StreamName: 's', Data: 'aGk=', PartitionKey: 'p' }, { SequenceNumberForOrdering: '1', ExplicitHashKey: '2' },
      'https://kinesis.us-east-1.amazonaws.com/', { StreamName: 's', Data: 'aGk=', PartitionKey: 'p', SequenceNumberForOrdering: '1', ExplicitHashKey: '2' }],
    ['StepFunctions-StartExecution', { StateMachineArn: MACHINE_ARN }, { Name: 'n', Input: '{"a":1}' }, 'https://states.us-east-1.amazonaws.com/',
      { stateMachineArn: MACHINE_ARN, name: 'n', input: '{"a":1}' }],
    ['StepFunctions-StartSyncExecution', { StateMachineArn: MACHINE_ARN }, { Name: 'n', Input: '{}', TraceHeader: 'Root=1' }, 'https://states.us-east-1.amazonaws.com/',
      { stateMachineArn: MACHINE_ARN, name: 'n', input: '{}', traceHeader: 'Root=1' }],
    ['StepFunctions-StopExecution', { ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:m:n' }, { Cause: 'c', Error: 'e' }, 'https://states.us-east-1.amazonaws.com/',
      { executionArn: 'arn:aws:states:us-east-1:123456789012:execution:m:n', cause: 'c', error: 'e' }],
  ])('%s', async (subtype, required, optional, url, expected) => {
    const { call } = await called(subtype, { ...required, ...optional });
    expect(call).toMatchObject({ kind: 'aws', action: subtype.split('-')[1], credentials: CREDENTIALS, region: 'us-east-1', url, problems: [] });
    expect(parseServiceCall(call)).toMatchObject({ operation: subtype.split('-')[1], input: expected });
    const action = FIRST_CLASS_ACTIONS.get(subtype);
    expect(Object.keys(action?.required ?? {}).sort()).toEqual(Object.keys(required).sort());
    expect(Object.keys(action?.optional ?? {}).sort()).toEqual(Object.keys(optional).sort());
    expect(parseServiceCall((await called(subtype, required)).call).problems).toEqual([]);
  });

  test('there are no others', () => {
    expect(FIRST_CLASS_ACTIONS.size).toBe(10);
  });

  test('the region says where an action is called', async () => {
    const { call } = await called('SQS-PurgeQueue', { QueueUrl: QUEUE_URL, Region: 'eu-central-1' });
    expect([call.region, call.url]).toEqual(['eu-central-1', 'https://sqs.eu-central-1.amazonaws.com/']);
  });
});

describe('hostile values arrive as one parameter, byte for byte', () => {
  const values = [
    '"', '\\', '\'', '"}}', '","TableName":"x', '"}},"IndexName":"i","ExclusiveStartKey":{"id":{"S":"y', '&Action=DeleteQueue', '&MessageBody=x', '&TopicArn=x', '%26', '+', ';',
    '@@', '$context.stage', '${x}', '${context.stage}', '$request.header.Authorization', '#set($a=1)', '#include("x")', 'a\r\nb', '\u2028', '\ud83d\ude00',
    '\u0000', 'true},"admin":{"BOOL":true',
    '__proto__', '{"StringValue":"x"}', '["a"]', ' ', 'x'.repeat(30_000),
  ].map((value) => [value.slice(0, 60), value] as const);

  test.each(values)('%j', async (_start, value) => {
    const request = { body: JSON.stringify({ value }), headers: { 'Content-Type': 'application/json' } };
    expect(await inputOf('SQS-SendMessage', { QueueUrl: QUEUE_URL, MessageBody: '$request.body.value', MessageGroupId: 'a${request.body.value}b' }, request))
      .toEqual({ QueueUrl: QUEUE_URL, MessageBody: value, MessageGroupId: `a${value}b` });
    expect(await inputOf('EventBridge-PutEvents', { Detail: '$request.body', DetailType: '$request.body.value', Source: 's' }, request))
      .toEqual({ Entries: [{ Detail: request.body, DetailType: value, Source: 's' }] });
    expect(await inputOf('StepFunctions-StopExecution', { ExecutionArn: 'arn', Cause: '$request.body.value' }, request)).toEqual({ executionArn: 'arn', cause: value });
  });

  test.each(values.slice(0, -1))('%j in a path', async (_start, value) => {
    const parameters = { Application: '$request.path.id', Environment: 'e', Configuration: 'c', ClientId: '$request.querystring.client' };
    const { call } = await called('AppConfig-GetConfiguration', parameters, { path: `/${encodeURIComponent(value)}`, query: { client: value } });
    expect(parseServiceCall(call).input).toEqual({ Application: value, Environment: 'e', Configuration: 'c', ClientId: value });
  });

  test('300 kB of a body, by the whole body', async () => {
    const body = 'é'.repeat(150_000);
    expect(await inputOf('SQS-SendMessage', { QueueUrl: QUEUE_URL, MessageBody: '$request.body' }, { body })).toEqual({ QueueUrl: QUEUE_URL, MessageBody: body });
  });

  test('but a value within JSON that is written around it breaks out, or the call is refused', async () => {
    const parameters = { QueueUrl: QUEUE_URL, MessageBody: 'm', MessageAttributes: '{"a":{"DataType":"String","StringValue":"${request.body.value}"}}' };
    const send = (value: string) => called('SQS-SendMessage', parameters, { body: JSON.stringify({ value }) });
    expect(parseServiceCall((await send('plain')).call).input.MessageAttributes).toEqual({ a: { DataType: 'String', StringValue: 'plain' } });
    expect(await send('"')).toEqual({ status: 400, call: undefined });
    expect(parseServiceCall((await send('x"},"b":{"DataType":"String","StringValue":"y')).call).input.MessageAttributes).toHaveProperty('b');
  });
});

describe('answers', () => {
  const answering = (answer: object) => serviceApi('SQS-PurgeQueue', { QueueUrl: QUEUE_URL }, { answers: { 'sqs:PurgeQueue': answer } }).invoke({ method: 'POST', path: '/1' });

  test.each([[200], [400], [403], [503]])('of the service reach the client with status %d', async (status) => {
    const answer = await answering({ status, headers: { 'Content-Type': 'text/xml', 'x-amzn-RequestId': 'r' }, body: '<a/>' });
    expect(answer).toMatchObject({ status, headers: { 'Content-Type': 'text/xml', 'x-amzn-RequestId': 'r' }, body: Buffer.from('<a/>') });
  });
});

describe('fails at a request', () => {
  const send = { QueueUrl: QUEUE_URL, MessageBody: 'm' };

  test.each<[string, Record<string, string>, string]>([
    ['a required parameter that is absent', { QueueUrl: QUEUE_URL, MessageBody: '$request.body.other' }, 'Unable to resolve property MessageBody from source $request.body.other'],
    ['an optional parameter that is absent', { ...send, MessageGroupId: '$request.header.group' }, 'Unable to resolve property MessageGroupId from source $request.header.group'],
    ['a number that is none', { ...send, DelaySeconds: '$request.body.text' }, 'the parameter DelaySeconds from source $request.body.text is no whole number: \'five\''],
    ['an object that is none', { ...send, MessageAttributes: '$request.body.text' }, 'is no JSON object: \'five\''],
    ['a list for an object', { ...send, MessageAttributes: '[]' }, 'is no JSON object'],
    ['a region that is none', { ...send, Region: '$request.body.text' }, 'the parameter Region is no region: \'five\''],
    ['a region that leads elsewhere', { ...send, Region: 'evil.example/us-east-1' }, 'the parameter Region is no region'],
  ])('%s', async (_what, parameters, reason) => {
    const { backend, invoke, log } = serviceApi('SQS-SendMessage', parameters);
    expect(await invoke({ method: 'POST', path: '/1', body: '{"text":"five"}' })).toMatchObject({ status: 400, body: Buffer.from('{"message":"Bad Request"}') });
    expect([log.join(), backend.calls]).toEqual([expect.stringContaining(reason), []]);
  });

  test.each([['Time', 'yesterday'], ['Time', '1772600767'], ['Resources', 'arn:a'], ['Resources', '[1]']])('%s: %s', async (name, text) => {
    expect(await called('EventBridge-PutEvents', { Detail: '{}', DetailType: 'd', Source: 's', [name]: text })).toEqual({ status: 400, call: undefined });
  });
});

describe('fails at the template', () => {
  test.each<[string, Record<string, string>, string]>([
    ['SNS-Publish', {}, '\'SNS-Publish\' is no action that HTTP APIs call; they call AppConfig-GetConfiguration, EventBridge-PutEvents'],
    ['SQS-SendMessage', { QueueUrl: 'u', MessageBody: 'm', Body: 'x' }, 'SQS-SendMessage has no parameter \'Body\'; it has QueueUrl, MessageBody, DelaySeconds'],
    ['SQS-SendMessage', { QueueUrl: 'u', MessageBody: 'm', constructor: 'x' }, 'SQS-SendMessage has no parameter \'constructor\''],
    ['SQS-SendMessage', { 'append:header.a': 'x' }, 'SQS-SendMessage has no parameter \'append:header.a\''],
    ['SQS-SendMessage', {}, 'SQS-SendMessage needs the parameter \'QueueUrl\' and \'MessageBody\'; map it in RequestParameters'],
    ['SQS-PurgeQueue', { QueueUrl: '$request.body..a' }, 'the parameter \'QueueUrl\' of SQS-PurgeQueue is mapped from \'$request.body..a\', which has \'..\''],
  ])('%s with %j', async (subtype, parameters, message) => {
    await expect(called(subtype, parameters)).rejects.toThrow(message);
  });
});
