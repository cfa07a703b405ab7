import { AttributeType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { newStack, problemBody } from './support/local-route';
import { importedTable, newEncryptedTable, newTable, roleStatements, TableRoute } from './support/table';
import { DynamoDbAttribute, DynamoDbQuery, DynamoDbQueryProps, DynamoDbSortKey } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

const partitionKey = { id: RequestValue.path('id') };
const REQUEST = { path: '/orders/a' };
const since = RequestValue.query('since');

function make(props: Partial<DynamoDbQueryProps> = {}, stack = newStack()): DynamoDbQuery {
  return new DynamoDbQuery(newTable(stack), { partitionKey, ...props });
}

function route(props: Partial<DynamoDbQueryProps> = {}): TableRoute {
  const stack = newStack();
  return new TableRoute(stack, 'GET /orders/{id}', make(props, stack));
}

const CALL = { TableName: 'orders', Limit: 20, KeyConditionExpression: '#n0 = :v0', ExpressionAttributeNames: { '#n0': 'id' }, ExpressionAttributeValues: { ':v0': { S: 'a' } } };

test('the first items of a partition key', async () => {
  expect(await route().told(REQUEST)).toEqual(CALL);
  expect(await route().told({ ...REQUEST, query: { limit: '7' } })).toEqual({ ...CALL, Limit: 7 });
});

test.each([
  ['equalTo', DynamoDbSortKey.equalTo(since), '#n1 = :v1'],
  ['lessThan', DynamoDbSortKey.lessThan(since), '#n1 < :v1'],
  ['lessThanOrEqualTo', DynamoDbSortKey.lessThanOrEqualTo(since), '#n1 <= :v1'],
  ['greaterThan', DynamoDbSortKey.greaterThan(since), '#n1 > :v1'],
  ['greaterThanOrEqualTo', DynamoDbSortKey.greaterThanOrEqualTo(since), '#n1 >= :v1'],
])('a sort key: %s', async (_name, condition, text) => {
  const query = route({ sortKey: { at: condition } });
  expect(await query.told({ ...REQUEST, query: { since: '-1.5' } })).toMatchObject({
    KeyConditionExpression: `#n0 = :v0 AND ${text}`, ExpressionAttributeNames: { '#n1': 'at' }, ExpressionAttributeValues: { ':v1': { N: '-1.5' } },
  });
  expect(await query.told({ ...REQUEST, query: { since: 'x' } })).toBeUndefined();
  expect(await query.told(REQUEST)).toBeUndefined();
});

test('a sort key between two values', async () => {
  const query = route({ sortKey: { at: DynamoDbSortKey.between(since, RequestValue.query('until').or('99')) } });
  expect(await query.told({ ...REQUEST, query: { since: '1' } })).toMatchObject({
    KeyConditionExpression: '#n0 = :v0 AND #n1 BETWEEN :v1 AND :v2', ExpressionAttributeValues: { ':v1': { N: '1' }, ':v2': { N: '99' } },
  });
});

test('an optional sort key', async () => {
  const query = route({ sortKey: { at: DynamoDbSortKey.greaterThan(since.optional()) } });
  expect(await query.told(REQUEST)).toEqual(CALL);
  expect(await query.told({ ...REQUEST, query: { since: '1' } })).toMatchObject({ KeyConditionExpression: '#n0 = :v0 AND #n1 > :v1' });
  expect(await query.told({ ...REQUEST, query: { since: '1}' } })).toBeUndefined();
});

test('an index, a filter, some attributes, backwards', async () => {
  const query = route({
    indexName: 'by-status',
    sortKey: { status: DynamoDbSortKey.beginsWith(RequestValue.query('status')) },
    filter: { expression: 'owner = :owner OR attribute_not_exists(owner)', values: { ':owner': DynamoDbAttribute.string(RequestValue.query('owner').or('me')) } },
    projection: ['at', 'owner'],
    scanIndexForward: false,
    consistentRead: true,
    maxLimit: 5,
  });
  expect(await query.told({ ...REQUEST, query: { status: '"}', limit: '5' } })).toEqual({
    TableName: 'orders',
    IndexName: 'by-status',
    Limit: 5,
    KeyConditionExpression: '#n2 = :v0 AND begins_with(#n3, :v1)',
    FilterExpression: '#n1 = :v2 OR attribute_not_exists(#n1)',
    ProjectionExpression: '#n0, #n1',
    ScanIndexForward: false,
    ConsistentRead: true,
    ExpressionAttributeNames: { '#n0': 'at', '#n1': 'owner', '#n2': 'id', '#n3': 'status' },
    ExpressionAttributeValues: { ':v0': { S: 'a' }, ':v1': { S: '"}' }, ':v2': { S: 'me' } },
  });
  expect(await query.told({ ...REQUEST, query: { status: 'x', limit: '6' } })).toBeUndefined();
});

test('an index with several partition and sort keys', async () => {
  const stack = newStack();
  const attribute = (name: string, type = AttributeType.STRING) => ({ name, type });
  const table = new TableV2(stack, 'V2', {
    partitionKey: attribute('id'),
    globalSecondaryIndexes: [{ indexName: 'many', partitionKeys: [attribute('a'), attribute('b', AttributeType.NUMBER)], sortKeys: [attribute('c'), attribute('d')] }],
  });
  const props = { indexName: 'many', partitionKey: { a: RequestValue.path('id'), b: RequestValue.literal('2') } };
  const query = new TableRoute(stack, 'GET /orders/{id}', new DynamoDbQuery(table, { ...props, sortKey: { c: DynamoDbSortKey.equalTo(RequestValue.literal('x')) } }));
  expect(await query.told(REQUEST)).toMatchObject({ KeyConditionExpression: '#n0 = :v0 AND #n1 = :v1 AND #n2 = :v2', ExpressionAttributeValues: { ':v1': { N: '2' } } });
  expect(() => new DynamoDbQuery(table, { ...props, partitionKey: { a: RequestValue.path('id') } })).toThrow("'partitionKey' lacks the key attribute 'b'");
  expect(() => new DynamoDbQuery(table, { ...props, sortKey: { d: DynamoDbSortKey.equalTo(since) } })).toThrow("'sortKey' lacks the key attribute 'c'");
});

describe('pages', () => {
  const Items = [{ id: { S: 'a' }, at: { N: '1' } }, { id: { S: 'a' }, at: { N: '2' }, M: { M: {} } }];

  test('items, and a token that comes back as the key it was', async () => {
    const query = route({ indexName: 'by-status' });
    const LastEvaluatedKey = { status: { S: '"}\\\'é' }, at: { N: '2' }, id: { S: 'a' } };
    const { status, body } = await query.answered({ status: 200, body: JSON.stringify({ Items, LastEvaluatedKey }) }, REQUEST);
    expect(status).toBe(200);
    expect(body).toEqual({ items: [{ id: 'a', at: 1 }, { id: 'a', at: 2, M: {} }], nextToken: expect.stringMatching(/^[A-Za-z0-9_.-]+$/) });
    const { nextToken } = body as { nextToken: string };
    expect(await query.told({ ...REQUEST, query: { nextToken } })).toMatchObject({ ExclusiveStartKey: LastEvaluatedKey });
    expect(await route().told({ ...REQUEST, query: { nextToken } })).toBeUndefined();
    expect(await query.told({ ...REQUEST, query: { nextToken: `${nextToken}x` } })).toBeUndefined();
  });

  test('the last one has no token', async () => {
    const { body } = await route().answered({ status: 200, body: JSON.stringify({ Items }) }, REQUEST);
    expect(body).toEqual({ items: [{ id: 'a', at: 1 }, { id: 'a', at: 2, M: {} }] });
    expect(await route().answered({ status: 200, body: '{"Items":[],"Count":0}' }, REQUEST)).toMatchObject({ status: 200, body: { items: [] } });
  });

  test('a token from elsewhere', async () => {
    const query = route({ nextToken: RequestValue.header('X-Page').optional() });
    expect(await query.told({ ...REQUEST, query: { nextToken: 'ignored' } })).toEqual(CALL);
  });

  test('a last key of attributes that nobody has declared is answered with 502', async () => {
    const stack = newStack();
    const table = importedTable(stack);
    const query = new TableRoute(stack, 'GET /orders/{id}', new DynamoDbQuery(table, { partitionKey, keyTypes: { id: AttributeType.STRING } }));
    const answer = await query.answered({ status: 200, body: JSON.stringify({ Items, LastEvaluatedKey: { id: { S: 'a' }, at: { N: '1' } } }) }, REQUEST);
    expect(answer).toMatchObject({ status: 502, body: problemBody('Bad Gateway') });
  });
});

describe('the role', () => {
  const arn = { 'Fn::GetAtt': [expect.stringMatching('^Table'), 'Arn'] };

  test('may query the table, or an index alone', () => {
    const stack = newStack();
    new TableRoute(stack, 'GET /orders/{id}', make({}, stack));
    expect(roleStatements(stack)).toEqual([{ Effect: 'Allow', Action: 'dynamodb:Query', Resource: arn }]);
    const other = newStack();
    new TableRoute(other, 'GET /orders/{id}', make({ indexName: 'by-status' }, other));
    expect(roleStatements(other)).toEqual([{ Effect: 'Allow', Action: 'dynamodb:Query', Resource: { 'Fn::Join': ['', [arn, '/index/by-status']] } }]);
  });

  test('may decrypt with the key of the table', () => {
    const stack = newStack();
    new TableRoute(stack, 'GET /orders/{id}', new DynamoDbQuery(newEncryptedTable(stack), { partitionKey }));
    expect(roleStatements(stack)).toContainEqual(expect.objectContaining({ Action: 'kms:Decrypt' }));
  });
});

describe('fails', () => {
  test.each<[string, Partial<DynamoDbQueryProps>, string]>([
    ['no partition key', { partitionKey: {} }, "'partitionKey' must name the partition key, got none"],
    ['another partition key', { partitionKey: { at: since } }, "'partitionKey' names 'at', which is no attribute of it; write 'id' (S)"],
    ['the partition key of an index without it', { indexName: 'by-owner' }, "'partitionKey' names 'id', which is no attribute of it; write 'owner' (S)"],
    ['an optional partition key', { partitionKey: { id: since.optional() } }, "'partitionKey' must be there"],
    ['another sort key', { sortKey: { status: DynamoDbSortKey.equalTo(since) } }, "'sortKey' names 'status', which is no attribute of it; write 'at' (N)"],
    ['the beginning of a number', { sortKey: { at: DynamoDbSortKey.beginsWith(since) } }, 'beginsWith() is for text and binary'],
    ['an unknown index', { indexName: 'by-sku' }, "the table has no index 'by-sku', it has by-owner, by-status: add the index before the route"],
    ['a consistent read of a global index', { indexName: 'by-owner', partitionKey: { owner: since }, consistentRead: true }, "'consistentRead' is not for global indexes"],
    ['a limit that may be left out', { limit: since.optional() }, "'limit' must be there"],
    ['a limit out of bounds', { limit: RequestValue.query('limit').or('101') }, "'limit' must be a whole number from 1 to 100, got '101'"],
    ['a bound out of bounds', { maxLimit: 1001 }, "'maxLimit' must be a whole number from 1 to 1000, got 1001"],
    ['no bound', { maxLimit: 0 }, "'maxLimit' must be a whole number from 1 to 1000, got 0"],
    ['a token with a constant', { nextToken: since.or('x') }, "'nextToken' has no constant"],
  ])('%s', (_what, props, message) => {
    expect(() => make(props)).toThrow(message);
  });

  test('a filter on the key', () => {
    expect(() => route({ filter: { expression: 'at > :x', values: { ':x': DynamoDbAttribute.number(since) } } })).toThrow("the filter of a query cannot read the key attribute 'at'");
  });

  test('two values of which one may be left out', () => {
    expect(() => DynamoDbSortKey.between(since, since.optional())).toThrow('both values of DynamoDbSortKey.between() must be there');
  });

  test('an imported table that tells nothing of its keys', () => {
    expect(() => new DynamoDbQuery(importedTable(newStack()), { partitionKey })).toThrow("an imported table does not tell its keys: give 'keyTypes'");
  });

  test('a table with a name for its key that templates cannot write', () => {
    const stack = newStack();
    const table = new Table(stack, 'Table', { partitionKey: { name: "it's", type: AttributeType.STRING } });
    expect(() => new TableRoute(stack, 'GET /orders/{id}', new DynamoDbQuery(table, { partitionKey: { "it's": since } }))).toThrow('cannot hold an apostrophe');
  });
});
