import { LocalRoutes, newStack, problemBody } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { importedMachine, newMachine } from './support/state-machine';
import { parseServiceCall } from '../../local/src';
import { StepFunctionsSendTaskSuccess } from '../../src/integrations';
import { JsonTemplate, RequestValue } from '../../src/mapping';

serviceSuite('StepFunctionsSendTaskSuccess', {
  route: 'POST /approvals',
  integration: (stack, role) => new StepFunctionsSendTaskSuccess(newMachine(stack), { role }),
  imported: (stack) => new StepFunctionsSendTaskSuccess(importedMachine(stack)),
  request: { method: 'POST', path: '/approvals', query: { taskToken: 'AQC+/=' }, body: '{"taskToken": "forged", "approved": true}' },
  operation: 'SendTaskSuccess',
  input: { taskToken: 'AQC+/=', output: '{"taskToken":"forged","approved":true}' },
  answer: {},
  status: 204,
  body: undefined,
  rights: ['states:SendTaskSuccess'],
});

test('takes the token from the body, and a composed output', async () => {
  const stack = newStack();
  const local = new LocalRoutes(stack, {
    'POST /approvals': new StepFunctionsSendTaskSuccess(newMachine(stack), {
      taskToken: RequestValue.body('token'),
      output: JsonTemplate.object({ by: JsonTemplate.string(RequestValue.header('X-User')), approved: JsonTemplate.literalBoolean(true) }),
    }),
  });
  await local.invoke({ method: 'POST', path: '/approvals', headers: { 'x-user': 'a"b' }, body: '{"token":"t"}' });
  expect(parseServiceCall(local.call).input).toEqual({ taskToken: 't', output: '{"by":"a\\"b","approved":true}' });
});

test.each([['TaskDoesNotExist', 404, 'Not Found'], ['TaskTimedOut', 409, 'Conflict'], ['InvalidToken', 400, 'Bad Request'], ['InvalidOutput', 400, 'Bad Request']])(
  'answers %s with %i', async (code, status, message) => {
    const stack = newStack();
    const local = new LocalRoutes(stack, { 'POST /approvals': new StepFunctionsSendTaskSuccess(newMachine(stack)) }, { status: 400, body: `{"__type":"com.amazonaws.sfn#${code}"}` });
    const answer = await local.invoke({ method: 'POST', path: '/approvals', query: { taskToken: 't' } });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([status, problemBody(message)]);
  });

test('refuses a call without token', async () => {
  const stack = newStack();
  const local = new LocalRoutes(stack, { 'POST /approvals': new StepFunctionsSendTaskSuccess(newMachine(stack)) }, { status: 400, body: '{}' });
  expect((await local.invoke({ method: 'POST', path: '/approvals', body: '{}' })).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});
