import { Duration } from 'aws-cdk-lib';
import { boundToHttp } from './support/bound-to-http';
import { LocalRoutes, newGateway, newStack } from './support/local-route';
import { AnswerChange, HttpProxy, HttpProxyProps, RequestChange } from '../../src/integrations';
import { RequestValue, ResponseValue } from '../../src/mapping';

const { path, query, header, body, context, literal, stageVariable, join } = RequestValue;

function bound(url: string, props: HttpProxyProps = {}, routeKey = 'GET /orders/{id}') {
  return boundToHttp(newStack(), routeKey, new HttpProxy(url, props));
}

test('hands on the request with the method of the route', () => {
  expect(bound('https://shop.example/orders/{id}')).toEqual({
    type: 'HTTP_PROXY', uri: 'https://shop.example/orders/{id}', httpMethod: 'GET', requestParameters: {}, payloadFormatVersion: '1.0',
  });
});

test('takes a method and a time limit', () => {
  expect(bound('https://shop.example/', { method: 'ANY', timeout: Duration.seconds(30) }, '$default')).toMatchObject({ httpMethod: 'ANY', timeout: expect.anything() });
});

test.each<[string, HttpProxyProps['path'], string]>([
  ['https://shop.example/{key}/x', { key: path('id') }, 'https://shop.example/{id}/x'],
  ['https://shop.example/{a}/{b}', { a: stageVariable('area'), b: path('id') }, 'https://shop.example/${stageVariables.area}/{id}'],
  ['https://shop.example/{kind}', { kind: literal('a b/c?$&') }, 'https://shop.example/a%20b%2Fc%3F%24%26'],
  ['https://${stageVariables.host}/x/{id}', undefined, 'https://${stageVariables.host}/x/{id}'],
])('placeholders of %s', (url, values, expected) => {
  expect(bound(url, { path: values }).uri).toBe(expected);
});

test('headers are overwritten and query parameters appended, as on a REST API; changes do the rest', () => {
  const { requestParameters } = bound('https://shop.example/', {
    headers: { 'X-Who': context('authorizer.sub'), 'X-Trace': join([literal('id'), context('requestId')], '-') },
    query: { id: path('id'), page: query('p'), note: body('note') },
    requestChanges: [
      RequestChange.appendHeader('X-Via', literal('gateway')),
      RequestChange.overwriteHeader('X-Tenant', header('X-Shop')),
      RequestChange.removeHeader('Cookie'),
      RequestChange.overwriteQuery('limit', literal('10')),
      RequestChange.appendQuery('stage', context('stage')),
      RequestChange.removeQuery('debug'),
    ],
  });
  expect(requestParameters).toEqual({
    'overwrite:header.X-Who': '$context.authorizer.sub',
    'overwrite:header.X-Trace': 'id-${context.requestId}',
    'append:querystring.id': '$request.path.id',
    'append:querystring.page': '$request.querystring.p',
    'append:querystring.note': '$request.body.note',
    'append:header.X-Via': 'gateway',
    'overwrite:header.X-Tenant': '$request.header.X-Shop',
    'remove:header.Cookie': '',
    'overwrite:querystring.limit': '10',
    'append:querystring.stage': '$context.stage',
    'remove:querystring.debug': '',
  });
});

test('answers are changed by their status', () => {
  const { responseParameters } = bound('https://shop.example/', {
    answerChanges: {
      200: [AnswerChange.overwriteStatus(203), AnswerChange.appendHeader('Vary', literal('Accept')), AnswerChange.removeHeader('Server')],
      404: [AnswerChange.overwriteHeader('X-Reason', ResponseValue.header('X-Error')), AnswerChange.overwriteHeader('X-Id', context('extendedRequestId'))],
    },
  });
  expect(responseParameters).toEqual({
    200: { 'overwrite:statuscode': '203', 'append:header.Vary': 'Accept', 'remove:header.Server': '' },
    404: { 'overwrite:header.X-Reason': '$response.header.X-Error', 'overwrite:header.X-Id': '$context.extendedRequestId' },
  });
});

test.each<[string, HttpProxyProps, string]>([
  ['a header with text of the path', { headers: { 'X-Id': path('id') } }, "'headers.X-Id' cannot be taken from RequestValue.path('id'): a line break"],
  ['a header with text of the query', { requestChanges: [RequestChange.appendHeader('X-Id', query('id'))] }, 'a line break in it might begin another header'],
  ['a header with text of the body', { requestChanges: [RequestChange.overwriteHeader('X-Id', body('id'))] }, 'a line break in it might begin another header'],
  ['a header with joined text of the path', { headers: { 'X-Id': join([literal('a'), path('id')]) } }, 'a line break in it might begin another header'],
  ['a header of the answer in the request', { requestChanges: [RequestChange.overwriteQuery('q', ResponseValue.header('ETag') as unknown as RequestValue)] }, 'a request has no headers of an answer'],
  ['a reserved header', { headers: { 'X-Forwarded-For': context('identity.sourceIp') } }, "cannot change the header 'X-Forwarded-For'"],
  ['a removed reserved header', { requestChanges: [RequestChange.removeHeader('authorization')] }, "cannot change the header 'authorization'"],
  ['a value of a reserved header', { headers: { 'X-Token': header('Authorization') } }, 'HTTP APIs do not map this header'],
  ['a header name that is none', { requestChanges: [RequestChange.removeHeader('a b')] }, "got 'a b'"],
  ['a query name that is none', { requestChanges: [RequestChange.removeQuery('a&b')] }, "got 'a&b'"],
  ['a change made twice', { headers: { 'x-a': literal('1') }, requestChanges: [RequestChange.overwriteHeader('X-A', literal('2'))] }, 'makes the same change twice: overwrite:header.X-A'],
  ['a status that is none', { answerChanges: { 99: [AnswerChange.overwriteStatus(200)] } }, "100 to 599, got '99'"],
  ['a new status that is none', { answerChanges: { 200: [AnswerChange.overwriteStatus(600)] } }, 'takes a status of 100 to 599, got 600'],
  ['a body in a header of the answer', { answerChanges: { 200: [AnswerChange.appendHeader('X-A', ResponseValue.body('a'))] } }, 'use ResponseValue.header(), context, a stage variable or a constant'],
  ['a reserved header of the answer', { answerChanges: { 200: [AnswerChange.overwriteHeader('Access-Control-Allow-Origin', literal('*'))] } }, "cannot change the header 'Access-Control-Allow-Origin'"],
  ['or()', { query: { page: query('page').or('1') } }, 'has no or()'],
  ['streaming', { responseStreaming: true }, "'responseStreaming' is for REST APIs"],
])('fails for %s', (_what, props, message) => {
  expect(() => bound('https://shop.example/', props)).toThrow(message);
});

test.each([
  ['context in the URL', { id: context('stage') }, 'on an HTTP API; use a path variable, a stage variable or a constant'],
  ['an unknown path variable in the URL', { id: path('other') }, "is no path variable of 'GET /orders/{id}'"],
])('fails for %s', (_what, values, message) => {
  expect(() => bound('https://shop.example/{id}', { path: values })).toThrow(message);
});

test('fails for an unknown path variable in the query', () => {
  expect(() => bound('https://shop.example/', { query: { a: path('other') } })).toThrow("RequestValue.path('other') names no path variable");
});

describe('on a REST API', () => {
  test('changes that it knows are made', async () => {
    const local = new LocalRoutes(newStack(), {
      'GET /orders': new HttpProxy('https://shop.example/', { requestChanges: [RequestChange.overwriteHeader('X-A', literal('1')), RequestChange.appendQuery('b', literal('2'))] }),
    });
    await local.invoke({ method: 'GET', path: '/orders' });
    expect(local.calls[0]).toMatchObject({ headers: { 'X-A': '1' }, query: { b: '2' } });
  });

  test.each<[HttpProxyProps, string]>([
    [{ requestChanges: [RequestChange.removeHeader('Cookie')] }, "got remove header 'Cookie'"],
    [{ requestChanges: [RequestChange.appendHeader('X-A', literal('1'))] }, "got append header 'X-A'"],
    [{ requestChanges: [RequestChange.overwriteQuery('a', literal('1'))] }, "got overwrite querystring 'a'"],
    [{ answerChanges: { 200: [AnswerChange.overwriteStatus(201)] } }, "'answerChanges' are for HTTP APIs"],
    [{ headers: { 'X-A': join([literal('a'), context('stage')]) } }, 'a parameter mapping cannot join values'],
  ])('fails for the others', (props, message) => {
    expect(() => newGateway(newStack()).addRoute('GET /orders', new HttpProxy('https://shop.example/', props))).toThrow(message);
  });
});
