/**
 * A call of the served shop that works when the ones before it were made.
 */
export interface Call {
  readonly title: string;

  /**
   * @default 'GET'
   */
  readonly method?: string;
  readonly path: string;

  /**
   * @default - those that the body asks for
   */
  readonly headers?: Readonly<Record<string, string>>;

  /**
   * JSON, or text when the headers name another type.
   */
  readonly body?: string;

  /**
   * Status of the answer.
   */
  readonly status: number;
}

const ORDER = '{"customerId":"anna","placedAt":"2026-02-03T10:00:00Z","address":{"street":"Low Street 1"},"lines":[{"sku":"tea","quantity":2}]}';

/**
 * The calls to copy, in an order that works.
 */
export const CALLS: readonly Call[] = [
  { title: 'write an order', method: 'PUT', path: '/orders/o-1', body: ORDER, status: 201 },
  { title: 'read it back', path: '/orders/o-1', status: 200 },
  { title: 'change it', method: 'PATCH', path: '/orders/o-1', body: '{"street":"High Street 1","gift":true}', status: 200 },
  { title: 'list the orders of its customer', path: '/customers/anna/orders', status: 200 },
  { title: 'an order that is none: what AWS would say', method: 'PUT', path: '/orders/o-2', body: '{"customerId":"anna"}', status: 400 },
  { title: 'take pieces from the stock', method: 'POST', path: '/stock/tea/1/reservations', body: '{"quantity":2}', status: 200 },
  { title: 'send a message to the packers', method: 'POST', path: '/packing', body: ORDER, status: 202 },
  { title: 'receive it', path: '/packing', status: 200 },
  { title: 'store a document', method: 'PUT', path: '/documents/letter.txt', headers: { 'Content-Type': 'text/plain' }, body: 'Dear shop', status: 200 },
  { title: 'read it back', path: '/documents/letter.txt', status: 200 },
  { title: 'publish an event', method: 'POST', path: '/events?type=order.placed', body: '{"orderId":"o-1"}', status: 202 },
  { title: 'start the fulfilment', method: 'POST', path: '/orders/o-1/fulfilment', body: '{"wishes":["ribbon"]}', status: 202 },
  { title: 'how far it is', path: '/orders/o-1/fulfilment', status: 200 },
  { title: 'ask a function for a price', path: '/quotes/tea?quantity=2', status: 200 },
  { title: 'a price that a state machine tells', method: 'POST', path: '/prices', body: '{"net":10,"shipping":5}', status: 200 },
  { title: 'where a parcel is, by HTTP', path: '/parcels/p-1', status: 200 },
  { title: 'who calls', path: '/whoami', status: 200 },
  { title: 'a page of the shop', path: '/site', status: 200 },
  { title: 'no route: what AWS would say', path: '/nowhere', status: 403 },
];

/**
 * Headers of a call with that of its body.
 */
export function headersOf({ body, headers }: Call): Readonly<Record<string, string>> {
  return headers ?? (body === undefined ? {} : { 'Content-Type': 'application/json' });
}

/**
 * The line to copy for a call.
 */
export function curlLine(call: Call, url: string): string {
  const { body, method = 'GET', path } = call;
  return [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    `'${url}${path}'`,
    ...Object.entries(headersOf(call)).flatMap(([name, value]) => ['-H', `'${name}: ${value}'`]),
    ...(body === undefined ? [] : ['-d', `'${body}'`]),
  ].join(' ');
}
