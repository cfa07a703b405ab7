import { LocalGateway } from '../../src';
import { service } from '../fixtures/gateways';
import { restTemplate } from '../fixtures/rest-template';

const SEND = 'Action=SendMessage&QueueUrl=$util.urlEncode(\'https://sqs.us-east-1.amazonaws.com/123456789012/Work\')&MessageBody=$util.urlEncode($input.body)';
const TEMPLATE = restTemplate([{
  path: '/work',
  method: 'POST',
  integration: {
    Type: 'AWS',
    IntegrationHttpMethod: 'POST',
    Uri: 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/Work',
    RequestParameters: { 'integration.request.header.Content-Type': '\'application/x-www-form-urlencoded\'' },
    RequestTemplates: { 'application/json': SEND },
    IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': '$input.path(\'$.SendMessageResponse.SendMessageResult.MessageId\')' } }],
  },
}], { resources: { Work: { Type: 'AWS::SQS::Queue' } } });

test('a gateway that is given no backend keeps what it is sent', async () => {
  const gateway = LocalGateway.fromTemplate(TEMPLATE);
  const { body, status } = await gateway.invoke({ method: 'POST', path: '/work', body: '{"a":"&Action=PurgeQueue+%26"}' });
  expect(status).toBe(200);
  expect(gateway.stores.queue('Work').messages).toMatchObject([{ messageId: body.toString(), body: '{"a":"&Action=PurgeQueue+%26"}' }]);
});

test('ids and times are those that are given', async () => {
  const run = async (): Promise<unknown> => {
    const gateway = LocalGateway.fromTemplate(TEMPLATE, { ids: () => 'id', clock: () => new Date(0) });
    await gateway.invoke({ method: 'POST', path: '/work', body: '1' });
    await gateway.invoke({ method: 'POST', path: '/work', body: '2' });
    return gateway.stores.queue('Work').messages.map(({ messageId, sentAt }) => [messageId, sentAt]);
  };
  const first = await run() as [string, number][];
  expect(await run()).toEqual(first);
  expect(new Set(first.map(([messageId]) => messageId)).size).toBe(2);
  expect(first[0][1]).toBe(0);
});

test('a stub goes before what is kept', async () => {
  const gateway = LocalGateway.fromTemplate(TEMPLATE, { stubs: { 'sqs:SendMessage': { body: '{"SendMessageResponse":{"SendMessageResult":{"MessageId":"m"}}}' } } });
  expect((await gateway.invoke({ method: 'POST', path: '/work', body: '1' })).body.toString()).toBe('m');
  expect(gateway.stores.queue('Work').messages).toEqual([]);
});

test('fails for a service that is not kept', async () => {
  const integration = { Type: 'AWS', IntegrationHttpMethod: 'POST', Uri: 'arn:aws:apigateway:us-east-1:ssm:action/GetParameter' };
  const gateway = LocalGateway.fromTemplate(restTemplate([{ path: '/', integration }]));
  await expect(gateway.invoke({ path: '/' })).rejects.toThrow('nothing here answers ssm:GetParameter; give an answer in \'stubs\'');
});

test('the answer that a service without an action wants is named as stubs take it', async () => {
  const template = restTemplate([{ path: '/', method: 'POST', integration: service('runtime.sagemaker:path/endpoints/model/invocations') }]);
  const request = { method: 'POST', path: '/' };
  await expect(LocalGateway.fromTemplate(template).invoke(request)).rejects.toThrow(/nothing here answers sagemaker; .* { 'sagemaker': /);
  expect((await LocalGateway.fromTemplate(template, { stubs: { sagemaker: { status: 200 } } }).invoke(request)).status).toBe(200);
});
