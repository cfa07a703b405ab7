import { ORDERS } from './names';
import { PLAIN_ORDER } from './stored-order';
import { json, jsonError } from '../../tour/service-errors';
import { ANNA, invalid, problem } from '../../tour/step';
import type { Chapter, Step } from '../../tour/step';

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

/**
 * Items of a table, one by one.
 */
export const orders: Chapter = {
  title: 'Orders: DynamoDB',
  steps: [...reading, ...writing, ...changing],
};
