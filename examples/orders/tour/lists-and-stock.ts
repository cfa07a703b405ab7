import { ORDERS, STOCK } from './names';
import { PLAIN_ORDER } from './stored-order';
import { json, jsonError } from '../../tour/service-errors';
import { invalid, problem } from '../../tour/step';
import type { Chapter, Step } from '../../tour/step';

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
 * Items that are found page by page, and counted.
 */
export const listsAndStock: Chapter = { title: 'Lists of orders, and the stock: DynamoDB', steps: [...finding, ...counting] };
