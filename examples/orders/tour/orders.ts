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

/**
 * Items in tables: whole, changed, found and counted out page by page.
 */
export const orders: Chapter = { title: 'Orders and stock: DynamoDB', steps: [...reading, ...writing] };
