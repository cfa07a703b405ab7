import { LocalGateway, type BackendAnswer } from 'cdk-apigateway-local';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { newStack } from './support/local-route';
import { JsonTemplate, LambdaCustom, LambdaInvocationType, RequestValue, ResponseValue, WebSocketGateway, type LambdaCustomProps } from '../../src';

const PROPS: LambdaCustomProps = {
  event: JsonTemplate.object({ id: JsonTemplate.string(RequestValue.body('id')) }),
  response: JsonTemplate.object({ name: JsonTemplate.string(ResponseValue.body('name')) }),
  errors: [{ pattern: '\\[NotFound\\].*', statusCode: 404 }],
};

function customOn(routeKey: string, props: LambdaCustomProps) {
  const stack = newStack();
  const fn = new LambdaFunction(stack, 'Fn', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler=0') });
  new WebSocketGateway(stack, 'Chat', { routes: { [routeKey]: { integration: new LambdaCustom(fn, props) } } });
  return stack;
}

async function answered(answer: BackendAnswer, message: object = { id: 'x' }, props = PROPS): Promise<unknown> {
  const gateway = LocalGateway.fromStack(customOn('$default', props), { backend: async () => answer });
  const connection = await gateway.connect();
  await connection.send(JSON.stringify(message));
  const heard = JSON.parse(await connection.receive()) as unknown;
  await gateway.close();
  return heard;
}

test.each<[string, BackendAnswer, object]>([
  ['what it returns', { payload: { name: 'tea', secret: 1 } }, { name: 'tea' }],
  ['an error with a status of its own', { functionError: 'Unhandled', payload: { errorMessage: '[NotFound] x', errorType: 'E' } }, { statusCode: 404, message: 'Not Found' }],
  ['another error', { functionError: 'Unhandled', payload: { errorMessage: 'secret', errorType: 'E' } }, { statusCode: 502, message: 'Bad Gateway' }],
  ['an error without a message', { functionError: 'Unhandled', payload: { errorType: 'E' } }, { statusCode: 502, message: 'Bad Gateway' }],
])('answers %s', async (_what, answer, heard) => {
  const message = await answered(answer);
  expect(message).toMatchObject(heard);
  expect(JSON.stringify(message)).not.toContain('secret');
});

test('answers a queued event at once', async () => {
  const message = await answered({ status: 202 }, {}, { invocationType: LambdaInvocationType.EVENT });
  expect(message).toEqual({ requestId: expect.any(String) });
});

test('fails on $connect, which it would accept although the function failed', () => {
  expect(() => customOn('$connect', PROPS)).toThrow('use LambdaProxy, whose statusCode decides');
});
