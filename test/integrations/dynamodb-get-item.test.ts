import { Match, Template } from 'aws-cdk-lib/assertions';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { newStack, problemBody } from './support/local-route';
import { dynamoDbError, importedTable, newEncryptedTable, newTable, roleStatements, TableRoute } from './support/table';
import { DynamoDbGetItem } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';
import { SHOWN_ATTACKS } from '../support/shown-attacks';

const id = RequestValue.path('id');
const at = RequestValue.query('at');
const REQUEST = { path: '/orders/a', query: { at: '1' } };

function route(integration: (table: ReturnType<typeof newTable>) => DynamoDbGetItem): TableRoute {
  const stack = newStack();
  return new TableRoute(stack, 'GET /orders/{id}', integration(newTable(stack)));
}

test('on a plain RestApi', () => {
  const stack = newStack();
  new RestApi(stack, 'Plain').root.resourceForPath('/orders/{id}').addMethod('GET', new DynamoDbGetItem(newTable(stack), { key: { id, at } }).toRestIntegration());
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Method', {
    HttpMethod: 'GET',
    Integration: {
      Type: 'AWS',
      IntegrationHttpMethod: 'POST',
      PassthroughBehavior: 'NEVER',
      Uri: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:', { Ref: 'AWS::Region' }, ':dynamodb:action/GetItem']] },
      IntegrationResponses: [Match.objectLike({ StatusCode: '200', SelectionPattern: '2\\d{2}' }), Match.objectLike({ StatusCode: '400' }), Match.objectLike({ StatusCode: '503' }), Match.objectLike({ StatusCode: '502' })],
    },
  });
});

test('reads by the whole key, with the types of the table', async () => {
  const reads = route((table) => new DynamoDbGetItem(table, { key: { id, at } }));
  expect(await reads.told(REQUEST)).toEqual({ TableName: 'orders', Key: { id: { S: 'a' }, at: { N: '1' } } });
});

test.each(SHOWN_ATTACKS)('a hostile key stays a key: %s', async (_shown, attack) => {
  const reads = route((table) => new DynamoDbGetItem(table, { key: { id: RequestValue.query('id'), at } }));
  expect(await reads.told({ query: { id: attack, at: '1' } })).toEqual({ TableName: 'orders', Key: { id: { S: attack }, at: { N: '1' } } });
  expect(await reads.told({ query: { id: 'a', at: attack } })).toEqual(attack === '0' ? { TableName: 'orders', Key: { id: { S: 'a' }, at: { N: '0' } } } : undefined);
});

test('reads some attributes, consistently', async () => {
  const reads = route((table) => new DynamoDbGetItem(table, { key: { id, at }, projection: ['status', 'lines[0].status', '["it is"]'], consistentRead: true }));
  expect(await reads.told(REQUEST)).toEqual({
    TableName: 'orders',
    Key: { id: { S: 'a' }, at: { N: '1' } },
    ProjectionExpression: '#n0, #n1[0].#n0, #n2',
    ExpressionAttributeNames: { '#n0': 'status', '#n1': 'lines', '#n2': 'it is' },
    ConsistentRead: true,
  });
});

describe('answers', () => {
  test('200 and the item', async () => {
    const reads = route((table) => new DynamoDbGetItem(table, { key: { id, at } }));
    const item = { id: { S: 'a' }, n: { N: '1.5' }, list: { L: [{ M: { none: { NULL: true } } }] } };
    expect(await reads.answered({ status: 200, body: JSON.stringify({ Item: item }) }, REQUEST)).toMatchObject({ status: 200, body: { id: 'a', n: 1.5, list: [{ none: null }] } });
    expect(await reads.answered({ status: 200, body: '{"Item":{}}' }, REQUEST)).toMatchObject({ status: 200, body: {} });
  });

  test('numbers as texts', async () => {
    const reads = route((table) => new DynamoDbGetItem(table, { key: { id, at }, numbersAsStrings: true }));
    expect(await reads.answered({ status: 200, body: '{"Item":{"n":{"N":"12345678901234567890"}}}' }, REQUEST)).toMatchObject({ body: { n: '12345678901234567890' } });
  });

  test('404 where there is none', async () => {
    const reads = route((table) => new DynamoDbGetItem(table, { key: { id, at } }));
    expect(await reads.answered({ status: 200, body: '{}' }, REQUEST)).toMatchObject({ status: 404, body: problemBody('Not Found') });
  });

  test.each([
    ['ValidationException', 400, 'Bad Request'],
    ['SerializationException', 400, 'Bad Request'],
    ['ProvisionedThroughputExceededException', 429, 'Too Many Requests'],
    ['ThrottlingException', 429, 'Too Many Requests'],
    ['RequestLimitExceeded', 429, 'Too Many Requests'],
    ['ResourceNotFoundException', 502, 'Bad Gateway'],
    ['AccessDeniedException', 502, 'Bad Gateway'],
    ['UnrecognizedClientException', 502, 'Bad Gateway'],
  ])('%s as %d', async (code, status, message) => {
    const reads = route((table) => new DynamoDbGetItem(table, { key: { id, at } }));
    const answer = await reads.answered(dynamoDbError(code), REQUEST);
    expect(answer).toMatchObject({ status, body: problemBody(message) });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test.each([[500, 502], [503, 503], [301, 502]])('status %d as %d', async (status, expected) => {
    const reads = route((table) => new DynamoDbGetItem(table, { key: { id, at } }));
    expect((await reads.answered({ status, body: '{"__type":"x","message":"secret"}' }, REQUEST)).status).toBe(expected);
  });
});

describe('the role', () => {
  test('may read items of the table, whatever indexes it has', () => {
    const stack = newStack();
    new TableRoute(stack, 'GET /orders/{id}', new DynamoDbGetItem(newTable(stack), { key: { id, at } }));
    expect(roleStatements(stack)).toEqual([{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: { 'Fn::GetAtt': [expect.stringMatching('^Table'), 'Arn'] } }]);
  });

  test('may decrypt with the key of the table', () => {
    const stack = newStack();
    new TableRoute(stack, 'GET /orders/{id}', new DynamoDbGetItem(newEncryptedTable(stack), { key: { id } }));
    expect(roleStatements(stack)).toEqual([
      expect.objectContaining({ Action: 'dynamodb:GetItem' }),
      expect.objectContaining({ Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': [expect.stringMatching('^Key'), 'Arn'] } }),
    ]);
  });

  test('is the one that is given', () => {
    const stack = newStack();
    const role = new Role(stack, 'Mine', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    new TableRoute(stack, 'GET /orders/{id}', new DynamoDbGetItem(newTable(stack), { key: { id, at }, role }));
    expect(roleStatements(stack)).toEqual([]);
  });
});

test('an imported table: its region, its account, and keys of text unless said otherwise', async () => {
  const stack = newStack();
  const table = importedTable(stack);
  const reads = new TableRoute(stack, 'GET /orders/{id}', new DynamoDbGetItem(table, { key: { id, at }, keyTypes: { at: AttributeType.NUMBER } }));
  expect(await reads.told(REQUEST)).toEqual({ TableName: 'arn:aws:dynamodb:eu-west-1:111122223333:table/other', Key: { id: { S: 'a' }, at: { N: '1' } } });
  const method = Object.values(Template.fromStack(stack).findResources('AWS::ApiGateway::Method')).find(({ Properties }) => Properties.HttpMethod === 'GET');
  expect(JSON.stringify(method)).toContain(':apigateway:eu-west-1:dynamodb:action/GetItem');
  expect(roleStatements(stack)).toEqual([{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/other' }]);
});

test('a TableV2 tells the types of its keys', async () => {
  const stack = newStack();
  const table = new TableV2(stack, 'V2', { tableName: 'v2', partitionKey: { name: 'id', type: AttributeType.BINARY } });
  const reads = new TableRoute(stack, 'GET /orders/{id}', new DynamoDbGetItem(table, { key: { id: RequestValue.query('id') } }));
  expect(await reads.told({ query: { id: 'AA==' } })).toEqual({ TableName: expect.any(String), Key: { id: { B: 'AA==' } } });
  expect(await reads.told({ query: { id: 'AA' } })).toBeUndefined();
});

describe('fails', () => {
  const make = (key: { [name: string]: RequestValue }, keyTypes?: { [name: string]: AttributeType }) => () =>
    new DynamoDbGetItem(newTable(newStack()), { key, keyTypes });

  test('a key without its sort key', () => {
    expect(make({ id })).toThrow("'key' lacks the key attribute 'at', got 'id'; give 'id' (S) and 'at' (N) [at Shop/Table]");
  });

  test('a key attribute that the table does not have', () => {
    expect(make({ id, at, sku: id })).toThrow("'key' names 'sku', which is no attribute of it; write 'id' (S) and 'at' (N)");
  });

  test('a key that may be left out', () => {
    expect(make({ id, at: at.optional() })).toThrow("'key' must be there, so 'at' cannot be optional()");
  });

  test('a type that contradicts the table', () => {
    expect(make({ id, at }, { at: AttributeType.STRING })).toThrow("'keyTypes' says that 'at' is S, but the table says N");
    expect(make({ id, at }, { sku: AttributeType.STRING })).toThrow("'keyTypes' has 'sku', which is no key attribute of the table");
  });

  test('an imported table with too many key attributes, or none', () => {
    const keys: { [name: string]: RequestValue }[] = [{}, { a: id, b: id, c: id }];
    for (const key of keys) {
      expect(() => new DynamoDbGetItem(importedTable(newStack()), { key })).toThrow("'key' must be a partition key and perhaps a sort key");
    }
  });

  test('a constant that is no number where the key is one', () => {
    expect(() => route((table) => new DynamoDbGetItem(table, { key: { id, at: RequestValue.literal('x') } }))).toThrow("'at' of 'key' is of type N, got 'x'; write a number such as '12.5' [at Shop/Table]");
  });
});
