import { BUS, CLICKS, ORDERS, WAREHOUSE } from './names';
import type { Step } from '../tour/step';

const HOSTILE = '"},"admin":{"BOOL":true},"x":{"S":"&Action=PurgeQueue $request.body ${context.stage}';
const THROUGH = { action: 'lambda:Invoke', parameters: {} };

/**
 * The tour, step by step.
 */
export const STEPS: readonly Step[] = [
  {
    title: 'An event goes to the bus, without a function',
    request: { method: 'POST', path: '/events?type=order.placed', body: '{"id":"o-1"}' },
    call: {
      action: 'events:PutEvents',
      parameters: { Entries: [{ EventBusName: BUS, Source: 'shop.web', DetailType: 'order.placed', Detail: { id: 'o-1' } }] },
    },
    answer: { status: 202, body: (body: unknown) => (body as { readonly FailedEntryCount: number }).FailedEntryCount === 0 },
  },
  {
    title: 'An event without a type is not sent',
    kind: 'hostile',
    request: { method: 'POST', path: '/events', body: '{"id":"o-1"}' },
    answer: { status: 400, body: (body: unknown) => 'message' in (body as object) },
  },
  {
    title: 'A type that wants to be more stays a type',
    kind: 'hostile',
    request: { method: 'POST', path: `/events?type=${encodeURIComponent(HOSTILE)}`, body: '{}' },
    call: {
      action: 'events:PutEvents',
      parameters: { Entries: [{ EventBusName: BUS, Source: 'shop.web', DetailType: HOSTILE, Detail: {} }] },
    },
    answer: { status: 202, body: (body: unknown) => 'Entries' in (body as object) },
  },
  {
    title: 'An order waits in the queue, behind those of the same customer',
    request: { method: 'POST', path: '/customers/anna/orders', body: '{"sku":"tea"}' },
    call: { action: 'sqs:SendMessage', parameters: { QueueUrl: ORDERS, MessageBody: '{"sku":"tea"}', MessageGroupId: 'anna' } },
    answer: { status: 202, body: (body: unknown) => String(body).includes('<MessageId>') },
  },
  {
    title: 'A customer who wants to purge the queue is a customer of that name',
    kind: 'hostile',
    request: { method: 'POST', path: '/customers/%26Action%3DPurgeQueue/orders', body: '{"sku":"tea"}' },
    call: { action: 'sqs:SendMessage', parameters: { QueueUrl: ORDERS, MessageBody: '{"sku":"tea"}', MessageGroupId: '&Action=PurgeQueue' } },
    answer: { status: 202, body: (body: unknown) => String(body).includes('<MessageId>') },
  },
  {
    title: 'A click goes to the stream, base64 as Kinesis wants it',
    request: { method: 'POST', path: '/clicks/s-1', body: 'eyJ4IjoxfQ==' },
    call: { action: 'kinesis:PutRecord', parameters: { StreamName: CLICKS, Data: 'eyJ4IjoxfQ==', PartitionKey: 's-1' } },
    answer: { status: 202, body: (body: unknown) => 'SequenceNumber' in (body as object) },
  },
  {
    title: 'A table is written through the function that HTTP APIs need for it',
    request: { method: 'PUT', path: '/orders/o-1/state', headers: { 'Content-Type': 'application/json' }, body: '{"state":"packed"}' },
    call: THROUGH,
    answer: { status: 201, body: { id: 'o-1' } },
  },
  { title: 'And read', request: { path: '/orders/o-1/state' }, call: THROUGH, answer: { status: 200, body: { id: 'o-1', state: 'packed' } } },
  {
    title: 'What is not there is a 404, as on a REST API',
    request: { path: '/orders/o-2/state' },
    call: THROUGH,
    answer: { status: 404, body: (body: unknown) => (body as { readonly message: string }).message === 'Not Found' },
  },
  {
    title: 'The warehouse answers from inside the VPC',
    request: { path: '/warehouse/stock/tea' },
    call: { action: 'http:GET', parameters: { url: `${WAREHOUSE}/warehouse/stock/tea`, headers: {}, body: '' } },
    answer: { status: 200, body: { stock: 12 } },
  },
  {
    title: 'Who signs nothing is not let in',
    kind: 'hostile',
    request: { path: '/orders/o-1/state', caller: undefined },
    answer: { status: 403, body: { message: 'Forbidden' } },
  },
  { title: 'No route: what AWS would say', request: { path: '/nowhere' }, answer: { status: 404, body: { message: 'Not Found' } } },
  {
    title: 'A browser asks what the shop\'s page may do: the API answers by itself',
    request: {
      method: 'OPTIONS', path: '/events', caller: undefined, headers: { 'Origin': 'https://shop.example', 'Access-Control-Request-Method': 'POST' },
    },
    answer: { status: 204, headers: { 'Access-Control-Allow-Origin': 'https://shop.example' } },
  },
];
