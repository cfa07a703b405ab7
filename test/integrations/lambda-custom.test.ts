import { Template } from 'aws-cdk-lib/assertions';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LocalRoutes, newStack, problemBody } from './support/local-route';
import type { BackendAnswer } from '../../local/src';
import { LambdaCustom, LambdaInvocationType } from '../../src/integrations';
import type { LambdaCustomProps } from '../../src/integrations';
import { JsonTemplate, RequestValue, ResponseValue } from '../../src/mapping';
import { ATTACKS, isWellFormed } from '../support/attacks';

function custom(props?: LambdaCustomProps, answer?: BackendAnswer): LocalRoutes {
  const stack = newStack();
  const fn = new Function(stack, 'Fn', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = 1') });
  return new LocalRoutes(stack, { 'POST /{id}': new LambdaCustom(fn, props) }, answer);
}

function failing(errorMessage: unknown): BackendAnswer {
  return { functionError: 'Unhandled', payload: { errorType: 'Error', errorMessage, trace: [] } };
}

describe('by default', () => {
  test('hands the JSON body over and what the function returns back', async () => {
    const routes = custom({}, { payload: { total: 3, list: ['€"'] } });
    const answer = await routes.invoke({ method: 'POST', path: '/7', body: '{"a":{"b":[1,null]}}' });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([200, { total: 3, list: ['€"'] }]);
    expect(routes.call).toMatchObject({ kind: 'lambda', invocationType: 'RequestResponse' });
    expect(JSON.parse(routes.call.body.toString())).toEqual({ a: { b: [1, null] } });
  });

  test('invokes with an empty object where there is no body', async () => {
    const routes = custom({}, { payload: null });
    const answer = await routes.invoke({ method: 'POST', path: '/7' });
    expect([answer.status, answer.body.toString(), routes.call.body.toString()]).toEqual([200, 'null', '{}']);
  });

  test.each(['text', 4, true, [], [1], {}])('hands back %j', async (payload) => {
    const answer = await custom({}, { payload }).invoke({ method: 'POST', path: '/7' });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([200, payload]);
  });

  test.each(['boom', '', 'two\nlines', '\n', ' ', null, 5, 0, false, [], ['x'], {}, { code: 1 }, '"', '200', '$context.stage', 'x'.repeat(20_000)])('fails with 502 for the error %#', async (message) => {
    const answer = await custom({}, failing(message)).invoke({ method: 'POST', path: '/7' });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([502, problemBody('Bad Gateway')]);
  });

  test('fails with 415 for another content type', async () => {
    const routes = custom();
    const answer = await routes.invoke({ method: 'POST', path: '/7', headers: { 'Content-Type': 'text/plain' }, body: '{}' });
    expect([answer.status, routes.calls]).toEqual([415, []]);
  });
});

describe('errors with a status', () => {
  const errors = [{ pattern: '\\[NotFound\\].*', statusCode: 404 }, { pattern: '(?s)\\[.*', statusCode: 409 }, { pattern: 'Not.*', statusCode: 400 }];

  test.each([
    ['[NotFound] no order 7', 404],
    ['[NotFound] two\nlines', 409],
    ['[Conflict]', 409],
    ['Not good', 400],
    ['Not good\n', 502],
    ['[', 409],
    ['else', 502],
  ])('answers %j with %i', async (message, status) => {
    const answer = await custom({ errors }, failing(message)).invoke({ method: 'POST', path: '/7' });
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).not.toContain('order 7');
  });

  test('leave each message one answer', () => {
    const stack = newStack();
    const fn = new Function(stack, 'Fn', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = 1') });
    const { responses } = new LambdaCustom(fn, { errors }).bindToRest({ scope: stack, route: { method: 'POST', path: '/', pathVariables: [] } });
    expect(responses.map(({ statusCode, selectionPattern }) => [statusCode, selectionPattern])).toEqual([
      ['200', undefined],
      ['404', '(?:\\[NotFound\\].*)'],
      ['409', '(?!(?:(?:\\[NotFound\\].*))\\z)(?:(?s)\\[.*)'],
      ['400', '(?!(?:(?:\\[NotFound\\].*)|(?:(?s)\\[.*))\\z)(?:Not.*)'],
      ['502', '(?!(?:(?:\\[NotFound\\].*)|(?:(?s)\\[.*)|(?:Not.*))\\z)[\\s\\S]+'],
    ]);
  });
});

describe('an event of its own', () => {
  const event = JsonTemplate.object({
    id: JsonTemplate.string(RequestValue.path('id')),
    name: JsonTemplate.string(RequestValue.body('name')),
    limit: JsonTemplate.number(RequestValue.query('limit').or('5')),
    agent: JsonTemplate.string(RequestValue.context('identity.userAgent').optional()),
  });
  const routes = custom({ event }, { payload: {} });

  test.each(ATTACKS)('takes attack %# as it is, or refuses it', async (name) => {
    const answer = await routes.invoke({ method: 'POST', path: '/7', headers: { 'User-Agent': 'x' }, body: JSON.stringify({ name, id: 8 }) });
    if (isWellFormed(name)) {
      expect(JSON.parse(routes.call.body.toString())).toEqual({ id: '7', name, limit: 5, agent: 'x' });
    } else {
      expect([answer.status, routes.calls]).toEqual([400, []]);
    }
  });

  test.each(ATTACKS)('takes attack %# for no number', async (limit) => {
    const answer = await routes.invoke({ method: 'POST', path: '/7', query: { limit }, body: '{"name":"n"}' });
    const passed = routes.calls.map(({ body }) => (JSON.parse(body.toString()) as { limit: number }).limit);
    expect(passed).toEqual(answer.status === 400 ? [] : [Number(limit)]);
  });

  test('does not invoke the function where a value is missing', async () => {
    const answer = await routes.invoke({ method: 'POST', path: '/7', body: '{}' });
    expect([answer.status, routes.calls]).toEqual([400, []]);
  });
});

test('answers with a document made from what the function returned', async () => {
  const response = JsonTemplate.object({ id: JsonTemplate.json(ResponseValue.body('order.id')), note: JsonTemplate.json(ResponseValue.body('note')) });
  const answer = await custom({ response }, { payload: { order: { id: '"7"' }, secret: 1 } }).invoke({ method: 'POST', path: '/7' });
  expect(JSON.parse(answer.body.toString())).toEqual({ id: '"7"', note: null });
});

describe('an event invocation', () => {
  test('is answered with 202 at once', async () => {
    const routes = custom({ invocationType: LambdaInvocationType.EVENT });
    const answer = await routes.invoke({ method: 'POST', path: '/7', body: '{"a":1}' });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([202, { requestId: expect.any(String) }]);
    expect([routes.call.invocationType, routes.call.body.toString()]).toEqual(['Event', '{"a":1}']);
  });

  test.each<[LambdaCustomProps]>([[{ errors: [] }], [{ response: JsonTemplate.literal('x') }]])('fails for %j', (props) => {
    expect(() => custom({ ...props, invocationType: LambdaInvocationType.EVENT })).toThrow('nobody waits for what a queued function returns');
  });
});

test.each([
  [{ pattern: '', statusCode: 404 }, "'pattern' of an error"],
  [{ pattern: 'x', statusCode: 200 }, "'statusCode' must be one of"],
])('fails for the error %j', (error, message) => {
  expect(() => custom({ errors: [error] })).toThrow(message);
});

test('renders an invocation without a role', () => {
  const stack = newStack();
  const fn = new Function(stack, 'Fn', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = 1') });
  new LocalRoutes(stack, { 'POST /': new LambdaCustom(fn, { invocationType: LambdaInvocationType.EVENT }) });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Lambda::Permission', 1);
  template.hasResourceProperties('AWS::ApiGateway::Method', {
    Integration: {
      Type: 'AWS',
      PassthroughBehavior: 'NEVER',
      RequestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
    },
  });
});
