import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { newStack, problemBody } from './support/local-route';
import { dynamoDbError, importedTable, newEncryptedTable, newTable, roleStatements, TableRoute } from './support/table';
import { DynamoDbAttribute, DynamoDbPutItem, DynamoDbPutItemProps } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

const id = RequestValue.path('id');
const at = RequestValue.query('at');
const key = { id, at };
const REQUEST = { path: '/orders/a', query: { at: '1' }, body: { total: 9.5, id: 'mine' } };
const text = (name: string) => DynamoDbAttribute.string(RequestValue.body(name));

function route(props?: DynamoDbPutItemProps): TableRoute {
  const stack = newStack();
  return new TableRoute(stack, 'PUT /orders/{id}', new DynamoDbPutItem(newTable(stack), props));
}

describe('an item', () => {
  test('from the whole body, with a key that wins', async () => {
    expect(await route({ key }).told(REQUEST)).toEqual({
      TableName: 'orders', Item: { id: { S: 'a' }, at: { N: '1' }, total: { N: '9.5' } }, ReturnValues: 'ALL_OLD',
    });
  });

  test('from the whole body, its key included', async () => {
    expect(await route().told({ body: { id: 'b', at: 2, list: [] } })).toEqual({
      TableName: 'orders', Item: { id: { S: 'b' }, at: { N: '2' }, list: { L: [] } }, ReturnValues: 'ALL_OLD',
    });
  });

  test('from attributes alone', async () => {
    const put = route({ key, item: { name: text('name'), note: DynamoDbAttribute.string(RequestValue.body('note').optional()) } });
    const Key = { id: { S: 'a' }, at: { N: '1' } };
    expect(await put.told({ ...REQUEST, body: { name: 'n', admin: true } })).toEqual({ TableName: 'orders', Item: { ...Key, name: { S: 'n' } }, ReturnValues: 'ALL_OLD' });
    expect(await put.told({ ...REQUEST, body: { name: 'n', note: '' } })).toMatchObject({ Item: { note: { S: '' } } });
    expect(await put.told({ ...REQUEST, body: { note: 'x' } })).toBeUndefined();
    expect(await put.told({ ...REQUEST, body: { name: 1 } })).toBeUndefined();
  });

  test('from a member of the body, with attributes that win', async () => {
    const put = route({ key, itemFromBody: RequestValue.body('order'), item: { owner: DynamoDbAttribute.string(RequestValue.context('identity.sourceIp')) } });
    expect(await put.told({ ...REQUEST, body: { owner: 'x', order: { owner: 'evil', n: 1 } } })).toMatchObject({
      Item: { id: { S: 'a' }, at: { N: '1' }, owner: { S: '127.0.0.1' }, n: { N: '1' } },
    });
  });

  test('of an imported table', async () => {
    const stack = newStack();
    const put = new TableRoute(stack, 'PUT /orders/{id}', new DynamoDbPutItem(importedTable(stack), { key, keyTypes: { at: AttributeType.NUMBER } }));
    expect(await put.told(REQUEST)).toMatchObject({ Item: { id: { S: 'a' }, at: { N: '1' }, total: { N: '9.5' } } });
  });
});

describe('conditions', () => {
  test('in words of DynamoDB', async () => {
    const put = route({ key, condition: { expression: 'size(#n) < :max OR status IN (:a, :max)', names: { '#n': 'a b' }, values: { ':max': DynamoDbAttribute.number(RequestValue.query('max').or('9')), ':a': text('total') } } });
    expect(await put.told({ ...REQUEST, body: { total: '"} OR 1=1' } })).toMatchObject({
      ConditionExpression: '(size(#n0) < :v0 OR #n1 IN (:v1, :v2))',
      ExpressionAttributeNames: { '#n0': 'a b', '#n1': 'status' },
      ExpressionAttributeValues: { ':v0': { N: '9' }, ':v1': { S: '"} OR 1=1' }, ':v2': { N: '9' } },
    });
  });

  test('ifNotExists', async () => {
    const put = route({ key, ifNotExists: true });
    expect(await put.told(REQUEST)).toMatchObject({ ConditionExpression: 'attribute_not_exists(#n0)', ExpressionAttributeNames: { '#n0': 'id' }, ReturnValues: 'NONE' });
    expect(await put.answered({ status: 200, body: '{}' }, REQUEST)).toMatchObject({ status: 201 });
    expect(await put.answered(dynamoDbError('ConditionalCheckFailedException'), REQUEST)).toMatchObject({ status: 409, body: problemBody('Conflict') });
  });

  test('ifExists', async () => {
    const put = route({ key, ifExists: true, condition: { expression: 'a = :v', values: { ':v': text('total') } } });
    expect(await put.told({ ...REQUEST, body: { total: 'x' } })).toMatchObject({ ConditionExpression: '(#n0 = :v0) AND attribute_exists(#n1)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
    const failed = 'ConditionalCheckFailedException';
    const request = { ...REQUEST, body: { total: 'x' } };
    expect(await put.answered(dynamoDbError(failed), request)).toMatchObject({ status: 404, body: problemBody('Not Found') });
    expect(await put.answered(dynamoDbError(failed, { Item: { id: { S: 'a' } } }), request)).toMatchObject({ status: 409, body: problemBody('Conflict') });
    expect(await put.answered(dynamoDbError('ThrottlingException'), request)).toMatchObject({ status: 429 });
    expect(await put.answered({ status: 503, body: '{}' }, request)).toMatchObject({ status: 503 });
    expect(await put.answered({ status: 500, body: '{}' }, request)).toMatchObject({ status: 502 });
  });
});

describe('answers', () => {
  test('201 for a new item, 200 for one that was replaced, with the key as far as it does not come from the body', async () => {
    const put = route({ key: { id, at: RequestValue.body('at') } });
    const request = { ...REQUEST, body: { at: 1, x: 1 } };
    expect(await put.answered({ status: 200, body: '{}' }, request)).toMatchObject({ status: 201, body: { id: 'a' } });
    expect(await put.answered({ status: 200, body: '{"Attributes":{"id":{"S":"a"},"secret":{"S":"x"}}}' }, request)).toMatchObject({ status: 200, body: { id: 'a' } });
  });

  test('an id made of the request', async () => {
    const stack = newStack();
    const put = new TableRoute(stack, 'POST /orders', new DynamoDbPutItem(newTable(stack), {
      key: { id: RequestValue.join([RequestValue.literal('o'), RequestValue.context('extendedRequestId')], '-'), at: RequestValue.context('requestTimeEpoch') },
    }));
    expect(await put.answered({ status: 200, body: '{}' }, { path: '/orders', body: { a: 1 } })).toMatchObject({ status: 201, body: { id: expect.stringMatching('^o-.+'), at: expect.any(Number) } });
  });

  test.each([['TransactionConflictException', 409], ['ReplicatedWriteConflictException', 409], ['ItemCollectionSizeLimitExceededException', 400], ['ValidationException', 400]])('%s as %d', async (code, status) => {
    expect((await route({ key }).answered(dynamoDbError(code), REQUEST)).status).toBe(status);
  });
});

test('the role may put items, and use the key of the table', () => {
  const stack = newStack();
  new TableRoute(stack, 'PUT /orders/{id}', new DynamoDbPutItem(newEncryptedTable(stack), { key: { id } }));
  expect(roleStatements(stack)).toEqual([
    expect.objectContaining({ Action: 'dynamodb:PutItem' }),
    expect.objectContaining({ Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'] }),
  ]);
});

describe('fails', () => {
  const make = (props: DynamoDbPutItemProps) => () => new DynamoDbPutItem(newTable(newStack()), props);

  test('an item without its key', () => {
    expect(make({ item: { id: text('id') } })).toThrow("the item lacks the key attribute 'at' (N): give it in 'key'");
    expect(make({ key: { sku: id } })).toThrow("'key' names 'sku', which is no attribute of it");
  });

  test('a binary key from an open body, which would be text', () => {
    const table = new Table(newStack(), 'Table', { partitionKey: { name: 'id', type: AttributeType.BINARY } });
    expect(() => new DynamoDbPutItem(table)).toThrow("the item lacks the key attribute 'id' (B): give it in 'key'");
  });

  test('a key attribute of another type, or one that may be left out', () => {
    expect(make({ key: { id }, item: { at: text('at') } })).toThrow("the key attribute 'at' must be there and of type N");
    expect(make({ key: { id }, item: { at: DynamoDbAttribute.number(at.optional()) } })).toThrow("the key attribute 'at' must be there and of type N");
    expect(make({ key: { id, at: at.optional() } })).toThrow("'key' must be there, so 'at' cannot be optional()");
  });

  test('an attribute that is given twice', () => {
    expect(make({ key, item: { id: text('id') } })).toThrow("'id' is in 'key' and in 'item': leave it out of one");
  });

  test('conditions that contradict each other', () => {
    expect(make({ key, ifExists: true, ifNotExists: true })).toThrow("'ifExists' and 'ifNotExists' contradict each other");
  });

  test('a condition on existence without the name of a key attribute', () => {
    expect(() => new DynamoDbPutItem(importedTable(newStack()), { ifNotExists: true })).toThrow("need the name of a key attribute: give it in 'key'");
  });

  test('an item from anything but the body', () => {
    for (const itemFromBody of [RequestValue.query('x'), RequestValue.rawBody(), RequestValue.body('x').optional()]) {
      expect(make({ key, itemFromBody })).toThrow("'itemFromBody' is RequestValue.wholeBody() or a member of the body that must be there");
    }
  });
});
