import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { checkLimit } from '../../src/limits/checks';
import { checkWebSocketIntegration } from '../../src/limits/websocket-checks';

const KIB = 1024;

let scope: Stack;

beforeEach(() => {
  scope = new Stack();
});

const warnings = () => Annotations.fromStack(scope).findWarning('*', Match.anyValue());

test('300 routes are silent, 301 warn with the quota, its page and how to raise it', () => {
  checkLimit('webSocketRoutes', 300, 'routes of the API', 'ask AWS for more', scope);
  expect(warnings()).toEqual([]);
  checkLimit('webSocketRoutes', 301, 'routes of the API', 'ask AWS for more', scope);
  expect(warnings()).toHaveLength(1);
  expect(warnings()[0].entry.data).toMatch(/301 routes are more than the 300.*ask AWS for more.*websocket-limits-table\.html.*\[ack: cdk-apigateway-patterns:webSocketRoutes\]/s);
});

test.each([50, 29_000])('a timeout of %d ms passes', (millis) => {
  expect(() => checkWebSocketIntegration({ timeout: Duration.millis(millis) }, "'say'", scope)).not.toThrow();
});

test.each([49, 29_001])('fails: a timeout of %d ms', (millis) => {
  expect(() => checkWebSocketIntegration({ timeout: Duration.millis(millis) }, "'say'", scope))
    .toThrow(`'timeout' must be 50 ms to 29 seconds on a WebSocket API, got ${millis} ms; answer at once, work on, and send the result to the connection`);
});

test('a timeout known at deployment only is left to AWS', () => {
  expect(() => checkWebSocketIntegration({ timeout: Duration.millis(Lazy.number({ produce: () => 1 })) }, "'say'", scope)).not.toThrow();
});

test('templates of 32 KB pass', () => {
  const template = 'x'.repeat(32 * KIB);
  expect(() => checkWebSocketIntegration({ requestTemplate: template, responses: [{ template }, {}] }, "'say'", scope)).not.toThrow();
});

test.each([
  ['request', { requestTemplate: 'x'.repeat(32 * KIB + 1) }],
  ['answer', { responses: [{}, { template: 'x'.repeat(32 * KIB + 1) }] }],
])('fails: a template of more for the %s', (_name, integration) => {
  expect(() => checkWebSocketIntegration(integration, "'say'", scope)).toThrow("mapping template of 'say' must be at most 32768 characters, got 32769");
});
