import { LocalRoutes, newStack, problemBody } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { importedMachine, newMachine } from './support/state-machine';
import { parseServiceCall } from '../../local/src';
import { StepFunctionsSendTaskFailure } from '../../src/integrations';

serviceSuite('StepFunctionsSendTaskFailure', {
  route: 'POST /refusals',
  integration: (stack, role) => new StepFunctionsSendTaskFailure(newMachine(stack), { role }),
  imported: (stack) => new StepFunctionsSendTaskFailure(importedMachine(stack)),
  request: { method: 'POST', path: '/refusals', query: { taskToken: 'AQC+/=' }, body: '{"taskToken": "forged", "error": "No", "cause": "it\'s \\"no\\""}' },
  operation: 'SendTaskFailure',
  input: { taskToken: 'AQC+/=', error: 'No', cause: 'it\'s "no"' },
  answer: {},
  status: 204,
  body: undefined,
  rights: ['states:SendTaskFailure'],
});

test('needs no reason', async () => {
  const stack = newStack();
  const local = new LocalRoutes(stack, { 'POST /refusals': new StepFunctionsSendTaskFailure(newMachine(stack)) });
  expect((await local.invoke({ method: 'POST', path: '/refusals', query: { taskToken: 't' } })).status).toBe(204);
  expect(parseServiceCall(local.call).input).toEqual({ taskToken: 't' });
});

test.each([['TaskDoesNotExist', 404, 'Not Found'], ['TaskTimedOut', 409, 'Conflict'], ['InvalidToken', 400, 'Bad Request']])('answers %s with %i', async (code, status, message) => {
  const stack = newStack();
  const local = new LocalRoutes(stack, { 'POST /refusals': new StepFunctionsSendTaskFailure(newMachine(stack)) }, { status: 400, body: `{"__type":"com.amazonaws.sfn#${code}"}` });
  const answer = await local.invoke({ method: 'POST', path: '/refusals', query: { taskToken: 't' } });
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([status, problemBody(message)]);
});
