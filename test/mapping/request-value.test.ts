import { RequestValue } from '../../src/mapping/request-value';

test.each([
  ['path', () => RequestValue.path('{id}'), "RequestValue.path() takes the name of a path variable without braces, like id, got '{id}'"],
  ['greedy path', () => RequestValue.path('proxy+'), "got 'proxy+'"],
  ['query', () => RequestValue.query(''), "RequestValue.query() takes the name of a query parameter, like limit, got ''"],
  ['query quote', () => RequestValue.query("a'b"), "got 'a'b'"],
  ['header', () => RequestValue.header('X Thing'), 'like X-Tenant'],
  ['context', () => RequestValue.context('$context.stage'), 'without $context'],
  ['stage variable', () => RequestValue.stageVariable('a-b'), 'letters, digits and underscores'],
  ['body', () => RequestValue.body('$.a'), "got '$.a'"],
  ['empty body', () => RequestValue.body(''), 'use RequestValue.wholeBody()'],
  ['body dots', () => RequestValue.body('a..b'), 'like order.items[0].id'],
  ['body filter', () => RequestValue.body('a[?(@.b)]'), 'like order.items[0].id'],
  ['body quote', () => RequestValue.body('["a\'b"]'), 'like order.items[0].id'],
  ['leading dot', () => RequestValue.body('.a'), "got '.a'"],
  ['empty join', () => RequestValue.join([]), 'at least one value'],
  ['optional part', () => RequestValue.join([RequestValue.path('a').optional()]), 'apply optional() or or() to the joined value'],
  ['whole body part', () => RequestValue.join([RequestValue.wholeBody()]), 'RequestValue.rawBody()'],
])('fails: %s', (_name, make, message) => {
  expect(make).toThrow(message);
});
