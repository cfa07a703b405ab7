import { Aws } from 'aws-cdk-lib';
import { RequestValue } from '../../src/mapping';
import { httpConstant, httpParameter } from '../../src/mapping/http-parameter-mapping';

const PLACE = { name: 'value' };
const { path, query, header, body, context, literal, stageVariable, join } = RequestValue;

describe('a value as a parameter mapping', () => {
  test.each<[string, RequestValue]>([
    ['$request.path.id', path('id')],
    ['$request.querystring.page', query('page')],
    ['$request.header.X-Tenant', header('X-Tenant')],
    ['$request.body.order.lines[0].sku', body('order.lines[0].sku')],
    ['$request.body', RequestValue.wholeBody()],
    ['$request.body', RequestValue.rawBody()],
    ['$context.extendedRequestId', context('extendedRequestId')],
    ['$context.authorizer.claims.sub', context('authorizer.claims.sub')],
    ['$stageVariables.queue', stageVariable('queue')],
    ['constant text, {"even": \'JSON\'}', literal('constant text, {"even": \'JSON\'}')],
    ['USER#${request.path.id}', join([literal('USER'), path('id')], '#')],
    ['${request.path.id}#${context.stage}#${context.requestTimeEpoch}', join([path('id'), context('stage'), context('requestTimeEpoch')], '#')],
    ['a:${request.path.id}:z', join([literal('a:'), path('id'), literal(':z')])],
  ])('%s', (expected, value) => {
    expect(httpParameter(value, PLACE)).toBe(expected);
  });

  test('a text that only the deployment knows is a constant', () => {
    expect(httpParameter(literal(`arn:${Aws.PARTITION}:x`), PLACE)).toBe(`arn:${Aws.PARTITION}:x`);
  });

  test('what may be missing is for places that may miss it', () => {
    expect(httpParameter(query('q').optional(), { ...PLACE, mayMiss: true })).toBe('$request.querystring.q');
  });

  test('fails for optional() where API Gateway refuses a call without the value', () => {
    expect(() => httpParameter(query('q').optional(), PLACE)).toThrow("'value' cannot be optional() on an HTTP API, got RequestValue.query('q').optional()");
  });

  test('fails for or()', () => {
    expect(() => httpParameter(query('q').or('x'), PLACE)).toThrow("'value' cannot have or() on an HTTP API, got RequestValue.query('q').or('x')");
  });

  test.each(['$', '$request.body', 'costs 5$', '${context.stage}'])('fails for a constant that would be read as an expression: %s', (text) => {
    expect(() => httpConstant(text, PLACE)).toThrow(`'value' cannot hold a $ on an HTTP API, which would read it as an expression, got '${text}'`);
    expect(() => httpParameter(join([literal(text), path('id')]), PLACE)).toThrow('cannot hold a $');
    expect(() => httpParameter(join([literal('a'), path('id')], text), PLACE)).toThrow('cannot hold a $');
  });

  test('fails for an empty constant', () => {
    expect(() => httpConstant('', PLACE)).toThrow("'value' cannot be an empty text");
  });

  test.each<[RequestValue, string]>([
    [query('filter[name]'), "got 'filter[name]'"],
    [query('a~b'), "got 'a~b'"],
    [path('a:b'), "got 'a:b'"],
    [body('["a name"].b'), 'got ["a name"].b'],
    [context('authorizer.claims.cognito:username'), "got 'authorizer.claims.cognito:username'"],
    [context('authorizer.my-key'), "got 'authorizer.my-key'"],
  ])('fails for names that AWS does not promise to read', (value, message) => {
    expect(() => httpParameter(value, PLACE)).toThrow(message);
  });

  test.each(['identity.apiKey', 'resourcePath', 'resourceId', 'connectionId', 'xrayTraceId', 'wafResponseCode', 'isCanaryRequest'])('fails for context that HTTP APIs have not: %s', (name) => {
    expect(() => httpParameter(context(name), PLACE)).toThrow(`cannot be RequestValue.context('${name}') on an HTTP API`);
  });
});

describe('joined values', () => {
  test.each([
    [join([path('a'), path('b')], '#')],
    [join([path('a'), context('path')], '#')],
    [join([context('extendedRequestId'), path('a')])],
    [join([context('extendedRequestId'), path('a')], '-')],
    [join([context('requestTimeEpoch'), path('a')], '10')],
    [join([path('a'), literal('x'), path('b')], '#')],
  ])('fails for parts that could run into each other', (value) => {
    expect(() => httpParameter(value, PLACE)).toThrow('could run into each other, so that two requests give the same text');
  });

  test.each([query('q'), header('h'), body('b'), RequestValue.rawBody(), stageVariable('v'), context('authorizer.sub')])('fails for a part that may be missing', (part) => {
    expect(() => httpParameter(join([literal('a'), part], '#'), PLACE)).toThrow('may be missing, and AWS does not say what would stand in its place');
  });
});
