import { callJson, storesOf, TestClock, type Answer } from './store-fixture';
import type { LocalStores } from '../../src';

const MACHINE = 'arn:aws:states:eu-west-1:111122223333:stateMachine:Long';
const EXPRESS = 'arn:aws:states:eu-west-1:111122223333:stateMachine:quick';
const EXECUTION = 'arn:aws:states:eu-west-1:111122223333:execution:Long';
const RESOURCES = {
  Long: { Type: 'AWS::StepFunctions::StateMachine' },
  Short: { Type: 'AWS::StepFunctions::StateMachine', Properties: { StateMachineName: 'quick', StateMachineType: 'EXPRESS' } },
};

let clock: TestClock;
let stores: LocalStores;

beforeEach(() => {
  clock = new TestClock();
  stores = storesOf(RESOURCES, clock);
});

const states = (action: string, input: object): Promise<Answer> => callJson(stores, 'states', action, input);
const start = (more: object = {}): Promise<Answer> => states('StartExecution', { stateMachineArn: MACHINE, name: 'o-1', input: '{"a":"\\"😀"}', ...more });
const describe1 = async (): Promise<unknown> => (await states('DescribeExecution', { executionArn: `${EXECUTION}:o-1` })).body;

test('an execution starts and goes on', async () => {
  expect((await start()).body).toEqual({ executionArn: `${EXECUTION}:o-1`, startDate: 1772600767 });
  expect(await describe1()).toEqual({
    executionArn: `${EXECUTION}:o-1`,
    stateMachineArn: MACHINE,
    name: 'o-1',
    status: 'RUNNING',
    startDate: 1772600767,
    input: '{"a":"\\"😀"}',
    inputDetails: { included: true },
    redriveCount: 0,
    redriveStatus: 'NOT_REDRIVABLE',
  });
  expect(stores.stateMachine('Long').executions).toMatchObject([{ name: 'o-1', status: 'RUNNING', input: '{"a":"\\"😀"}' }]);
});

test('a name is taken once, unless all is the same', async () => {
  const first = await start();
  clock.pass(5);
  expect((await start()).body).toEqual(first.body);
  expect(await start({ input: '{}' })).toMatchObject({ status: 400, body: { __type: 'ExecutionAlreadyExists' } });
  await states('StopExecution', { executionArn: `${EXECUTION}:o-1` });
  expect(await start()).toMatchObject({ status: 400, body: { __type: 'ExecutionAlreadyExists' } });
  expect(stores.stateMachine('Long').executions.length).toBe(1);
});

test('an execution without a name gets one, and without input an empty one', async () => {
  await states('StartExecution', { stateMachineArn: MACHINE });
  await states('StartExecution', { stateMachineArn: MACHINE });
  expect(stores.stateMachine('Long').executions).toMatchObject([{ input: '{}' }, { input: '{}' }]);
});

test('an execution is stopped once', async () => {
  await start();
  clock.pass(10);
  const stopped = await states('StopExecution', { executionArn: `${EXECUTION}:o-1`, error: 'E', cause: 'C' });
  clock.pass(10);
  expect((await states('StopExecution', { executionArn: `${EXECUTION}:o-1`, cause: 'late' })).body).toEqual(stopped.body);
  expect(await describe1()).toMatchObject({ status: 'ABORTED', error: 'E', cause: 'C', stopDate: 1772600777 });
});

test('what a state machine does can be said', async () => {
  stores.stateMachine('Long').run = (input) => ({ got: input });
  await start();
  expect(await describe1()).toMatchObject({ status: 'SUCCEEDED', output: '{"got":{"a":"\\"😀"}}' });
  stores.stateMachine('Short').run = () => { throw new RangeError('too many'); };
  const failed = await states('StartSyncExecution', { stateMachineArn: EXPRESS, input: '{}' });
  expect(failed).toMatchObject({ status: 200, body: { status: 'FAILED', error: 'RangeError', cause: 'too many' } });
});

test('an express execution ends at once', async () => {
  stores.stateMachine('Short').run = (input) => input;
  const { body } = await states('StartSyncExecution', { stateMachineArn: EXPRESS, name: 'n', input: '[1]' });
  expect(body).toMatchObject({ name: 'n', status: 'SUCCEEDED', output: '[1]', executionArn: expect.stringContaining(':express:quick:n:') as string });
});

test('reports of tasks are kept', async () => {
  await states('SendTaskSuccess', { taskToken: 't', output: '{"ok":true}' });
  await states('SendTaskFailure', { taskToken: 't', error: 'E', cause: '"' });
  await states('SendTaskHeartbeat', { taskToken: '__proto__' });
  expect(stores.taskReports).toEqual([
    { action: 'SendTaskSuccess', taskToken: 't', output: '{"ok":true}' },
    { action: 'SendTaskFailure', taskToken: 't', error: 'E', cause: '"' },
    { action: 'SendTaskHeartbeat', taskToken: '__proto__' },
  ]);
});

test.each<[string, string, object, string]>([
  ['an unknown state machine', 'StartExecution', { stateMachineArn: `${MACHINE}x` }, 'StateMachineDoesNotExist'],
  ['an ARN of something else', 'StartExecution', { stateMachineArn: 'arn:aws:sqs:eu-west-1:1:x' }, 'InvalidArn'],
  ['a name with a slash', 'StartExecution', { stateMachineArn: MACHINE, name: 'a/b' }, 'InvalidName'],
  ['input that is no JSON', 'StartExecution', { stateMachineArn: MACHINE, input: '{' }, 'InvalidExecutionInput'],
  ['a standard one that is to end at once', 'StartSyncExecution', { stateMachineArn: MACHINE }, 'StateMachineTypeNotSupported'],
  ['an unknown execution', 'DescribeExecution', { executionArn: `${EXECUTION}:__proto__` }, 'ExecutionDoesNotExist'],
  ['an ARN that is no execution\'s', 'StopExecution', { executionArn: MACHINE }, 'InvalidArn'],
  ['a report that is no JSON', 'SendTaskSuccess', { taskToken: 't', output: 'x' }, 'InvalidOutput'],
])('fails for %s', async (_case, action, input, type) => {
  const { body, status } = await states(action, input);
  expect(status).toBe(400);
  expect((body as { __type: string }).__type).toMatch(new RegExp(`(^|#)${type}$`));
});

test('fails where nobody has said what an express state machine does', async () => {
  await expect(states('StartSyncExecution', { stateMachineArn: EXPRESS })).rejects.toThrow('the state machine \'Short\' is not interpreted here; say what it does');
});
