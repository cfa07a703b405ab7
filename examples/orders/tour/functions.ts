import { QUOTES, REPORTS } from './names';
import { json } from '../../tour/service-errors';
import { problem, REQUEST_ID } from '../../tour/step';
import type { Chapter, ExpectedCall, Step } from '../../tour/step';

const HOSTILE = '"},"x":"$context.stage';

const proxy: Step[] = [
  {
    title: 'A quote by the version that is live: an alias',
    request: { path: '/quotes/tea?quantity=2' },
    call: request(`${QUOTES}:live`, '/quotes/tea', { sku: 'tea' }, { quantity: '2' }),
    answer: { status: 200, body: { amount: 12.5 } },
  },
  {
    title: 'The same by the code that was deployed last',
    request: { path: '/quotes/tea/latest' },
    call: request(QUOTES, '/quotes/tea/latest', { sku: 'tea' }),
    answer: { status: 200, body: { amount: 12.5 } },
  },
  {
    title: 'The same by the alias that the stage names',
    request: { path: '/quotes/tea/preview' },
    call: request(`${QUOTES}:next`, '/quotes/tea/preview', { sku: 'tea' }),
    answer: { status: 200, body: { amount: 12.5 } },
  },
  {
    title: 'A report, while it is being written: streaming',
    request: { path: '/reports/orders' },
    says: { payload: '{"statusCode":200,"headers":{"Content-Type":"text/csv"}}\0\0\0\0\0\0\0\0month,orders\nJanuary,0\n' },
    call: { ...request(REPORTS, '/reports/orders', null), action: 'lambda:InvokeWithResponseStream' },
    answer: { status: 200, headers: { 'Content-Type': 'text/csv' }, body: 'month,orders\nJanuary,0\n' },
  },
  {
    title: 'A function that answers in no shape that API Gateway knows: 502',
    kind: 'failure',
    request: { path: '/quotes/tea' },
    says: { payload: 'twelve' },
    call: request(`${QUOTES}:live`, '/quotes/tea', { sku: 'tea' }),
    answer: { status: 502, body: { message: 'Internal server error', requestId: REQUEST_ID } },
  },
];

const custom: Step[] = [
  {
    title: 'A function gets the two values that it needs, and the caller two of the three that it returns',
    request: { method: 'POST', path: '/quotes', body: '{"sku":"tea","quantity":2}' },
    call: invocation({ sku: 'tea', quantity: 2 }),
    answer: { status: 200, body: { amount: 25, currency: 'EUR' } },
  },
  {
    title: 'A value that wants to be more than one is one',
    kind: 'hostile',
    request: { method: 'POST', path: '/quotes', body: JSON.stringify({ sku: HOSTILE, admin: true }) },
    call: invocation({ sku: HOSTILE, quantity: 1 }),
    answer: { status: 200, body: { amount: 25, currency: 'EUR' } },
  },
  {
    title: 'A function that throws, for a reason that the API knows: 400',
    kind: 'failure',
    request: { method: 'POST', path: '/quotes', body: '{"sku":"tea","quantity":2000}' },
    says: { payload: { errorType: 'Error', errorMessage: '[TooMany] ask the sales department', trace: ['/var/task/index.mjs'] }, functionError: 'Unhandled' },
    call: invocation({ sku: 'tea', quantity: 2000 }),
    answer: problem(400),
  },
  {
    title: 'A function that throws, for any other reason: 502, and no stack trace',
    kind: 'failure',
    request: { method: 'POST', path: '/quotes', body: '{"sku":"tea"}' },
    says: { payload: { errorType: 'TypeError', errorMessage: 'secret is undefined', trace: ['/var/task/index.mjs'] }, functionError: 'Unhandled' },
    call: invocation({ sku: 'tea', quantity: 1 }),
    answer: problem(502),
  },
  {
    title: 'A function that nobody waits for: 202 at once',
    request: { method: 'POST', path: '/quotes/warm-up', body: '{"sku":"tea"}' },
    says: { status: 202 },
    call: invocation({ sku: 'tea', quantity: 1 }, 'Event'),
    answer: { status: 202, body: { requestId: REQUEST_ID } },
  },
];

const http: Step[] = [
  {
    title: 'Where is the parcel? The carrier whom the stage names knows',
    request: { path: '/parcels/77?lang=en' },
    call: { action: 'http:GET', parameters: { url: 'https://carrier.example/tracking/77?lang=en', headers: { 'X-Shop': 'orders' }, body: '' } },
    answer: { status: 200, body: { state: 'on its way' } },
  },
  {
    title: 'A parcel whose number is another address stays a number',
    kind: 'hostile',
    request: { path: '/parcels/77%2F..%2F..%2Fadmin%3Fall' },
    call: { action: 'http:GET', parameters: { url: 'https://carrier.example/tracking/77%2F..%2F..%2Fadmin%3Fall', headers: { 'X-Shop': 'orders' }, body: '' } },
    answer: { status: 200, body: { state: 'on its way' } },
  },
  {
    title: 'The carrier has lost it: its own 404',
    kind: 'failure',
    request: { path: '/parcels/78' },
    says: json({ error: 'unknown parcel' }, 404),
    call: { action: 'http:GET', parameters: { url: 'https://carrier.example/tracking/78', headers: { 'X-Shop': 'orders' }, body: '' } },
    answer: { status: 404, body: { error: 'unknown parcel' } },
  },
  {
    title: 'A payment: the bank gets what it needs, and the caller learns its number',
    request: { method: 'POST', path: '/payments', headers: { 'Idempotency-Key': 'k-1' }, body: '{"orderId":"o-1","amount":42.5}' },
    call: payment({ amount: 42.5, reference: 'o-1', currency: 'EUR' }),
    answer: { status: 200, body: { paymentId: 'ch-1' } },
  },
  {
    title: 'A payment in another currency, by an order whose id ends the string',
    kind: 'hostile',
    request: { method: 'POST', path: '/payments', headers: { 'Idempotency-Key': 'k-1' }, body: JSON.stringify({ orderId: 'o","currency":"XXX', amount: 42.5 }) },
    call: payment({ amount: 42.5, reference: 'o","currency":"XXX', currency: 'EUR' }),
    answer: { status: 200, body: { paymentId: 'ch-1' } },
  },
  {
    title: 'An amount that is no number is a 400; what the bank gets is no JSON at all',
    kind: 'hostile',
    request: { method: 'POST', path: '/payments', headers: { 'Idempotency-Key': 'k-1' }, body: '{"orderId":"o-1","amount":"42.5,\\"x\\":1"}' },
    says: json({ error: 'not a charge' }, 400),
    call: payment('refused'),
    answer: problem(400),
  },
  {
    title: 'The card is declined: the bank says 402, the API 409',
    kind: 'failure',
    request: { method: 'POST', path: '/payments', headers: { 'Idempotency-Key': 'k-1' }, body: '{"orderId":"o-1","amount":42.5}' },
    says: json({ error: 'card 4111111111111111 declined' }, 402),
    call: payment({ amount: 42.5, reference: 'o-1', currency: 'EUR' }),
    answer: problem(409),
  },
  {
    title: 'The bank is down: 502',
    kind: 'failure',
    request: { method: 'POST', path: '/payments', headers: { 'Idempotency-Key': 'k-1' }, body: '{"orderId":"o-1","amount":42.5}' },
    says: { status: 500, body: 'java.lang.NullPointerException' },
    call: payment({ amount: 42.5, reference: 'o-1', currency: 'EUR' }),
    answer: problem(502),
  },
];

function request(FunctionName: string, path: string, pathParameters: object | null, query: object | null = null): ExpectedCall {
  return {
    action: 'lambda:Invoke',
    parameters: {
      FunctionName,
      InvocationType: 'RequestResponse',
      Payload: { httpMethod: 'GET', path, pathParameters, queryStringParameters: query, body: null },
    },
  };
}

function invocation(Payload: object, InvocationType = 'RequestResponse'): ExpectedCall {
  return { action: 'lambda:Invoke', parameters: { FunctionName: QUOTES, InvocationType, Payload } };
}

function payment(body: object | string): ExpectedCall {
  return {
    action: 'http:POST',
    parameters: { url: 'https://pay.example/v2/charges', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k-1' }, body },
  };
}

/**
 * Code of ours, and that of partners.
 */
export const functions: readonly Chapter[] = [
  { title: 'Quotes and reports: Lambda', steps: [...proxy, ...custom] },
  { title: 'Parcels and payments: HTTP', steps: http },
];
