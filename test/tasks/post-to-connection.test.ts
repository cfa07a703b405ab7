import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DefinitionBody, JsonPath, QueryLanguage, StateMachine, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { PostToConnection, WebSocketGateway } from '../../src';
import type { PostToConnectionProps } from '../../src';
import { newStack } from '../gateways/support/stacks';

let stack: Stack;
let chat: WebSocketGateway;

beforeEach(() => {
  stack = newStack();
  chat = new WebSocketGateway(stack, 'Chat', { stageName: 'live' });
});

const newTask = (props: Partial<PostToConnectionProps> = {}) => new PostToConnection(stack, 'Answer', {
  gateway: chat,
  connectionId: JsonPath.stringAt('$.connectionId'),
  data: TaskInput.fromObject({ result: JsonPath.stringAt('$.result') }),
  ...props,
});

const stateOf = (task: PostToConnection, queryLanguage?: QueryLanguage) => stack.resolve(task.toStateJson(queryLanguage));

const HOST = { 'Fn::Join': ['', [{ Ref: expect.stringMatching(/^ChatApi/) }, '.execute-api.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]] };
const CALL = { ApiEndpoint: HOST, Method: 'POST', Stage: 'live', AuthType: 'IAM_ROLE' };

test('posts to the connection with the role of the state machine', () => {
  expect(stateOf(newTask())).toEqual({
    Type: 'Task',
    End: true,
    Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':states:::apigateway:invoke']] },
    Parameters: { ...CALL, 'Path.$': "States.Format('/@connections/{}', $.connectionId)", 'RequestBody': { 'result.$': '$.result' } },
  });
});

test.each([
  ['{% $states.input.connectionId %}', "{% '/@connections/' & ($states.input.connectionId) %}"],
  ['{%$a ? $b : $c%}', "{% '/@connections/' & ($a ? $b : $c) %}"],
  ['abc=', '/@connections/abc='],
])('posts to %s in a state of JSONata', (connectionId, path) => {
  const task = newTask({ connectionId, data: TaskInput.fromText('{% $states.input.result %}'), queryLanguage: QueryLanguage.JSONATA });
  expect(stateOf(task)).toMatchObject({ Arguments: { ...CALL, Path: path, RequestBody: '{% $states.input.result %}' } });
});

test('takes the language of its state machine', () => {
  expect(stateOf(newTask({ connectionId: '{% $a %}', data: TaskInput.fromText('x') }), QueryLanguage.JSONATA)).toMatchObject({ Arguments: { Path: "{% '/@connections/' & ($a) %}" } });
});

test('posts to a connection that is known', () => {
  expect(stateOf(newTask({ connectionId: 'abc=' }))).toMatchObject({ Parameters: { Path: '/@connections/abc=' } });
});

test('gives the state machine the right to post, and no other', () => {
  const machine = new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(newTask()) });
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    Roles: [stack.resolve(machine.role.roleName)],
    PolicyDocument: {
      Statement: [{
        Action: 'execute-api:ManageConnections',
        Effect: 'Allow',
        Resource: { 'Fn::Join': ['', Match.arrayWith(['/live/POST/@connections/*'])] },
      }],
    },
  });
});

test('fails: no connection', () => {
  expect(() => newTask({ connectionId: '' })).toThrow("'connectionId' must not be empty; write for instance JsonPath.stringAt('$.connectionId') [at Shop/Answer]");
});

test('fails: a stage that is not known', () => {
  const gateway = WebSocketGateway.fromWebSocketApiAttributes(stack, 'Other', { webSocketApiId: 'api123' });
  expect(() => stateOf(newTask({ gateway }))).toThrow("the stage of this API is not known, so neither is its URL; name it with 'stageName'");
});
