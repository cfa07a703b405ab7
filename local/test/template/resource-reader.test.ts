import { modelOf } from '../fixtures/models';

test('every resource of another service is there, with its names and properties', () => {
  const { resources } = modelOf({
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${AWS::StackName}-jobs' }, DelaySeconds: 5 } },
      Gone: { Type: 'AWS::SQS::Queue', Condition: 'Never' },
    },
    Conditions: { Never: { 'Fn::Equals': [1, 2] } },
  });
  expect(resources.map(({ type, logicalId, stackName, region, account, ref, arn, properties }) =>
    [type, logicalId, stackName, region, account, ref, arn, properties])).toEqual([[
    'AWS::SQS::Queue', 'Queue', 'MyStack', 'eu-west-1', '111122223333', 'https://sqs.eu-west-1.amazonaws.com/111122223333/MyStack-jobs',
    'arn:aws:sqs:eu-west-1:111122223333:MyStack-jobs', { QueueName: 'MyStack-jobs', DelaySeconds: 5 },
  ]]);
});

test('a reference that leads nowhere matters only to who follows it', () => {
  const { resources } = modelOf({ Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: { Ref: 'Nothing' } } } } });
  expect(resources[0].ref).toBe('Table');
  expect(() => resources[0].properties).toThrow("refers to 'Nothing'");
});
