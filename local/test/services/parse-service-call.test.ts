import { parseServiceCall, type BackendCall } from '../../src';

function call(service: string, more: Partial<BackendCall>): BackendCall {
  const url = more.url ?? `https://${service}.us-east-1.amazonaws.com/`;
  return {
    kind: 'aws',
    service,
    method: 'POST',
    url,
    path: new URL(url).pathname,
    query: Object.fromEntries(new URL(url).searchParams),
    headers: {},
    body: Buffer.alloc(0),
    ...more,
  };
}

const dynamodb = (action: string, input: unknown) => parseServiceCall(call('dynamodb', {
  headers: { 'X-Amz-Target': `DynamoDB_20120810.${action}` }, body: Buffer.from(typeof input === 'string' ? input : JSON.stringify(input)),
}));

const messages = (parsed: { problems: readonly { code: string; message: string }[] }) => parsed.problems.map(({ code, message }) => `${code}: ${message}`);

describe('JSON protocol', () => {
  test('reads action and input', () => {
    const input = { TableName: 'orders', Key: { id: { S: '7' } } };
    expect(dynamodb('GetItem', input)).toEqual({ service: 'dynamodb', operation: 'GetItem', input, problems: [] });
  });

  test.each<[unknown, string]>([
    [{ TableName: 'orders' }, "ValidationException: Value null at 'key' failed to satisfy constraint: Member must not be null"],
    [{ TableName: '', Key: { id: { S: '7' } } }, "ValidationException: Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1"],
    [{ TableName: 't', Key: { id: { S: '7' } }, ReturnConsumedCapacity: 'X' },
      "ValidationException: Value 'X' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]"],
    [{ TableName: 1, Key: { id: { S: '7' } } }, 'SerializationException: tableName is not a string'],
    [{ TableName: 't', Key: { id: { S: 7 } } }, 'SerializationException: key.id.member.s is not a string'],
    [{ TableName: 't', Key: { id: { S: '7' } }, Extra: 1 }, 'UnknownParameter: Unknown parameter in input: "Extra"'],
    ['{"TableName":"t","TableName":"u","Key":{"id":{"S":"7"}}}', 'DuplicateParameter: Parameter given more than once: "TableName"'],
    [{ TableName: 't', Key: { id: { S: '7', N: '1' } } },
      'ValidationException: Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes'],
    [{ TableName: 't', Key: { id: {} } }, 'ValidationException: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'],
    [{ TableName: 't', Key: { id: { N: '' } } }, 'ValidationException: The parameter cannot be converted to a numeric value: '],
    [{ TableName: 't', Key: { id: { S: '' } } },
      'ValidationException: One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id'],
    [{ TableName: 't', Key: { id: { B: 'not base64!' } } }, 'SerializationException: key.id.member.b is not a base64 blob'],
  ])('%j', (input, problem) => {
    expect(messages(dynamodb('GetItem', input))).toContain(problem);
  });

  test.each(['', '{"a"', '[]', 'Action=GetItem'])('a body that is no object is refused: %s', (body) => {
    expect(dynamodb('GetItem', body).problems.length).toBeGreaterThan(0);
  });

  test('nested values are checked', () => {
    const item = (value: object) => messages(dynamodb('PutItem', { TableName: 't', Item: { a: value } }));
    expect(item({ M: { b: { L: [{ NULL: true }, { NS: ['1', '2.5e3'] }, { BOOL: false }] } } })).toEqual([]);
    expect(item({ M: { b: { L: [{ NULL: false }] } } })).toEqual([expect.stringContaining('Null attribute value types')]);
    expect(item({ SS: [] })).toEqual([expect.stringContaining('empty set')]);
    expect(item({ SS: ['a', 'a'] })).toEqual([expect.stringContaining('contains duplicates')]);
  });

  test('values in batches are checked', () => {
    const batch = (item: object) => messages(dynamodb('BatchWriteItem', { RequestItems: { t: [{ PutRequest: { Item: item } }] } }));
    expect([batch({ id: { S: 'a' } }), batch({ id: { N: 'a' } })]).toEqual([[], [expect.stringContaining('numeric value: a')]]);
  });

  test('an unknown action is refused', () => {
    expect(messages(dynamodb('Nonsense', {}))).toEqual([expect.stringMatching(/^UnknownOperationException/)]);
    expect(parseServiceCall(call('events', { action: 'PutEvents', body: Buffer.from('{}') })).operation).toBeUndefined();
  });

  test.each([
    ['kinesis', 'Kinesis_20131202.PutRecord', { StreamName: 's', Data: 'QQ==', PartitionKey: 'p' }],
    ['firehose', 'Firehose_20150804.PutRecord', { DeliveryStreamName: 's', Record: { Data: 'QQ==' } }],
    ['states', 'AWSStepFunctions.StartExecution', { stateMachineArn: 'arn:aws:states:us-east-1:1:stateMachine:m', input: '{}' }],
    ['events', 'AWSEvents.PutEvents', { Entries: [{ Source: 's', DetailType: 'd', Detail: '{}', EventBusName: 'b' }] }],
    ['sqs', 'AmazonSQS.SendMessage', { QueueUrl: 'https://sqs/1/q', MessageBody: 'b' }],
  ])('%s takes %s', (service, target, input) => {
    expect(parseServiceCall(call(service, { headers: { 'X-Amz-Target': target }, body: Buffer.from(JSON.stringify(input)) })).problems).toEqual([]);
  });

  test('Step Functions wants JSON as its input', () => {
    const body = Buffer.from(JSON.stringify({ stateMachineArn: 'arn', input: '{"a":' }));
    expect(messages(parseServiceCall(call('states', { headers: { 'X-Amz-Target': 'AWSStepFunctions.StartExecution' }, body }))))
      .toEqual([expect.stringMatching(/^InvalidExecutionInput/)]);
  });
});

describe('form protocol', () => {
  const sqs = (body: string, url = 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs') => parseServiceCall(call('sqs', { url, body: Buffer.from(body) }));

  test('reads a message with attributes', () => {
    expect(sqs('Action=SendMessage&MessageBody=a+%26b&DelaySeconds=5&MessageAttribute.1.Name=n&MessageAttribute.1.Value.DataType=String'
      + '&MessageAttribute.1.Value.StringValue=v')).toEqual({
      service: 'sqs',
      operation: 'SendMessage',
      input: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs',
        MessageBody: 'a &b',
        DelaySeconds: 5,
        MessageAttributes: { n: { DataType: 'String', StringValue: 'v' } },
      },
      problems: [],
    });
  });

  test('takes attributes by the name of the JSON protocol too', () => {
    const parsed = sqs('Action=SendMessage&MessageBody=a&MessageAttributes.1.Name=n&MessageAttributes.1.Value.DataType=String');
    expect([parsed.input.MessageAttributes, parsed.problems]).toEqual([{ n: { DataType: 'String' } }, []]);
  });

  test('reads a batch', () => {
    const parsed = sqs('Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=a&SendMessageBatchRequestEntry.1.MessageBody=x'
      + '&SendMessageBatchRequestEntry.2.Id=b&SendMessageBatchRequestEntry.2.MessageBody=y&SendMessageBatchRequestEntry.2.MessageGroupId=g');
    expect([parsed.input.Entries, parsed.problems]).toEqual([[{ Id: 'a', MessageBody: 'x' }, { Id: 'b', MessageBody: 'y', MessageGroupId: 'g' }], []]);
  });

  test('reads lists of names', () => {
    const parsed = sqs('Action=ReceiveMessage&AttributeName.1=All&MessageAttributeName.1=n&MaxNumberOfMessages=10');
    expect([parsed.input, parsed.problems]).toEqual([expect.objectContaining({ AttributeNames: ['All'], MessageAttributeNames: ['n'], MaxNumberOfMessages: 10 }), []]);
  });

  test.each([
    ['Action=SendMessage', 'MissingParameter: The request must contain the parameter MessageBody.'],
    ['Action=SendMessage&MessageBody=a&Evil=1', 'UnknownParameter: Unknown parameter in input: "Evil"'],
    ['Action=SendMessage&MessageBody=a&MessageBody=b', 'DuplicateParameter: Parameter given more than once: "MessageBody"'],
    ['Action=SendMessage&Action=DeleteQueue&MessageBody=a', 'DuplicateParameter: Parameter given more than once: "Action"'],
    ['Action=SendMessage&MessageBody=a&DelaySeconds=x', 'SerializationException: delaySeconds is not a integer'],
    ['MessageBody=a', 'MissingAction: The action  is not valid for this endpoint.'],
    ['Action=Nope', 'InvalidAction: The action Nope is not valid for this endpoint.'],
  ])('%s', (body, problem) => {
    expect(messages(sqs(body))).toContain(problem);
  });

  test('SNS names entries of maps and members of lists', () => {
    const parsed = parseServiceCall(call('sns', {
      body: Buffer.from('Action=Publish&TopicArn=arn&Message=m&MessageAttributes.entry.1.Name=n'
      + '&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue=v'),
    }));
    expect([parsed.operation, parsed.input, parsed.problems])
      .toEqual(['Publish', { TopicArn: 'arn', Message: 'm', MessageAttributes: { n: { DataType: 'String', StringValue: 'v' } } }, []]);
  });
});

describe('S3', () => {
  const s3 = (method: string, url: string, more: Partial<BackendCall> = {}) => parseServiceCall(call('s3', { method, url, ...more }));

  test.each([
    ['GET', 'https://s3.us-east-1.amazonaws.com/b/a/k%20y', {}, 'GetObject', { Bucket: 'b', Key: 'a/k y' }],
    ['GET', 'https://b.s3.us-east-1.amazonaws.com/k', { Range: 'bytes=0-1' }, 'GetObject', { Bucket: 'b', Key: 'k', Range: 'bytes=0-1' }],
    ['HEAD', 'https://s3.us-east-1.amazonaws.com/b/k', {}, 'HeadObject', { Bucket: 'b', Key: 'k' }],
    ['DELETE', 'https://s3.us-east-1.amazonaws.com/b/k', {}, 'DeleteObject', { Bucket: 'b', Key: 'k' }],
    ['PUT', 'https://s3.us-east-1.amazonaws.com/b/k', { 'x-amz-copy-source': '/c/d' }, 'CopyObject', { Bucket: 'b', Key: 'k', CopySource: '/c/d' }],
    ['GET', 'https://s3.us-east-1.amazonaws.com/b?list-type=2&max-keys=5&prefix=p', {}, 'ListObjectsV2', { Bucket: 'b', MaxKeys: 5, Prefix: 'p' }],
    ['GET', 'https://s3.us-east-1.amazonaws.com/b/k?acl', {}, 'GetObjectAcl', { Bucket: 'b', Key: 'k' }],
    ['GET', 'https://s3.us-east-1.amazonaws.com/b/k?versionId=v', {}, 'GetObject', { Bucket: 'b', Key: 'k', VersionId: 'v' }],
    ['GET', 'https://s3.us-east-1.amazonaws.com/', {}, 'ListBuckets', {}],
  ])('%s %s', (method, url, headers, operation, input) => {
    expect(s3(method, url, { headers })).toEqual({ service: 's3', operation, input, problems: [] });
  });

  test('PUT carries its body', () => {
    const body = Buffer.from([1, 2]);
    expect(s3('PUT', 'https://s3.us-east-1.amazonaws.com/b/k', { body, headers: { 'Content-Type': 'image/png' } }))
      .toEqual({ service: 's3', operation: 'PutObject', input: { Bucket: 'b', Key: 'k', ContentType: 'image/png', Body: body }, problems: [] });
  });

  test('a query parameter that the action does not have is a problem', () => {
    expect(messages(s3('GET', 'https://s3.us-east-1.amazonaws.com/b/k?evil=1'))).toEqual(['UnknownParameter: Unknown parameter in input: "evil"']);
  });
});

test('fails for a service without a model and for what is no service', () => {
  expect(() => parseServiceCall(call('ecs', {}))).toThrow("no model of 'ecs' is at hand");
  expect(() => parseServiceCall({ ...call('x', {}), kind: 'http', service: undefined })).toThrow("no model of 'http'");
});

describe('the form protocol', () => {
  const send = (contentType: string | undefined, body: string, url = 'https://sqs.us-east-1.amazonaws.com/123456789012/q') => parseServiceCall(call('sqs', {
    url, headers: contentType === undefined ? {} : { 'Content-Type': contentType }, body: Buffer.from(body),
  }));

  test('takes all parameters from the query string beside a body of another type', () => {
    const url = 'https://sqs.us-east-1.amazonaws.com/123456789012/q?Action=SendMessage&MessageBody=x';
    expect(send('application/json', '{"a":1}', url)).toMatchObject({ operation: 'SendMessage', input: { MessageBody: 'x' }, problems: [] });
  });

  test.each([
    ['application/x-www-form-urlencoded', 'SendMessage'], ['application/x-www-form-urlencoded; charset=utf-8', 'SendMessage'], [undefined, 'SendMessage'],
    ['application/json', undefined], ['text/plain', undefined],
  ])('reads the body of type %s: %s', (type, operation) => {
    expect(send(type, 'Action=SendMessage&MessageBody=x').operation).toBe(operation);
  });
});
