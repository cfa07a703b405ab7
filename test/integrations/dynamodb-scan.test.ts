import { newStack } from './support/local-route';
import { newTable, roleStatements, TableRoute } from './support/table';
import { DynamoDbAttribute, DynamoDbScan, DynamoDbScanProps } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

function route(props?: DynamoDbScanProps): TableRoute {
  const stack = newStack();
  return new TableRoute(stack, 'GET /orders', new DynamoDbScan(newTable(stack), props));
}

test('the first items of a table', async () => {
  expect(await route().told()).toEqual({ TableName: 'orders', Limit: 20 });
});

test('a filter may read the key, and some attributes of an index', async () => {
  const scan = route({
    indexName: 'by-owner',
    filter: { expression: 'at BETWEEN :a AND :b', values: { ':a': DynamoDbAttribute.number(RequestValue.query('a')), ':b': DynamoDbAttribute.number(RequestValue.literal('9')) } },
    projection: ['id'],
    limit: RequestValue.literal('50'),
  });
  expect(await scan.told({ query: { a: '1' } })).toEqual({
    TableName: 'orders',
    IndexName: 'by-owner',
    Limit: 50,
    ProjectionExpression: '#n0',
    FilterExpression: '#n1 BETWEEN :v0 AND :v1',
    ExpressionAttributeNames: { '#n0': 'id', '#n1': 'at' },
    ExpressionAttributeValues: { ':v0': { N: '1' }, ':v1': { N: '9' } },
  });
  expect(await scan.told({ query: { a: '1 OR 1=1' } })).toBeUndefined();
});

test('a page and the next', async () => {
  const scan = route({ numbersAsStrings: true });
  const LastEvaluatedKey = { id: { S: 'x' }, at: { N: '1' } };
  const { body } = await scan.answered({ status: 200, body: JSON.stringify({ Items: [{ at: { N: '1' } }], LastEvaluatedKey }) }, { path: '/orders' });
  expect(body).toEqual({ items: [{ at: '1' }], nextToken: expect.any(String) });
  const { nextToken } = body as { nextToken: string };
  expect(await scan.told({ query: { nextToken, limit: '3' } })).toEqual({ TableName: 'orders', Limit: 3, ExclusiveStartKey: LastEvaluatedKey });
});

test('the role may scan the index alone', () => {
  const stack = newStack();
  new TableRoute(stack, 'GET /orders', new DynamoDbScan(newTable(stack), { indexName: 'by-owner' }));
  expect(roleStatements(stack)).toEqual([{ Effect: 'Allow', Action: 'dynamodb:Scan', Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.any(String), 'Arn'] }, '/index/by-owner']] } }]);
});

test('fails: a consistent read of a global index', () => {
  expect(() => route({ indexName: 'by-owner', consistentRead: true })).toThrow("'consistentRead' is not for global indexes like 'by-owner': leave it out");
});
