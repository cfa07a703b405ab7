import { StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { LocalRoutes, newStack } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { EXECUTION_ARN, importedMachine, newMachine } from './support/state-machine';
import { parseServiceCall } from '../../local/src';
import { StepFunctionsStopExecution } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

const execution = RequestValue.path('id');

serviceSuite('StepFunctionsStopExecution', {
  route: 'DELETE /jobs/{id}',
  integration: (stack, role) => new StepFunctionsStopExecution(newMachine(stack), { role, execution }),
  imported: (stack) => new StepFunctionsStopExecution(importedMachine(stack), { execution }),
  request: { method: 'DELETE', path: '/jobs/job-1' },
  operation: 'StopExecution',
  input: { executionArn: `${EXECUTION_ARN}:job-1` },
  answer: { stopDate: 1732000000 },
  status: 200,
  body: { stopDate: 1732000000 },
  rights: ['states:StopExecution'],
});

function routes(): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, {
    'POST /stopped-jobs': new StepFunctionsStopExecution(newMachine(stack), {
      execution: RequestValue.body('id'), error: RequestValue.literal('Stopped'), cause: RequestValue.body('reason').optional(),
    }),
  }, { status: 200, body: '{"stopDate":1}' });
}

test('gives a reason', async () => {
  const local = routes();
  await local.invoke({ method: 'POST', path: '/stopped-jobs', body: '{"id":"job-1","reason":"it\'s \\"over\\""}' });
  expect(parseServiceCall(local.call)).toMatchObject({ problems: [], input: { executionArn: `${EXECUTION_ARN}:job-1`, error: 'Stopped', cause: 'it\'s "over"' } });
});

test.each(['arn:aws:states:us-east-1:123456789012:execution:other:job-1', 'a:b', '', { a: 1 }, null, 1])('never stops %j', async (id) => {
  const local = routes();
  local.answer = { status: 400, body: '{}' };
  expect((await local.invoke({ method: 'POST', path: '/stopped-jobs', body: JSON.stringify({ id }) })).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});

test('an execution that is not there is 404', async () => {
  const local = routes();
  local.answer = { status: 400, body: '{"__type":"com.amazonaws.sfn#ExecutionDoesNotExist"}' };
  expect((await local.invoke({ method: 'POST', path: '/stopped-jobs', body: '{"id":"job-1"}' })).status).toBe(404);
});

test('fails for an express state machine', () => {
  expect(() => new StepFunctionsStopExecution(newMachine(newStack(), StateMachineType.EXPRESS), { execution })).toThrow('must be of type STANDARD, got EXPRESS');
});
