import { newStack, problemBody } from './support/local-route';
import { dynamoDbError, newEncryptedTable, newTable, roleStatements, TableRoute } from './support/table';
import { DynamoDbAttribute, DynamoDbReturnValues, DynamoDbUpdateItem, DynamoDbUpdateItemProps } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';
import { SHOWN_ATTACKS } from '../support/shown-attacks';

const key = { id: RequestValue.path('id'), at: RequestValue.query('at') };
const REQUEST = { path: '/orders/a', query: { at: '1' } };
const text = (name: string) => DynamoDbAttribute.string(RequestValue.body(name));
const optional = (name: string) => DynamoDbAttribute.json(RequestValue.body(name).optional());

function route(props: Partial<DynamoDbUpdateItemProps>): TableRoute {
  const stack = newStack();
  return new TableRoute(stack, 'PATCH /orders/{id}', new DynamoDbUpdateItem(newTable(stack), { key, ...props }));
}

test('sets, removes, adds and takes out of sets', async () => {
  const update = route({
    set: { 'status': text('status'), 'address.lines[0]': text('line') },
    remove: ['draft', '["a name"].x'],
    add: { count: DynamoDbAttribute.number(RequestValue.literal('1')) },
    deleteFromSet: { tags: DynamoDbAttribute.stringSet(RequestValue.body('tags')) },
  });
  expect(await update.told({ ...REQUEST, body: { status: 's', line: 'l', tags: ['t'] } })).toEqual({
    TableName: 'orders',
    Key: { id: { S: 'a' }, at: { N: '1' } },
    UpdateExpression: 'SET #n0 = :v0, #n1.#n2[0] = :v1 REMOVE #n3, #n4.#n5 ADD #n6 :v2 DELETE #n7 :v3',
    ReturnValues: 'ALL_NEW',
    ExpressionAttributeNames: { '#n0': 'status', '#n1': 'address', '#n2': 'lines', '#n3': 'draft', '#n4': 'a name', '#n5': 'x', '#n6': 'count', '#n7': 'tags' },
    ExpressionAttributeValues: { ':v0': { S: 's' }, ':v1': { S: 'l' }, ':v2': { N: '1' }, ':v3': { SS: ['t'] } },
  });
});

describe('optional values', () => {
  const update = () => route({ set: { 'a': optional('a'), 'b.a': optional('b') }, add: { c: DynamoDbAttribute.number(RequestValue.body('c').optional()) } });

  test.each([
    [{ a: 1 }, 'SET #n0 = :v0', { '#n0': 'a' }, { ':v0': { N: '1' } }],
    [{ b: {} }, 'SET #n1.#n0 = :v1', { '#n0': 'a', '#n1': 'b' }, { ':v1': { M: {} } }],
    [{ c: 1 }, ' ADD #n2 :v2', { '#n2': 'c' }, { ':v2': { N: '1' } }],
    [{ a: 'x', c: 1 }, 'SET #n0 = :v0 ADD #n2 :v2', { '#n0': 'a', '#n2': 'c' }, { ':v0': { S: 'x' }, ':v2': { N: '1' } }],
    [{ a: 1, b: 2 }, 'SET #n0 = :v0, #n1.#n0 = :v1', { '#n0': 'a', '#n1': 'b' }, { ':v0': { N: '1' }, ':v1': { N: '2' } }],
  ])('those that are there, of %j', async (body, expression, names, values) => {
    expect(await update().told({ ...REQUEST, body })).toEqual({
      TableName: 'orders',
      Key: { id: { S: 'a' }, at: { N: '1' } },
      UpdateExpression: expression,
      ReturnValues: 'ALL_NEW',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    });
  });

  test.each([{}, { a: null }, { d: 1 }])('none of them refuse the call: %j', async (body) => {
    expect(await update().told({ ...REQUEST, body })).toBeUndefined();
  });

  test('none of them leave what is fixed', async () => {
    const told = await route({ set: { a: optional('a') }, remove: ['b'] }).told(REQUEST);
    expect(told).toMatchObject({ UpdateExpression: ' REMOVE #n1', ExpressionAttributeNames: { '#n1': 'b' } });
    expect(told).not.toHaveProperty('ExpressionAttributeValues');
  });
});

test.each(SHOWN_ATTACKS)('a hostile value stays a value: %s', async (_shown, attack) => {
  const update = route({ set: { a: text('a'), b: optional('b') }, condition: { expression: 'c = :c', values: { ':c': text('a') } } });
  expect(await update.told({ ...REQUEST, body: { a: attack, b: { [attack.slice(0, 1000)]: attack } } })).toEqual({
    TableName: 'orders',
    Key: { id: { S: 'a' }, at: { N: '1' } },
    UpdateExpression: 'SET #n0 = :v0, #n1 = :v1',
    ConditionExpression: '(#n2 = :v2)',
    ReturnValues: 'ALL_NEW',
    ExpressionAttributeNames: { '#n0': 'a', '#n1': 'b', '#n2': 'c' },
    ExpressionAttributeValues: { ':v0': { S: attack }, ':v1': { M: { [attack.slice(0, 1000)]: { S: attack } } }, ':v2': { S: attack } },
  });
});

test('in words of DynamoDB', async () => {
  const update = route({
    updateExpression: { expression: 'SET list = list_append(if_not_exists(list, :none), :new), n = n - :one REMOVE #set', names: { '#set': 'set' }, values: { ':none': required('none'), ':new': required('new'), ':one': DynamoDbAttribute.number(RequestValue.literal('1')) } },
  });
  expect(await update.told({ ...REQUEST, body: { none: [], new: ['x'] } })).toMatchObject({
    UpdateExpression: 'SET #n0 = list_append(if_not_exists(#n0, :v0), :v1), #n1 = #n1 - :v2 REMOVE #n2',
    ExpressionAttributeNames: { '#n0': 'list', '#n1': 'n', '#n2': 'set' },
    ExpressionAttributeValues: { ':v0': { L: [] }, ':v1': { L: [{ S: 'x' }] }, ':v2': { N: '1' } },
  });
});

describe('answers', () => {
  const Attributes = { id: { S: 'a' }, n: { N: '2' } };

  test('200 and the item', async () => {
    expect(await route({ remove: ['x'] }).answered({ status: 200, body: JSON.stringify({ Attributes }) }, REQUEST)).toMatchObject({ status: 200, body: { id: 'a', n: 2 } });
  });

  test('204 where nothing is wanted', async () => {
    const update = route({ remove: ['x'], returnValues: DynamoDbReturnValues.NONE });
    expect(await update.told(REQUEST)).toMatchObject({ ReturnValues: 'NONE' });
    expect(await update.answered({ status: 200, body: '{}' }, REQUEST)).toMatchObject({ status: 204, body: undefined });
  });

  test('404 where there is no item and one is demanded', async () => {
    const update = route({ remove: ['x'], ifExists: true });
    expect(await update.answered(dynamoDbError('ConditionalCheckFailedException'), REQUEST)).toMatchObject({ status: 404, body: problemBody('Not Found') });
    expect(await update.answered(dynamoDbError('ConditionalCheckFailedException', { Item: Attributes }), REQUEST)).toMatchObject({ status: 409 });
  });

  test('409 where the condition fails', async () => {
    const update = route({ remove: ['x'], condition: { expression: 'attribute_exists(x)' } });
    expect(await update.answered(dynamoDbError('ConditionalCheckFailedException'), REQUEST)).toMatchObject({ status: 409, body: problemBody('Conflict') });
  });
});

test('the role may update items, and use the key of the table', () => {
  const stack = newStack();
  new TableRoute(stack, 'PATCH /orders/{id}', new DynamoDbUpdateItem(newEncryptedTable(stack), { key: { id: key.id }, remove: ['x'] }));
  expect(roleStatements(stack)).toEqual([
    expect.objectContaining({ Action: 'dynamodb:UpdateItem' }),
    expect.objectContaining({ Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'] }),
  ]);
});

describe('fails', () => {
  test('an update of nothing, or in two languages', () => {
    expect(() => route({})).toThrow("an update has either 'set', 'remove', 'add' or 'deleteFromSet', or an 'updateExpression'");
    expect(() => route({ remove: ['x'], updateExpression: { expression: 'REMOVE y' } })).toThrow("an update has either 'set'");
  });

  test('an update of the key', () => {
    expect(() => route({ set: { at: text('x') } })).toThrow("an update cannot change the key attribute 'at': put a new item instead");
    expect(() => route({ remove: ['id.x'] })).toThrow("an update cannot change the key attribute 'id.x'");
  });

  test('an attribute that is changed twice', () => {
    expect(() => route({ set: { a: text('x') }, remove: ['a'] })).toThrow("an update changes 'a' once only, it is given twice");
  });

  test('a way that leads nowhere', () => {
    expect(() => route({ remove: ['a..b'] })).toThrow("got 'a..b'");
  });
});

function required(name: string): DynamoDbAttribute {
  return DynamoDbAttribute.json(RequestValue.body(name));
}
