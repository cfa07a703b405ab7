import { LocalRoutes, newStack, problemBody } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { importedMachine, MACHINE_ARN, newMachine } from './support/state-machine';
import { parseServiceCall } from '../../local/src';
import { StepFunctionsStartExecution, StepFunctionsStartExecutionProps } from '../../src/integrations';
import { JsonTemplate, RequestValue } from '../../src/mapping';

serviceSuite('StepFunctionsStartExecution', {
  route: 'POST /jobs',
  integration: (stack, role) => new StepFunctionsStartExecution(newMachine(stack), { role }),
  imported: (stack) => new StepFunctionsStartExecution(importedMachine(stack)),
  request: { method: 'POST', path: '/jobs', body: '{"stateMachineArn": "arn:mine", "input": "x", "it\'s": null}' },
  operation: 'StartExecution',
  input: { stateMachineArn: MACHINE_ARN, input: '{"stateMachineArn":"arn:mine","input":"x","it\'s":null}' },
  answer: { executionArn: 'arn:execution', startDate: 1732000000.5 },
  status: 202,
  body: { executionArn: 'arn:execution', startDate: 1732000000.5 },
  rights: ['states:StartExecution'],
});

function routes(props: StepFunctionsStartExecutionProps): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'POST /jobs/{id}': new StepFunctionsStartExecution(newMachine(stack), props) }, { status: 200, body: '{}' });
}

test('an empty body starts an execution with an empty object', async () => {
  const local = routes({});
  await local.invoke({ method: 'POST', path: '/jobs/1' });
  expect(parseServiceCall(local.call).input.input).toBe('{}');
});

test('composes an input', async () => {
  const local = routes({
    input: JsonTemplate.object({
      id: JsonTemplate.string(RequestValue.path('id')),
      source: JsonTemplate.literal("it's $mine"),
      note: JsonTemplate.string(RequestValue.query('note').optional()),
      order: JsonTemplate.json(RequestValue.body('order')),
    }),
  });
  await local.invoke({ method: 'POST', path: '/jobs/a%22b', body: '{"order":[{"x":"\\"}"}],"id":"forged"}' });
  expect(JSON.parse(String(parseServiceCall(local.call).input.input))).toEqual({ id: 'a"b', source: "it's $mine", order: [{ x: '"}' }] });
});

describe('a named execution', () => {
  const props = { name: RequestValue.path('id') };

  test('is started under its name', async () => {
    const local = routes(props);
    await local.invoke({ method: 'POST', path: '/jobs/Order-1_a.b' });
    expect(parseServiceCall(local.call).input.name).toBe('Order-1_a.b');
  });

  test.each(['a%20b', 'a%3Ab', 'a%2Fb', `${'x'.repeat(81)}`, 'a"b', '%C3%A9', '%'])('is refused under the name %s', async (name) => {
    const local = routes(props);
    local.answer = { status: 400, body: '{}' };
    expect((await local.invoke({ method: 'POST', path: `/jobs/${name}` })).status).toBe(400);
    expect(local.call.body.toString()).toBe('{}');
  });

  test('is a conflict when the name is taken', async () => {
    const local = routes(props);
    local.answer = { status: 400, body: '{"__type":"com.amazonaws.sfn#ExecutionAlreadyExists","message":"arn:aws:secret"}' };
    const answer = await local.invoke({ method: 'POST', path: '/jobs/1' });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([409, problemBody('Conflict')]);
  });
});
