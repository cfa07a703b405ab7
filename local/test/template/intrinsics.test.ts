import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudTemplate } from '../../src/template/cloud-template';
import { StackSet } from '../../src/template/stack-set';
import type { StackTemplate } from '../../src/template/stack-template';

const ENVIRONMENT = { account: '111122223333', region: 'eu-west-1' };

function stackOf(template: CloudTemplate, parameters: Readonly<Record<string, string>> = {}): StackTemplate {
  const values = new Map(Object.entries(parameters).map(([name, value]) => [name, () => value]));
  return new StackSet([{ name: 'MyStack', template, environment: ENVIRONMENT, parameters: values }]).stacks[0];
}

const TEMPLATE: CloudTemplate = {
  Parameters: {
    Env: { Type: 'String', Default: 'dev' },
    Names: { Type: 'CommaDelimitedList', Default: 'a, b' },
    NoDefault: { Type: 'String' },
  },
  Mappings: { Sizes: { 'dev': { size: 'small' }, 'eu-west-1': { size: 'large' } } },
  Conditions: {
    IsDev: { 'Fn::Equals': [{ Ref: 'Env' }, 'dev'] },
    IsProd: { 'Fn::Not': [{ Condition: 'IsDev' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsDev' }, { Condition: 'IsProd' }] },
    Both: { 'Fn::And': [{ Condition: 'IsDev' }, { Condition: 'IsProd' }] },
  },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue' },
    Named: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${Env}-jobs' } } },
    Fifo: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } },
    GlobalTable: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: 'worldwide' } },
    Topic: { Type: 'AWS::SNS::Topic' },
    Bucket: { Type: 'AWS::S3::Bucket' },
    Handler: { Type: 'AWS::Lambda::Function' },
    Alias: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Handler' }, Name: 'live' } },
    Machine: { Type: 'AWS::StepFunctions::StateMachine' },
    Role: { Type: 'AWS::IAM::Role' },
    Other: { Type: 'AWS::AppConfig::Thing' },
  },
};

test.each<[unknown, unknown]>([
  [{ Ref: 'AWS::AccountId' }, '111122223333'],
  [{ Ref: 'AWS::Region' }, 'eu-west-1'],
  [{ Ref: 'AWS::Partition' }, 'aws'],
  [{ Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
  [{ Ref: 'AWS::StackName' }, 'MyStack'],
  [{ Ref: 'Env' }, 'dev'],
  [{ Ref: 'Names' }, ['a', 'b']],
  [{ 'Fn::Join': ['-', ['a', { Ref: 'Env' }, { Ref: 'Names' }]] }, 'a-dev-a,b'],
  [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
  [{ 'Fn::Select': ['0', { Ref: 'Names' }] }, 'a'],
  [{ 'Fn::Sub': '${Env}/${AWS::Region}/${!stageVariables.x}/${Table.Arn}' },
    'dev/eu-west-1/${stageVariables.x}/arn:aws:dynamodb:eu-west-1:111122223333:table/orders'],
  [{ 'Fn::Sub': ['${A}-${Env}', { A: { Ref: 'Queue' } }] }, 'https://sqs.eu-west-1.amazonaws.com/111122223333/Queue-dev'],
  [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Env' }, 'size'] }, 'small'],
  [{ 'Fn::FindInMap': ['Sizes', 'none', 'size', { DefaultValue: 'x' }] }, 'x'],
  [{ 'Fn::Base64': 'é' }, 'w6k='],
  [{ 'Fn::If': ['IsDev', 1, 2] }, 1],
  [{ 'Fn::If': ['IsProd', 1, { Ref: 'Env' }] }, 'dev'],
  [{ 'Fn::If': ['Either', 1, 2] }, 1],
  [{ 'Fn::If': ['Both', 1, 2] }, 2],
  [{ a: { 'Fn::If': ['IsProd', 1, { Ref: 'AWS::NoValue' }] }, b: [{ Ref: 'AWS::NoValue' }, 2] }, { b: [2] }],
  [{ 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:sqs:eu-west-1:111122223333:dev-jobs'],
  [{ 'Fn::GetAtt': 'Fifo.QueueName' }, 'Fifo.fifo'],
  [{ Ref: 'Named' }, 'https://sqs.eu-west-1.amazonaws.com/111122223333/dev-jobs'],
  [{ Ref: 'Table' }, 'orders'],
  [{ 'Fn::GetAtt': ['GlobalTable', 'Arn'] }, 'arn:aws:dynamodb:eu-west-1:111122223333:table/worldwide'],
  [{ Ref: 'Topic' }, 'arn:aws:sns:eu-west-1:111122223333:Topic'],
  [{ Ref: 'Bucket' }, 'bucket'],
  [{ 'Fn::GetAtt': ['Handler', 'Arn'] }, 'arn:aws:lambda:eu-west-1:111122223333:function:Handler'],
  [{ Ref: 'Alias' }, 'arn:aws:lambda:eu-west-1:111122223333:function:Handler:live'],
  [{ Ref: 'Machine' }, 'arn:aws:states:eu-west-1:111122223333:stateMachine:Machine'],
  [{ 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws:iam::111122223333:role/Role'],
  [{ Ref: 'Other' }, 'Other'],
  [{ 'Fn::GetAtt': ['Other', 'ThingArn'] }, 'arn:aws:appconfig:eu-west-1:111122223333:Other'],
  [{ 'Fn::GetAtt': ['Other', 'Sub.Id'] }, 'Other-Sub-Id'],
  [{ 'Fn::ToJsonString': { a: { Ref: 'Env' } } }, '{"a":"dev"}'],
])('%j is %j', (value, expected) => {
  expect(stackOf(TEMPLATE).resolve(value)).toEqual(expected);
});

test('a given parameter goes before its default', () => {
  expect(stackOf(TEMPLATE, { Env: 'prod' }).resolve({ 'Fn::If': ['IsProd', { Ref: 'Env' }, 'no'] })).toBe('prod');
});

test.each<[unknown, string]>([
  [{ Ref: 'Nothing' }, "refers to 'Nothing'"],
  [{ Ref: 'NoDefault' }, "the parameter 'NoDefault' of stack 'MyStack' has no default"],
  [{ Ref: 'AWS::Nonsense' }, 'is not a pseudo parameter'],
  [{ 'Fn::GetAtt': ['Nothing', 'Arn'] }, "refers to 'Nothing'"],
  [{ 'Fn::ImportValue': 'gone' }, "no stack exports 'gone'"],
  [{ 'Fn::FindInMap': ['Sizes', 'x', 'y'] }, "the mapping 'Sizes' has no value at 'x', 'y'"],
  [{ 'Fn::Transform': {} }, 'the intrinsic function Fn::Transform is not known'],
  [{ 'Fn::Select': [5, ['a']] }, 'asks for entry 5 of 1'],
  [{ 'Fn::If': ['Nope', 1, 2] }, "has no condition 'Nope'"],
])('fails on %j', (value, message) => {
  expect(() => stackOf(TEMPLATE).resolve(value)).toThrow(message);
});

test('resources of a false condition are not there', () => {
  const stack = stackOf({ ...TEMPLATE, Resources: { A: { Type: 'T', Condition: 'IsDev' }, B: { Type: 'T', Condition: 'IsProd' } } });
  expect(stack.resources().map(([id]) => id)).toEqual(['A']);
});

test('exports are found across stacks', () => {
  const producer = { Outputs: { Out: { Value: { Ref: 'AWS::Region' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-x' } } } } };
  const parameters = new Map<string, () => unknown>();
  const source = (name: string, template: CloudTemplate) => ({ name, template, environment: ENVIRONMENT, parameters });
  const set = new StackSet([source('Consumer', {}), source('Producer', producer)]);
  expect(set.stacks[0].resolve({ 'Fn::ImportValue': 'Producer-x' })).toBe('eu-west-1');
});

test('nested stacks get parameters and give outputs', () => {
  const parent: CloudTemplate = {
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue' },
      Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Url: { Ref: 'Queue' } } }, Metadata: { 'aws:asset:path': 'n.json' } },
    },
  };
  const nested: CloudTemplate = { Parameters: { Url: { Type: 'String' } }, Outputs: { Out: { Value: { Ref: 'Url' } } } };
  const file = join(mkdtempSync(join(tmpdir(), 'nested-')), 'n.json');
  writeFileSync(file, JSON.stringify(nested));
  const set = new StackSet([{ name: 'P', template: parent, environment: ENVIRONMENT, parameters: new Map(), assetPath: () => file }]);
  expect(set.stacks.map((stack) => stack.name)).toEqual(['P', 'P/Nested']);
  expect(set.stacks[0].resolve({ 'Fn::GetAtt': ['Nested', 'Outputs.Out'] })).toBe('https://sqs.eu-west-1.amazonaws.com/111122223333/Queue');
});

test('names of JavaScript prototypes are nothing special', () => {
  const stack = stackOf(TEMPLATE);
  expect(stack.resolve(JSON.parse('{"constructor":"a"}'))).toEqual(JSON.parse('{"constructor":"a"}'));
  expect(stack.resolve(JSON.parse('{"__proto__":{"Ref":"Env"}}'))).toEqual(JSON.parse('{"__proto__":"dev"}'));
  expect(() => stack.resolve({ Ref: 'constructor' })).toThrow("refers to 'constructor'");
  expect(() => stack.resolve({ 'Fn::If': ['toString', 1, 2] })).toThrow("has no condition 'toString'");
});
