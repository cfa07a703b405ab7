import { ORDERS, STOCK } from './names';
import { json, jsonError } from './service-errors';
import { ANNA, invalid, problem } from './step';
import type { Chapter, Step } from './step';

const PLAIN_ORDER = {
  id: 'o-1',
  customerId: 'anna',
  placedAt: '2026-02-03T10:00:00Z',
  status: 'new',
  lines: [{ sku: 'tea', quantity: 2, engraving: null }],
  tags: ['gift', 'fragile'],
};

const NEW_ORDER = { customerId: 'anna', placedAt: '2026-02-03T10:00:00Z', lines: [{ sku: 'tea', quantity: 2 }] };

const NEW_ATTRIBUTES = {
  customerId: { S: 'anna' },
  placedAt: { S: '2026-02-03T10:00:00Z' },
  lines: { L: [{ M: { sku: { S: 'tea' }, quantity: { N: '2' } } }] },
};

/** A condition under which nothing is overwritten. */
const UNLESS_THERE = { ConditionExpression: 'attribute_not_exists(#n0)', ReturnValues: 'NONE', ExpressionAttributeNames: { '#n0': 'id' } };

const OWN_ATTRIBUTES = { id: { S: 'o-1' }, status: { S: 'new' }, createdBy: { S: ANNA.arn } };

/** What the attempt to forge a member of the item looks like. */
const FORGERY = 'o-1"},"admin":{"BOOL":true},"x":{"S":"';

const reading: Step[] = [
  {
    title: 'An order is read: plain JSON, whatever is nested in it',
    request: { path: '/orders/o-1' },
    call: { action: 'dynamodb:GetItem', parameters: { TableName: ORDERS, Key: { id: { S: 'o-1' } } } },
    answer: { status: 200, headers: { 'Access-Control-Allow-Origin': 'https://shop.example' }, body: PLAIN_ORDER },
  },
  {
    title: 'An order that is not there is a 404, not an empty success',
    kind: 'failure',
    request: { path: '/orders/o-2' },
    says: json({}),
    call: { action: 'dynamodb:GetItem', parameters: { TableName: ORDERS, Key: { id: { S: 'o-2' } } } },
    answer: problem(404),
  },
  {
    title: 'An id that wants to be DynamoDB JSON stays an id',
    kind: 'hostile',
    request: { path: `/orders/${encodeURIComponent(FORGERY)}` },
    says: json({}),
    call: { action: 'dynamodb:GetItem', parameters: { TableName: ORDERS, Key: { id: { S: FORGERY } } } },
    answer: problem(404),
  },
  {
    title: 'The throttle of the table is a 429 that says when to come back, and names nothing',
    kind: 'failure',
    request: { path: '/orders/o-1' },
    says: jsonError('ProvisionedThroughputExceededException'),
    call: { action: 'dynamodb:GetItem', parameters: { TableName: ORDERS, Key: { id: { S: 'o-1' } } } },
    answer: { ...problem(429), headers: { 'Retry-After': '1' } },
  },
  {
    title: 'Missing rights are our fault, not the caller\'s: 502',
    kind: 'failure',
    request: { path: '/orders/o-1' },
    says: jsonError('AccessDeniedException'),
    call: { action: 'dynamodb:GetItem', parameters: { TableName: ORDERS, Key: { id: { S: 'o-1' } } } },
    answer: problem(502),
  },
];

const writing: Step[] = [
  {
    title: 'An order is written, with members that nobody foresaw',
    request: { method: 'PUT', path: '/orders/o-1', body: JSON.stringify({ ...NEW_ORDER, wrapping: { ribbon: true, notes: [] } }) },
    call: {
      action: 'dynamodb:PutItem',
      parameters: {
        TableName: ORDERS,
        Item: { ...NEW_ATTRIBUTES, wrapping: { M: { ribbon: { BOOL: true }, notes: { L: [] } } }, ...OWN_ATTRIBUTES },
        ...UNLESS_THERE,
      },
    },
    answer: { status: 201, body: { id: 'o-1' } },
  },
  {
    title: 'What the API sets cannot be set by the body, nor can an attribute be smuggled in as text',
    kind: 'hostile',
    request: { method: 'PUT', path: '/orders/o-1', body: JSON.stringify({ ...NEW_ORDER, createdBy: 'mallory', status: 'paid', customerId: '"},"paid":{"BOOL":true' }) },
    call: {
      action: 'dynamodb:PutItem',
      parameters: { TableName: ORDERS, Item: { ...NEW_ATTRIBUTES, customerId: { S: '"},"paid":{"BOOL":true' }, ...OWN_ATTRIBUTES }, ...UNLESS_THERE },
    },
    answer: { status: 201, body: { id: 'o-1' } },
  },
  {
    title: 'An order that is there already is a 409',
    kind: 'failure',
    request: { method: 'PUT', path: '/orders/o-1', body: JSON.stringify(NEW_ORDER) },
    says: jsonError('ConditionalCheckFailedException'),
    call: { action: 'dynamodb:PutItem', parameters: { TableName: ORDERS, Item: { ...NEW_ATTRIBUTES, ...OWN_ATTRIBUTES }, ...UNLESS_THERE } },
    answer: problem(409),
  },
  {
    title: 'An order without lines is refused with the reason, and nothing is called',
    kind: 'hostile',
    request: { method: 'PUT', path: '/orders/o-1', body: '{"customerId":"anna","placedAt":"2026-02-03T10:00:00Z"}' },
    answer: invalid('Invalid request body', '[object has missing required properties (["lines"])]'),
  },
];

/** The change of an order, of which the request gives one of two attributes. */
const CHANGE = {
  TableName: ORDERS,
  Key: { id: { S: 'o-1' } },
  UpdateExpression: 'SET #n2 = :v1 ADD #n3 :v2',
  ConditionExpression: '(#n4 = :v3) AND attribute_exists(#n5)',
  ExpressionAttributeNames: { '#n2': 'gift', '#n3': 'changes', '#n4': 'status', '#n5': 'id' },
  ExpressionAttributeValues: { ':v1': { BOOL: true }, ':v2': { N: '1' }, ':v3': { S: 'new' } },
  ReturnValues: 'ALL_NEW',
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
};

const changing: Step[] = [
  {
    title: 'Of two attributes that can be changed, the one that is given is',
    request: { method: 'PATCH', path: '/orders/o-1', body: '{"gift":true}' },
    call: { action: 'dynamodb:UpdateItem', parameters: CHANGE },
    answer: { status: 200, body: PLAIN_ORDER },
  },
  {
    title: 'An object where a boolean is due is a 400; the call that leaves is one that DynamoDB refuses',
    kind: 'hostile',
    request: { method: 'PATCH', path: '/orders/o-1', body: '{"gift":{"BOOL":true}}' },
    call: { action: 'dynamodb:UpdateItem', parameters: {}, refused: true },
    answer: problem(400),
  },
  {
    title: 'An order that cannot be changed any more is a 409',
    kind: 'failure',
    request: { method: 'PATCH', path: '/orders/o-1', body: '{"gift":true}' },
    says: jsonError('ConditionalCheckFailedException', 400, { Item: { id: { S: 'o-1' } } }),
    call: { action: 'dynamodb:UpdateItem', parameters: CHANGE },
    answer: problem(409),
  },
  {
    title: 'The same error about an order that is not there is a 404',
    kind: 'failure',
    request: { method: 'PATCH', path: '/orders/o-1', body: '{"gift":true}' },
    says: jsonError('ConditionalCheckFailedException'),
    call: { action: 'dynamodb:UpdateItem', parameters: CHANGE },
    answer: problem(404),
  },
  {
    title: 'An order is deleted, and answered for the last time',
    request: { method: 'DELETE', path: '/orders/o-1' },
    call: { action: 'dynamodb:DeleteItem', parameters: { TableName: ORDERS, Key: { id: { S: 'o-1' } }, ReturnValues: 'ALL_OLD' } },
    answer: { status: 200, body: PLAIN_ORDER },
  },
  {
    title: 'An order that two delete at once is a 409 for one of them',
    kind: 'failure',
    request: { method: 'DELETE', path: '/orders/o-1' },
    says: jsonError('TransactionConflictException'),
    call: { action: 'dynamodb:DeleteItem', parameters: { TableName: ORDERS, Key: { id: { S: 'o-1' } }, ReturnValues: 'ALL_OLD' } },
    answer: problem(409),
  },
];

/** What DynamoDB says where there is more, and the token that a caller gets for it. */
const LAST_KEY = { id: { S: 'o-1' }, customerId: { S: 'anna' }, placedAt: { S: '2026-02-03T10:00:00Z' } };
const TOKEN = Buffer.from(JSON.stringify(LAST_KEY)).toString('base64').replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '.');

const BY_CUSTOMER = {
  TableName: ORDERS,
  IndexName: 'byCustomer',
  ScanIndexForward: false,
  KeyConditionExpression: '#n0 = :v0',
  ExpressionAttributeNames: { '#n0': 'customerId' },
  ExpressionAttributeValues: { ':v0': { S: 'anna' } },
};

const FORGED_TOKEN = Buffer.from('{"id":{"S":"o-1"},"customerId":{"S":"bob"},"x":{"S":"y"}}').toString('base64').replaceAll('=', '.');

const finding: Step[] = [
  {
    title: 'The orders of a customer, newest first: the last page',
    request: { path: '/customers/anna/orders' },
    call: { action: 'dynamodb:Query', parameters: { ...BY_CUSTOMER, Limit: 20 } },
    answer: { status: 200, body: { items: [PLAIN_ORDER] } },
  },
  {
    title: 'The same since a day and one at a time: there is more, and a token for it',
    request: { path: '/customers/anna/orders?since=2026-02-01&limit=1' },
    says: json({ Items: [{ id: { S: 'o-1' } }], LastEvaluatedKey: LAST_KEY }),
    call: {
      action: 'dynamodb:Query',
      parameters: {
        ...BY_CUSTOMER,
        Limit: 1,
        KeyConditionExpression: '#n0 = :v0 AND #n1 >= :v1',
        ExpressionAttributeNames: { '#n0': 'customerId', '#n1': 'placedAt' },
        ExpressionAttributeValues: { ':v0': { S: 'anna' }, ':v1': { S: '2026-02-01' } },
      },
    },
    answer: { status: 200, body: { items: [{ id: 'o-1' }], nextToken: TOKEN } },
  },
  {
    title: 'The token leads to the next page',
    request: { path: `/customers/anna/orders?limit=1&nextToken=${TOKEN}` },
    says: json({ Items: [] }),
    call: { action: 'dynamodb:Query', parameters: { ...BY_CUSTOMER, Limit: 1, ExclusiveStartKey: LAST_KEY } },
    answer: { status: 200, body: { items: [] } },
  },
  {
    title: 'A token that somebody wrote himself is a 400',
    kind: 'hostile',
    request: { path: `/customers/anna/orders?nextToken=${FORGED_TOKEN}` },
    call: { action: 'dynamodb:Query', parameters: {}, refused: true },
    answer: problem(400),
  },
  {
    title: 'A customer whose name is an expression is a customer of that name',
    kind: 'hostile',
    request: { path: `/customers/${encodeURIComponent(':v0 OR #n0 <> :v0')}/orders` },
    says: json({ Items: [] }),
    call: { action: 'dynamodb:Query', parameters: { ...BY_CUSTOMER, Limit: 20, ExpressionAttributeValues: { ':v0': { S: ':v0 OR #n0 <> :v0' } } } },
    answer: { status: 200, body: { items: [] } },
  },
  {
    title: 'All open orders, for those behind the counter',
    request: { path: '/orders?limit=50' },
    call: { action: 'dynamodb:Scan', parameters: scan(50) },
    answer: { status: 200, body: { items: [{ id: 'o-1', customerId: 'anna', status: 'new' }] } },
  },
  {
    title: 'A million orders at once are too many',
    kind: 'hostile',
    request: { path: '/orders?limit=1000000' },
    call: { action: 'dynamodb:Scan', parameters: {}, refused: true },
    answer: problem(400),
  },
  {
    title: 'DynamoDB is out of order: 502 for an error of its own',
    kind: 'failure',
    request: { path: '/orders' },
    says: jsonError('InternalServerError', 500),
    call: { action: 'dynamodb:Scan', parameters: scan(20) },
    answer: problem(502),
  },
];

function scan(limit: number): object {
  return {
    TableName: ORDERS,
    Limit: limit,
    ProjectionExpression: '#n0, #n1, #n2',
    FilterExpression: '#n2 = :v0',
    ExpressionAttributeNames: { '#n0': 'id', '#n1': 'customerId', '#n2': 'status' },
    ExpressionAttributeValues: { ':v0': { S: 'new' } },
  };
}

const SHELF = { sku: { S: 'tea' }, warehouse: { N: '7' } };

const RESERVATION = {
  TableName: STOCK,
  Key: SHELF,
  UpdateExpression: 'SET #n0 = #n0 - :v0',
  ConditionExpression: '(#n0 >= :v1)',
  ExpressionAttributeNames: { '#n0': 'quantity' },
  ExpressionAttributeValues: { ':v0': { N: '3' }, ':v1': { N: '3' } },
  ReturnValues: 'UPDATED_NEW',
};

const counting: Step[] = [
  {
    title: 'The stock of an article in a warehouse, whose number is part of the key',
    request: { path: '/stock/tea/7' },
    call: {
      action: 'dynamodb:GetItem',
      parameters: { TableName: STOCK, Key: SHELF, ConsistentRead: true, ProjectionExpression: '#n0', ExpressionAttributeNames: { '#n0': 'quantity' } },
    },
    answer: { status: 200, body: { quantity: 12 } },
  },
  {
    title: 'A warehouse that is no number is a 400',
    kind: 'hostile',
    request: { path: `/stock/tea/${encodeURIComponent('7"},"x":{"N":"8')}` },
    call: { action: 'dynamodb:GetItem', parameters: {}, refused: true },
    answer: problem(400),
  },
  {
    title: 'Three pieces are reserved, if there are three',
    request: { method: 'POST', path: '/stock/tea/7/reservations', body: '{"quantity":3}' },
    says: json({ Attributes: { quantity: { N: '9' } } }),
    call: { action: 'dynamodb:UpdateItem', parameters: RESERVATION },
    answer: { status: 200, body: { quantity: 9 } },
  },
  {
    title: 'There are not three left: 409, and nothing has changed',
    kind: 'failure',
    request: { method: 'POST', path: '/stock/tea/7/reservations', body: '{"quantity":3}' },
    says: jsonError('ConditionalCheckFailedException'),
    call: { action: 'dynamodb:UpdateItem', parameters: RESERVATION },
    answer: problem(409),
  },
  {
    title: 'Minus three pieces cannot be reserved',
    kind: 'hostile',
    request: { method: 'POST', path: '/stock/tea/7/reservations', body: '{"quantity":-3}' },
    answer: invalid('Invalid request body', '[numeric instance is lower than the required minimum (minimum: 1, found: -3)]'),
  },
];

/**
 * Items in tables: whole, changed, found and counted out page by page.
 */
export const orders: Chapter = {
  title: 'Orders and stock: DynamoDB',
  steps: [...reading, ...writing, ...changing, ...finding, ...counting],
};
