import { callJson, storesOf, type Answer } from './store-fixture';
import type { LocalStores } from '../../src';

const attribute = (AttributeName: string, AttributeType = 'S'): object => ({ AttributeName, AttributeType });
const key = (AttributeName: string, KeyType = 'HASH'): object => ({ AttributeName, KeyType });
const RESOURCES = {
  Orders: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      AttributeDefinitions: [attribute('id'), attribute('customer'), attribute('at', 'N')],
      KeySchema: [key('id')],
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: [{
        IndexName: 'byCustomer',
        KeySchema: [key('customer'), key('at', 'RANGE')],
        Projection: { ProjectionType: 'ALL' },
        ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
        ContributorInsightsSpecification: { Enabled: true },
      }],
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    },
  },
  World: {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      TableName: 'constructor',
      AttributeDefinitions: [attribute('id'), attribute('sort', 'B')],
      KeySchema: [key('id'), key('sort', 'RANGE')],
      Replicas: [{ Region: 'eu-west-1' }],
    },
  },
};
const HOSTILE = ['"', '\\', '\'', '","TableName":"x', 'a\r\nb\u0000', '\u2028', '😀', 'constructor', '__proto__', 'x'.repeat(300_000)];

let stores: LocalStores;

beforeEach(() => {
  stores = storesOf(RESOURCES);
});

const call = (action: string, input: object): Promise<Answer> => callJson(stores, 'dynamodb', action, { TableName: 'Orders', ...input });
const item = (id: string, more: object = {}): Record<string, unknown> => ({ id: { S: id }, ...more });

test.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 20), text]))('an item comes back as it was put: %s', async (_case, text) => {
  const Item = item(text.slice(0, 1000), { note: { S: text }, hasOwnProperty: { M: { toString: { S: text.slice(0, 10) }, valueOf: { L: [{ N: '1.50' }, { NULL: true }] } } } });
  expect(await call('PutItem', { Item })).toMatchObject({ status: 200, body: {} });
  const { body, headers } = await call('GetItem', { Key: item(text.slice(0, 1000)) });
  expect(headers['Content-Type']).toBe('application/x-amz-json-1.0');
  expect(body).toEqual({ Item: { ...Item, hasOwnProperty: { M: { toString: { S: text.slice(0, 10) }, valueOf: { L: [{ N: '1.5' }, { NULL: true }] } } } } });
  expect(await stores.table('Orders').items()).toEqual([(body as { Item: object }).Item]);
});

test('items are queried by an index, in its order and in pages', async () => {
  for (const at of [3, 1, 2]) {
    await call('PutItem', { Item: item(`o-${at}`, { customer: { S: 'anna' }, at: { N: String(at) } }) });
  }
  const query = { IndexName: 'byCustomer', KeyConditionExpression: 'customer = :c', ExpressionAttributeValues: { ':c': { S: 'anna' } }, Limit: 2 };
  const first = (await call('Query', query)).body as { Items: { id: object }[]; LastEvaluatedKey: object };
  expect(first.Items.map(({ id }) => id)).toEqual([{ S: 'o-1' }, { S: 'o-2' }]);
  const second = (await call('Query', { ...query, ExclusiveStartKey: first.LastEvaluatedKey })).body;
  expect(second).toMatchObject({ Count: 1, Items: [{ id: { S: 'o-3' } }] });
});

test('items are changed, under conditions', async () => {
  await stores.table('Orders').putItem(item('a', { n: { N: '1' } }));
  const update = (was: string): Promise<Answer> => call('UpdateItem', {
    Key: item('a'),
    UpdateExpression: 'ADD n :one',
    ConditionExpression: 'n = :was',
    ReturnValues: 'ALL_NEW',
    ExpressionAttributeValues: { ':one': { N: '1' }, ':was': { N: was } },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  expect((await update('1')).body).toEqual({ Attributes: item('a', { n: { N: '2' } }) });
  expect(await update('1')).toMatchObject({
    status: 400,
    body: { __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException', message: 'The conditional request failed', Item: item('a', { n: { N: '2' } }) },
  });
});

test('the old item is told only where that is wanted, and where there is one', async () => {
  const put = (more: object): Promise<Answer> => call('PutItem', { Item: item('a'), ...more });
  const absent = await put({ ConditionExpression: 'attribute_exists(id)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
  expect(absent.status).toBe(400);
  expect(absent.body).not.toHaveProperty('Item');
  await put({});
  expect((await put({ ConditionExpression: 'attribute_not_exists(id)' })).body).not.toHaveProperty('Item');
  expect((await put({ ConditionExpression: 'attribute_not_exists(id)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })).body).toMatchObject({ Item: item('a') });
});

test('a table is found by its ARN, a global one like any other', async () => {
  const TableName = 'arn:aws:dynamodb:eu-west-1:111122223333:table/constructor';
  const Key = { id: { S: 'a' }, sort: { B: 'AAE=' } };
  await call('PutItem', { TableName, Item: Key });
  expect((await call('GetItem', { TableName, Key })).body).toEqual({ Item: Key });
  expect((await call('DeleteItem', { TableName: 'constructor', Key, ReturnValues: 'ALL_OLD' })).body).toEqual({ Attributes: Key });
});

test('batches write and read', async () => {
  await call('BatchWriteItem', { TableName: undefined, RequestItems: { Orders: ['a', 'b'].map((id) => ({ PutRequest: { Item: item(id) } })) } });
  const { body } = await call('BatchGetItem', { TableName: undefined, RequestItems: { Orders: { Keys: [item('a'), item('c')] } } });
  expect(body).toMatchObject({ Responses: { Orders: [item('a')] } });
});

test('two writes at once both count', async () => {
  const add = (): Promise<Answer> => call('UpdateItem', { Key: item('a'), UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } });
  await Promise.all(Array.from({ length: 20 }, add));
  expect(await stores.table('Orders').items()).toEqual([item('a', { n: { N: '20' } })]);
});

test.each<[string, string, object, string]>([
  ['an unknown table', 'GetItem', { TableName: 'nothing', Key: item('a') }, 'ResourceNotFoundException'],
  ['a table named like a prototype\'s member', 'GetItem', { TableName: '__proto__', Key: item('a') }, 'ResourceNotFoundException'],
  ['a key of another type', 'GetItem', { Key: { id: { N: '1' } } }, 'ValidationException'],
  ['a key too many', 'GetItem', { Key: { id: { S: 'a' }, x: { S: 'a' } } }, 'ValidationException'],
  ['an empty key', 'PutItem', { Item: item('') }, 'ValidationException'],
  ['an expression that is none', 'UpdateItem', { Key: item('a'), UpdateExpression: 'SET n = ' }, 'ValidationException'],
  ['too long an expression', 'UpdateItem', { Key: item('a'), UpdateExpression: `SET n = ${'('.repeat(5000)}` }, 'ValidationException'],
  ['an index that is not there', 'Query', { IndexName: 'toString', KeyConditionExpression: 'id = :i', ExpressionAttributeValues: { ':i': { S: 'a' } } }, 'ValidationException'],
  ['too large an item', 'PutItem', { Item: item('a', { x: { S: 'x'.repeat(410_000) } }) }, 'ValidationException'],
  ['too deep an item', 'PutItem', { Item: item('a', { x: JSON.parse('{"L":['.repeat(200) + '{"S":"x"}' + ']}'.repeat(200)) as object }) }, 'ValidationException'],
])('fails for %s', async (_case, action, input, type) => {
  const { body, status } = await call(action, input);
  expect(status).toBe(400);
  expect((body as { __type: string }).__type).toMatch(new RegExp(`#${type}$`));
});

test.each<[string, string, object, string]>([
  ['transactions', 'TransactGetItems', { TableName: undefined, TransactItems: [{ Get: { TableName: 'Orders', Key: item('a') } }] }, '\'dynamodb:TransactGetItems\' is not emulated'],
  ['PartiQL', 'ExecuteStatement', { TableName: undefined, Statement: 'SELECT * FROM Orders' }, '\'dynamodb:ExecuteStatement\' is not emulated'],
])('fails for what is not emulated: %s', async (_case, action, input, message) => {
  await expect(call(action, input)).rejects.toThrow(message);
});

test('an attribute may be called like an object\'s prototype', async () => {
  const Item = JSON.parse('{"id":{"S":"__proto__"},"__proto__":{"M":{"__proto__":{"S":"x"}}}}') as object;
  await call('PutItem', { Item });
  const change = { ExpressionAttributeNames: { '#p': '__proto__' }, ExpressionAttributeValues: { ':y': { S: 'y' } } };
  await call('UpdateItem', { Key: item('__proto__'), UpdateExpression: 'SET #p.#p = :y', ...change });
  const text = '{"id":{"S":"__proto__"},"__proto__":{"M":{"__proto__":{"S":"y"}}}}';
  const { body } = await call('GetItem', { Key: item('__proto__') });
  expect(Object.entries((body as { Item: object }).Item).sort()).toEqual(Object.entries(JSON.parse(text) as object).sort());
  expect((await stores.table('Orders').items()).length).toBe(1);
});

test.each<[number, string, number]>([[31, 'PutItem', 200], [32, 'PutItem', 400], [31, 'BatchWriteItem', 200], [32, 'BatchWriteItem', 400]])(
  '%i lists in one another are taken or not by %s', async (levels, action, status) => {
    const Item = item('a', { x: JSON.parse('{"L":['.repeat(levels) + '{"S":"x"}' + ']}'.repeat(levels)) as object });
    const input = action === 'PutItem' ? { Item } : { TableName: undefined, RequestItems: { Orders: [{ PutRequest: { Item } }] } };
    expect((await call(action, input)).status).toBe(status);
  },
);

test('fails for a table that DynamoDB refuses', async () => {
  stores = storesOf({ T: { ...RESOURCES.Orders, Properties: { ...RESOURCES.Orders.Properties, TableName: 'a b' } } });
  await expect(call('GetItem', { TableName: 'a b', Key: item('a') })).rejects.toThrow('DynamoDB refuses the table \'T\'');
});
