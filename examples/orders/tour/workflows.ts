import { FULFILMENT, fulfilmentOf, PRICING } from './names';
import { json, jsonError } from '../../tour/service-errors';
import { ANNA, problem } from '../../tour/step';
import type { Chapter, ExpectedCall, Step } from '../../tour/step';

const FORGERY = '"},"stateMachineArn":"arn:x","input":"{\\"admin\\":true}';

const fulfilment: Step[] = [
  {
    title: 'The fulfilment of an order begins',
    request: { method: 'POST', path: '/orders/o-1/fulfilment', body: '{"wishes":{"ribbon":"red"}}' },
    call: start({ orderId: 'o-1', requestedBy: ANNA.arn, wishes: { ribbon: 'red' } }),
    answer: { status: 202, body: { executionArn: fulfilmentOf('o-1'), startDate: 1770112800 } },
  },
  {
    title: 'A wish to run another state machine as somebody else is a wish',
    kind: 'hostile',
    request: { method: 'POST', path: '/orders/o-1/fulfilment', body: JSON.stringify({ wishes: { ribbon: `${FORGERY}@@$context.stage` }, requestedBy: 'root' }) },
    call: start({ orderId: 'o-1', requestedBy: ANNA.arn, wishes: { ribbon: `${FORGERY}@@$context.stage` } }),
    answer: { status: 202, body: { executionArn: fulfilmentOf('o-1'), startDate: 1770112800 } },
  },
  {
    title: 'An order that has been fulfilled is not fulfilled again: 409',
    kind: 'failure',
    request: { method: 'POST', path: '/orders/o-1/fulfilment' },
    says: jsonError('ExecutionAlreadyExists'),
    call: start({ orderId: 'o-1', requestedBy: ANNA.arn }),
    answer: problem(409),
  },
  {
    title: 'How is it going?',
    request: { path: '/orders/o-1/fulfilment' },
    call: { action: 'states:DescribeExecution', parameters: { executionArn: fulfilmentOf('o-1') } },
    answer: { status: 200, body: { status: 'SUCCEEDED', startDate: 1770112800, stopDate: 1770113800, output: { parcel: 77 } } },
  },
  {
    title: 'An execution of another state machine cannot be looked at',
    kind: 'hostile',
    request: { path: `/orders/${encodeURIComponent('arn:aws:states:us-east-1:123456789012:execution:Payroll:june')}/fulfilment` },
    call: { action: 'states:DescribeExecution', parameters: {}, refused: true },
    answer: problem(400),
  },
  {
    title: 'Nobody fulfils that order: 404',
    kind: 'failure',
    request: { path: '/orders/o-2/fulfilment' },
    says: jsonError('ExecutionDoesNotExist'),
    call: { action: 'states:DescribeExecution', parameters: { executionArn: fulfilmentOf('o-2') } },
    answer: problem(404),
  },
  {
    title: 'A customer changes his mind',
    request: { method: 'DELETE', path: '/orders/o-1/fulfilment?reason=too+expensive' },
    call: { action: 'states:StopExecution', parameters: { executionArn: fulfilmentOf('o-1'), cause: 'too expensive' } },
    answer: { status: 200, body: { stopDate: 1770113800 } },
  },
];

const TOKEN = 'AAAAKgAAAAIAAAAA"\\+/=';

const approvals: Step[] = [
  {
    title: 'Somebody approves',
    request: { method: 'POST', path: '/approvals/accept', query: { taskToken: TOKEN }, body: '{"by":"bob"}' },
    call: { action: 'states:SendTaskSuccess', parameters: { taskToken: TOKEN, output: { by: 'bob' } } },
    answer: { status: 204 },
  },
  {
    title: 'Somebody rejects',
    request: { method: 'POST', path: '/approvals/reject', query: { taskToken: TOKEN }, body: '{"reason":"no such street"}' },
    call: { action: 'states:SendTaskFailure', parameters: { taskToken: TOKEN, error: 'Rejected', cause: 'no such street' } },
    answer: { status: 204 },
  },
  {
    title: 'Somebody rejects, in words that were to end the string',
    kind: 'hostile',
    request: { method: 'POST', path: '/approvals/reject', query: { taskToken: TOKEN }, body: JSON.stringify({ reason: FORGERY }) },
    call: { action: 'states:SendTaskFailure', parameters: { taskToken: TOKEN, error: 'Rejected', cause: FORGERY } },
    answer: { status: 204 },
  },
  {
    title: 'An approval that nobody waits for any more: 409',
    kind: 'failure',
    request: { method: 'POST', path: '/approvals/accept', query: { taskToken: TOKEN }, body: '{"by":"bob"}' },
    says: jsonError('TaskTimedOut'),
    call: { action: 'states:SendTaskSuccess', parameters: { taskToken: TOKEN, output: { by: 'bob' } } },
    answer: problem(409),
  },
  {
    title: 'A rejection without a token is a 400',
    kind: 'hostile',
    request: { method: 'POST', path: '/approvals/reject', body: '{"reason":"no"}' },
    call: { action: 'states:SendTaskFailure', parameters: {}, refused: true },
    answer: problem(400),
  },
];

const pricing: Step[] = [
  {
    title: 'A price is told at once',
    request: { method: 'POST', path: '/prices', body: '{"net":40,"shipping":2}' },
    call: price({ net: 40, shipping: 2 }),
    answer: { status: 200, body: { currency: 'EUR', amount: 42 } },
  },
  {
    title: 'Step Functions says 200 and means that the execution failed: 502',
    kind: 'failure',
    request: { method: 'POST', path: '/prices', body: '{"net":40}' },
    says: json({ status: 'FAILED', error: 'States.Runtime', cause: 'secret-path' }),
    call: price({ net: 40 }),
    answer: problem(502),
  },
  {
    title: 'The execution takes too long: 504',
    kind: 'failure',
    request: { method: 'POST', path: '/prices', body: '{"net":40}' },
    says: json({ status: 'TIMED_OUT' }),
    call: price({ net: 40 }),
    answer: problem(504),
  },
];

function start(input: object): ExpectedCall {
  return { action: 'states:StartExecution', parameters: { stateMachineArn: FULFILMENT, name: 'o-1', input } };
}

function price(input: object): ExpectedCall {
  return { action: 'states:StartSyncExecution', parameters: { stateMachineArn: PRICING, input } };
}

/**
 * Fulfilment, approvals and prices.
 */
export const workflows: Chapter = { title: 'Fulfilment and prices: Step Functions', steps: [...fulfilment, ...approvals, ...pricing] };
