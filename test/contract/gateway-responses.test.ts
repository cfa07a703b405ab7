import { Stack } from 'aws-cdk-lib';
import { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import type { GatewayResponseOptions, GatewayResponsesOptions } from '../../src/contract';
import { gatewayResponses } from '../../src/contract/gateway-responses';
import { Cors } from '../../src/protection/cors';

const DEFAULTS = ['BAD_REQUEST_BODY', 'BAD_REQUEST_PARAMETERS', 'DEFAULT_4XX', 'DEFAULT_5XX', 'QUOTA_EXCEEDED', 'THROTTLED'];
const scope = new Stack();
const all = (options: GatewayResponsesOptions = {}, cors?: Cors) => gatewayResponses(options, cors, scope);
const one = (type: string, options: GatewayResponsesOptions = {}, cors?: Cors) =>
  all(options, cors).find((response) => response.responseType === type)!;
const own = (response: Omit<GatewayResponseOptions, 'type'>, type = ResponseType.ACCESS_DENIED) => ({ gatewayResponses: [{ type, ...response }] });

/**
 * A body as the caller gets it: variables replaced by what AWS puts in.
 */
function body(template: string): unknown {
  const values: { [variable: string]: string } = {
    '$context.error.messageString': '"Forbidden \\"x\\""',
    '$context.error.validationErrorString': '[object has missing required properties ([\\"id\\"])]',
    '$context.extendedRequestId': 'JKJaXmPLvHcESHA=',
  };
  const rendered = template.replace(/\$context(\.\w+)+/g, (variable) => values[variable] ?? `unknown ${variable}`);
  return JSON.parse(rendered);
}

test('are the same for every API, in one order', () => {
  expect(all().map((response) => response.responseType)).toEqual(DEFAULTS);
});

test.each(DEFAULTS)('%s keeps its status and answers JSON without the backend\'s words', (type) => {
  const response = one(type);
  expect(response.statusCode).toBeUndefined();
  expect(Object.keys(response.templates)).toEqual(['application/json']);
  expect(body(response.templates['application/json'])).toMatchObject({ message: 'Forbidden "x"', requestId: 'JKJaXmPLvHcESHA=' });
  expect(response.templates['application/json']).not.toMatch(/integration|authorizer|identity|\$context\.requestId/);
});

test('an invalid body is told why, other errors have no reason', () => {
  expect(body(one('BAD_REQUEST_BODY').templates['application/json'])).toEqual({
    message: 'Forbidden "x"', reason: '[object has missing required properties (["id"])]', requestId: 'JKJaXmPLvHcESHA=',
  });
  expect(body(one('DEFAULT_4XX').templates['application/json'])).not.toHaveProperty('reason');
});

test('throttled callers are told when to come back', () => {
  expect(one('THROTTLED').headers).toEqual({ 'Retry-After': "'1'" });
  expect(one('QUOTA_EXCEEDED').headers).toEqual({ 'Retry-After': "'3600'" });
  expect(one('DEFAULT_5XX').headers).toEqual({});
});

describe('with CORS', () => {
  const cors = new Cors({ allowOrigins: ['https://a.example'], exposeHeaders: [] }, scope);
  const types = [...DEFAULTS, 'ACCESS_DENIED'];

  test.each(types)('%s is readable for pages', (type) => {
    expect(one(type, own({ message: 'no' }), cors).headers).toMatchObject({ 'Access-Control-Allow-Origin': "'https://a.example'" });
  });
});

describe('as problem documents', () => {
  test.each(DEFAULTS)('%s is one', (type) => {
    const response = one(type, { problemDetails: true });
    expect(response.headers).toMatchObject({ 'Content-Type': "'application/problem+json'" });
    expect(body(response.templates['application/json'])).toMatchObject({ type: 'about:blank', title: 'Forbidden "x"', requestId: 'JKJaXmPLvHcESHA=' });
  });

  test('an invalid body has its reason as the detail', () => {
    expect(body(one('BAD_REQUEST_BODY', { problemDetails: true }).templates['application/json']))
      .toMatchObject({ detail: '[object has missing required properties (["id"])]' });
  });

  test('an own message is the title', () => {
    expect(body(one('ACCESS_DENIED', { problemDetails: true, ...own({ message: 'not "you"' }) }).templates['application/json']))
      .toMatchObject({ title: 'not "you"' });
  });
});

describe('own responses', () => {
  test('come beside the defaults', () => {
    expect(all(own({})).map((response) => response.responseType)).toEqual(['ACCESS_DENIED', ...DEFAULTS]);
  });

  test('keep what they do not name', () => {
    expect(one('THROTTLED', own({ statusCode: 503, headers: { 'X-Why': "'busy'" } }, ResponseType.THROTTLED))).toEqual({
      responseType: 'THROTTLED',
      statusCode: '503',
      headers: { 'Retry-After': "'1'", 'X-Why': "'busy'" },
      templates: one('THROTTLED').templates,
    });
  });

  test('win over the defaults', () => {
    const response = one('THROTTLED', own({ headers: { 'Retry-After': "'9'" }, templates: { 'text/plain': 'later' } }, ResponseType.THROTTLED));
    expect(response).toMatchObject({ headers: { 'Retry-After': "'9'" }, templates: { 'text/plain': 'later' } });
    expect(response.templates).not.toHaveProperty('application/json');
  });

  test('quote their message', () => {
    expect(body(one('ACCESS_DENIED', own({ message: 'say "please"\n' })).templates['application/json'])).toMatchObject({ message: 'say "please"\n' });
  });

  test('may be of a type that is not known here', () => {
    expect(one('NEW_TYPE', own({ message: 'x' }, ResponseType.of('NEW_TYPE'))).templates).toHaveProperty('application/json');
  });

  test.each([99, 600, 404.5])('fails for the status %d', (statusCode) => {
    expect(() => all(own({ statusCode }))).toThrow(`'statusCode' of ACCESS_DENIED must be 100 to 599, got ${statusCode}`);
  });

  test('fails for a type named twice', () => {
    expect(() => all({ gatewayResponses: [{ type: ResponseType.THROTTLED }, { type: ResponseType.THROTTLED }] }))
      .toThrow(/must name a type once, got THROTTLED twice/);
  });

  test('fails for a message beside templates', () => {
    expect(() => all(own({ message: 'x', templates: { 'text/plain': 'y' } }))).toThrow(/'message' and 'templates' of ACCESS_DENIED exclude each other/);
  });

  test.each(["'constant'", "''", 'method.request.header.X-Trace', 'context.extendedRequestId', 'stageVariables.name'])('take the header %s', (value) => {
    expect(one('ACCESS_DENIED', own({ headers: { 'X-A': value } })).headers).toEqual({ 'X-A': value });
  });

  test.each(['plain', "'it's'", 'integration.response.header.X', ''])('fails for the header %j', (value) => {
    expect(() => all(own({ headers: { 'X-A': value } }))).toThrow(/header 'X-A' of ACCESS_DENIED must be a constant in single quotes/);
  });
});
