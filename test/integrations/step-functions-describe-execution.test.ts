import { Template } from 'aws-cdk-lib/assertions';
import { StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { LocalRoutes, newStack, problemBody } from './support/local-route';
import { serviceSuite, statementsOfGateway } from './support/service-suite';
import { EXECUTION_ARN, importedMachine, newMachine } from './support/state-machine';
import { parseServiceCall } from '../../local/src';
import { StepFunctionsDescribeExecution } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

const execution = RequestValue.path('id');

serviceSuite('StepFunctionsDescribeExecution', {
  route: 'GET /jobs/{id}',
  integration: (stack, role) => new StepFunctionsDescribeExecution(newMachine(stack), { role, execution }),
  imported: (stack) => new StepFunctionsDescribeExecution(importedMachine(stack), { execution }),
  request: { method: 'GET', path: '/jobs/Order-1_a.b' },
  operation: 'DescribeExecution',
  input: { executionArn: `${EXECUTION_ARN}:Order-1_a.b` },
  answer: { executionArn: 'arn', status: 'SUCCEEDED', startDate: 1, stopDate: 2.5, input: '"secret"', output: '{"a":"\\"}"}', error: 'secret', cause: 'secret' },
  status: 200,
  body: { status: 'SUCCEEDED', startDate: 1, stopDate: 2.5, output: { a: '"}' } },
  rights: ['states:DescribeExecution'],
});

function routes(exposeOutput?: boolean): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'GET /jobs/{id+}': new StepFunctionsDescribeExecution(newMachine(stack), { execution, exposeOutput }) }, {
    status: 200, body: JSON.stringify({ status: 'SUCCEEDED', startDate: 1, stopDate: 2, output: '[1]' }),
  });
}

test.each(['{"status":"RUNNING","startDate":1}', '{"status":"RUNNING","startDate":1,"stopDate":null,"output":null}'])('tells of a running execution: %s', async (body) => {
  const local = routes();
  local.answer = { status: 200, body };
  expect(JSON.parse((await local.invoke({ path: '/jobs/1' })).body.toString())).toEqual({ status: 'RUNNING', startDate: 1 });
});

test('keeps the output for itself on request', async () => {
  expect(JSON.parse((await routes(false).invoke({ path: '/jobs/1' })).body.toString())).toEqual({ status: 'SUCCEEDED', startDate: 1, stopDate: 2 });
});

test.each([`${EXECUTION_ARN}:job-1`, encodeURIComponent(`${EXECUTION_ARN}:job-1`), 'job-1'])('finds an execution as %s', async (id) => {
  const local = routes();
  await local.invoke({ path: `/jobs/${id}` });
  expect(parseServiceCall(local.call).input.executionArn).toBe(`${EXECUTION_ARN}:job-1`);
});

test.each([
  'arn:aws:states:us-east-1:123456789012:execution:other:job-1', `${EXECUTION_ARN}-2:job-1`, `${EXECUTION_ARN}:job-1:x`, `${EXECUTION_ARN}:`, `x${EXECUTION_ARN}:job-1`,
  `${EXECUTION_ARN}:${EXECUTION_ARN}:job-1`, 'arn:aws:states:us-east-1:999999999999:execution:work:job-1', 'a:b', '*', '%2A', 'a/b', '..%2Fx', '%22', 'a%0Ab', 'job%00',
])('never asks for %s', async (id) => {
  const local = routes();
  local.answer = { status: 400, body: '{"__type":"AccessDeniedException"}' };
  expect((await local.invoke({ path: `/jobs/${id}` })).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});

test('an execution that is not there is 404', async () => {
  const local = routes();
  local.answer = { status: 400, body: '{"__type":"com.amazonaws.sfn#ExecutionDoesNotExist","message":"arn:aws:secret"}' };
  const answer = await local.invoke({ path: '/jobs/1' });
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([404, problemBody('Not Found')]);
});

test('may describe executions of its state machine alone', () => {
  const stack = newStack();
  new LocalRoutes(stack, { 'GET /jobs/{id}': new StepFunctionsDescribeExecution(newMachine(stack), { execution }) });
  const machine = Object.keys(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'))[0];
  expect(JSON.stringify(statementsOfGateway(stack))).toContain(machine);
  expect(JSON.stringify(statementsOfGateway(stack)[0].Resource)).toMatch(/:execution:.*:\*"/);
});

test('fails for an express state machine', () => {
  expect(() => new StepFunctionsDescribeExecution(newMachine(newStack(), StateMachineType.EXPRESS), { execution })).toThrow('must be of type STANDARD, got EXPRESS');
});
