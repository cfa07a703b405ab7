import { StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { LocalRoutes, newStack, problemBody } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { importedMachine, MACHINE_ARN, newMachine } from './support/state-machine';
import { parseServiceCall } from '../../local/src';
import { StepFunctionsStartSyncExecution } from '../../src/integrations';
import { JsonTemplate, RequestValue } from '../../src/mapping';

const OUTPUT = { 'a': [1, 'it\'s "x"', null, '\u2028'], '</b>': {} };

serviceSuite('StepFunctionsStartSyncExecution', {
  route: 'POST /prices',
  integration: (stack, role) => new StepFunctionsStartSyncExecution(newMachine(stack, StateMachineType.EXPRESS), { role }),
  imported: (stack) => new StepFunctionsStartSyncExecution(importedMachine(stack)),
  request: { method: 'POST', path: '/prices', body: '{"stateMachineArn": "arn:mine"}' },
  operation: 'StartSyncExecution',
  input: { stateMachineArn: MACHINE_ARN, input: '{"stateMachineArn":"arn:mine"}' },
  answer: { executionArn: 'arn:secret', status: 'SUCCEEDED', output: JSON.stringify(OUTPUT), input: '{}' },
  status: 200,
  body: OUTPUT,
  rights: ['states:StartSyncExecution'],
});

test.each([
  ['FAILED', { error: 'States.TaskFailed', cause: 'secret' }, 502, 'Bad Gateway'],
  ['TIMED_OUT', { error: 'States.Timeout' }, 504, 'Gateway Timeout'],
  ['ABORTED', { output: '"x"' }, 502, 'Bad Gateway'],
  ['SUCCEEDED', {}, 502, 'Bad Gateway'],
])('an execution that %s with %j is answered with %i', async (status, rest, expected, message) => {
  const stack = newStack();
  const local = new LocalRoutes(stack, {
    'GET /prices/{id}': new StepFunctionsStartSyncExecution(newMachine(stack, StateMachineType.EXPRESS), {
      name: RequestValue.path('id'), input: JsonTemplate.object({ id: JsonTemplate.string(RequestValue.path('id')) }),
    }),
  }, { status: 200, body: JSON.stringify({ status, ...rest }) });
  const answer = await local.invoke({ path: '/prices/7' });
  expect(parseServiceCall(local.call)).toMatchObject({ problems: [], input: { name: '7', input: '{"id":"7"}' } });
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([expected, problemBody(message)]);
});

test('fails for a standard state machine', () => {
  expect(() => new StepFunctionsStartSyncExecution(newMachine(newStack()))).toThrow('must be of type EXPRESS, got STANDARD: use StepFunctionsStartExecution');
});
