import { newStack, problemBody } from './support/local-route';
import { dynamoDbError, newEncryptedTable, newTable, roleStatements, TableRoute } from './support/table';
import { DynamoDbAttribute, DynamoDbDeleteItem, DynamoDbDeleteItemProps, DynamoDbReturnValues } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

const key = { id: RequestValue.path('id'), at: RequestValue.query('at') };
const REQUEST = { path: '/orders/a', query: { at: '1' } };
const CALL = { TableName: 'orders', Key: { id: { S: 'a' }, at: { N: '1' } } };

function route(props: Partial<DynamoDbDeleteItemProps> = {}): TableRoute {
  const stack = newStack();
  return new TableRoute(stack, 'DELETE /orders/{id}', new DynamoDbDeleteItem(newTable(stack), { key, ...props }));
}

test('204, whether there was an item or not', async () => {
  expect(await route().told(REQUEST)).toEqual({ ...CALL, ReturnValues: 'NONE' });
  expect(await route().answered({ status: 200, body: '{}' }, REQUEST)).toMatchObject({ status: 204, body: undefined });
});

test('404 where there is none and one is demanded, 409 where the condition fails', async () => {
  const deletes = route({ ifExists: true, condition: { expression: 'version = :v', values: { ':v': DynamoDbAttribute.number(RequestValue.query('v').or('1')) } } });
  expect(await deletes.told(REQUEST)).toEqual({
    ...CALL,
    ConditionExpression: '(#n0 = :v0) AND attribute_exists(#n1)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    ReturnValues: 'NONE',
    ExpressionAttributeNames: { '#n0': 'version', '#n1': 'id' },
    ExpressionAttributeValues: { ':v0': { N: '1' } },
  });
  expect(await deletes.answered(dynamoDbError('ConditionalCheckFailedException'), REQUEST)).toMatchObject({ status: 404, body: problemBody('Not Found') });
  expect(await deletes.answered(dynamoDbError('ConditionalCheckFailedException', { Item: {} }), REQUEST)).toMatchObject({ status: 409 });
});

test('the item that was deleted', async () => {
  const deletes = route({ returnValues: DynamoDbReturnValues.ALL_OLD, numbersAsStrings: true });
  expect(await deletes.answered({ status: 200, body: '{"Attributes":{"at":{"N":"1"}}}' }, REQUEST)).toMatchObject({ status: 200, body: { at: '1' } });
  expect(await deletes.answered({ status: 200, body: '{}' }, REQUEST)).toMatchObject({ status: 404 });
});

test('the role may delete items, and use the key of the table', () => {
  const stack = newStack();
  new TableRoute(stack, 'DELETE /orders/{id}', new DynamoDbDeleteItem(newEncryptedTable(stack), { key: { id: key.id } }));
  expect(roleStatements(stack)).toEqual([
    expect.objectContaining({ Action: 'dynamodb:DeleteItem' }),
    expect.objectContaining({ Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'] }),
  ]);
});

test.each([DynamoDbReturnValues.ALL_NEW, DynamoDbReturnValues.UPDATED_NEW, DynamoDbReturnValues.UPDATED_OLD])('fails: %s of a delete', (returnValues) => {
  expect(() => route({ returnValues })).toThrow(`'returnValues' of a delete is NONE or ALL_OLD, got ${returnValues}`);
});

test('fails: a key without its sort key', () => {
  expect(() => route({ key: { id: key.id } })).toThrow("'key' lacks the key attribute 'at'");
});
