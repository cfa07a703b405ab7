import type { CloudTemplate } from '../../src/template/cloud-template';
import type { StackTemplate } from '../../src/template/stack-template';
import { stackSetOf } from '../fixtures/models';

function stackOf(template: object, parameters: Readonly<Record<string, string>> = {}): StackTemplate {
  return stackSetOf(template, undefined, parameters).stacks[0];
}

const TEMPLATE: CloudTemplate = {
  Parameters: {
    Env: { Type: 'String', Default: 'dev' },
    Names: { Type: 'CommaDelimitedList', Default: 'a, b' },
    NoDefault: { Type: 'String' },
    Choice: { Type: 'String', Default: 'c', AllowedValues: ['a', 'b'] },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/gone' },
    StoredHere: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/here' },
    StoredList: { Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: '/list' },
  },
  Mappings: { Sizes: { 'dev': { size: 'small' }, 'eu-west-1': { size: 'large' } } },
  Conditions: {
    IsDev: { 'Fn::Equals': [{ Ref: 'Env' }, 'dev'] },
    IsProd: { 'Fn::Not': [{ Condition: 'IsDev' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsDev' }, { Condition: 'IsProd' }] },
    Odd: { 'Fn::Odd': [] },
    Circle: { 'Fn::Not': [{ Condition: 'Circle' }] },
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
    LeftOut: { Type: 'AWS::SQS::Queue', Condition: 'IsProd' },
    Left: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Right' } } },
    Right: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { 'Fn::Sub': '${Left}-x' } } },
    Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/here', Value: { Ref: 'Env' } } },
    List: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/list', Value: 'x,y' } },
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
  [{ 'Fn::Length': { Ref: 'Names' } }, 2],
  [{ 'Fn::GetAZs': '' }, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
  [{ 'Fn::GetAZs': { Ref: 'AWS::Region' } }, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
  [{ 'Fn::Cidr': ['10.0.0.0/16', 3, 8] }, ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']],
  [{ 'Fn::Cidr': ['10.0.0.0/24', '2', '5'] }, ['10.0.0.0/27', '10.0.0.32/27']],
  [{ 'Fn::Cidr': ['2001:db8::/56', 2, 64] }, ['2001:db8::/64', '2001:db8:0:1::/64']],
  [{ Ref: 'StoredHere' }, 'dev'],
  [{ Ref: 'StoredList' }, ['x', 'y']],
  ['{{resolve:ssm:/app/key:1}}', '{{resolve:ssm:/app/key:1}}'],
  [{ 'Fn::Sub': '$ {C}${' }, '$ {C}${'],
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
  [{ 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } } }, 'the macro "AWS::Include" of Fn::Transform is not run'],
  [{ 'Fn::GetStackOutput': {} }, 'the intrinsic function Fn::GetStackOutput is not emulated'],
  [{ 'a': 1, 'Fn::ForEach::Loop': [] }, 'the intrinsic function Fn::ForEach::Loop is not emulated'],
  [{ Ref: ['Env'] }, 'Ref wants text, got ["Env"]'],
  [{ 'Fn::GetAtt': 'Table' }, "wants a resource and an attribute of it, got 'Table'"],
  [{ 'Fn::Join': ['-', 'abc'] }, 'Fn::Join wants a list, got "abc"'],
  [{ 'Fn::Join': ['-', [{ a: 1 }]] }, 'Fn::Join wants text, got {"a":1}'],
  [{ 'Fn::Sub': '${!ok} ${not a name}' }, 'write ${!not a name} for the text itself'],
  [{ 'Fn::Sub': ['${A}', 'b'] }, 'Fn::Sub wants variables by their names, got "b"'],
  [{ 'Fn::Sub': ['${A}', { A: { Ref: 'AWS::NoValue' } }] }, 'Fn::Sub wants text'],
  [{ 'Fn::Select': ['length', ['a']] }, 'asks for entry length of 1'],
  [{ 'Fn::Length': 'abc' }, 'Fn::Length wants a list'],
  [{ 'Fn::ToJsonString': 'abc' }, 'Fn::ToJsonString wants an object or a list'],
  [{ 'Fn::Cidr': ['10.0.0.0/33', 1, 8] }, 'wants an address block'],
  [{ 'Fn::Cidr': ['10.0.0.0/24', 2, 8] }, "cannot cut 2 blocks with 8 bits each out of '10.0.0.0/24'"],
  [{ 'Fn::If': ['Odd', 1, 2] }, 'the condition {"Fn::Odd":[]} is not understood'],
  [{ 'Fn::If': ['Circle', 1, 2] }, 'refers in a circle: condition Circle → condition Circle'],
  [{ Ref: 'Left' }, 'refers in a circle: Left.QueueName → Right.TopicName → Left.QueueName'],
  [{ 'Fn::GetAtt': ['LeftOut', 'Arn'] }, "refers to 'LeftOut', which its condition 'IsProd' leaves out"],
  [{ Ref: 'Stored' }, "has the value of '/gone' in Systems Manager, which no stack of the assembly makes"],
  [{ Ref: 'Choice' }, "the parameter 'Choice' of stack 'MyStack' is 'c'; it may be a, b"],
  [{ 'Fn::Select': [5, ['a']] }, 'asks for entry 5 of 1'],
  [{ 'Fn::If': ['Nope', 1, 2] }, "has no condition 'Nope'"],
])('fails on %j', (value, message) => {
  expect(() => stackOf(TEMPLATE).resolve(value)).toThrow(message);
});

test('resources of a false condition are not there', () => {
  const stack = stackOf({ ...TEMPLATE, Resources: { A: { Type: 'T', Condition: 'IsDev' }, B: { Type: 'T', Condition: 'IsProd' } } });
  expect(stack.resources().map(([id]) => id)).toEqual(['A']);
});

test('names of JavaScript prototypes are nothing special', () => {
  const stack = stackOf(TEMPLATE);
  expect(stack.resolve(JSON.parse('{"constructor":"a"}'))).toEqual(JSON.parse('{"constructor":"a"}'));
  expect(stack.resolve(JSON.parse('{"__proto__":{"Ref":"Env"}}'))).toEqual(JSON.parse('{"__proto__":"dev"}'));
  expect(() => stack.resolve({ Ref: 'constructor' })).toThrow("refers to 'constructor'");
  expect(() => stack.resolve({ 'Fn::If': ['toString', 1, 2] })).toThrow("has no condition 'toString'");
});

test('a given parameter is the value itself, where its default would be the name of one in Systems Manager', () => {
  expect(stackOf(TEMPLATE, { Stored: 'value' }).resolve({ Ref: 'Stored' })).toBe('value');
});

test('fails on what is nested too deeply', () => {
  const deep = JSON.parse('{"a":'.repeat(1000) + '1' + '}'.repeat(1000)) as unknown;
  expect(() => stackOf(TEMPLATE).resolve(deep)).toThrow("the template of stack 'MyStack' is nested more than 200 levels deep");
});

test('fails on names that double each other, before they fill the memory', () => {
  const names = Array.from({ length: 40 }, (_, index) => [`T${index}`, {
    Type: 'AWS::SNS::Topic', Properties: { TopicName: { 'Fn::Sub': `\${T${index + 1}}\${T${index + 1}}` } },
  }]);
  const stack = stackOf({ Resources: { ...Object.fromEntries(names), T40: { Type: 'AWS::SNS::Topic' } } });
  expect(() => stack.resolve({ Ref: 'T0' })).toThrow(/makes a text of \d+ characters/);
});

test.each<[string, unknown, string]>([
  ['no template', 5, 'is no object'],
  ['a section that is a list', { Resources: [] }, "wants an object as 'Resources'"],
  ['a resource without a type', { Resources: { A: {} } }, "wants an object with a 'Type' as resource 'A'"],
  ['a resource that is nothing', { Resources: { A: null } }, "wants an object with a 'Type' as resource 'A'"],
  ['properties that are a list', { Resources: { A: { Type: 'T', Properties: [] } } }, "wants an object as 'Properties' of resource 'A'"],
  ['a condition that is none', { Resources: { A: { Type: 'T', Condition: {} } } }, "wants a name as 'Condition' of resource 'A'"],
  ['a loop over resources', { Resources: { 'Fn::ForEach::Loop': [] } }, "uses Fn::ForEach::Loop in 'Resources', which is not emulated"],
  ['a macro', { Transform: 'AWS::Serverless-2016-10-31' }, 'needs the macro AWS::Serverless-2016-10-31, which is not run'],
  ['a macro among others', { Transform: ['AWS::LanguageExtensions', { Name: 'Mine' }] }, 'needs the macro Mine'],
])('fails on %s', (_case, template, message) => {
  expect(() => stackOf(template as object)).toThrow(message);
});

test('macros that matter to no answer are taken', () => {
  expect(stackOf({ Transform: ['AWS::LanguageExtensions', 'AWS::SecretsManager-2024-09-16'] }).resources()).toEqual([]);
});
