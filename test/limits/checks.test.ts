import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { EndpointType } from 'aws-cdk-lib/aws-apigateway';
import { checkBytes, checkHttpTimeout, checkLimit, checkMappingTemplate, checkTimeout } from '../../src/limits/checks';

let scope: Stack;

beforeEach(() => {
  scope = new Stack();
});

const warnings = () => Annotations.fromStack(scope).findWarning('*', Match.anyValue());

describe('timeouts', () => {
  const { REGIONAL, PRIVATE, EDGE } = EndpointType;

  test.each([
    ['regional, shortest', 50, { endpointType: REGIONAL }],
    ['regional, longest', 29_000, { endpointType: REGIONAL }],
    ['private, longest', 29_000, { endpointType: PRIVATE }],
    ['edge, shortest', 50, { endpointType: EDGE }],
    ['edge, longest', 29_000, { endpointType: EDGE }],
    ['streamed, longest', 900_000, { endpointType: REGIONAL, streaming: true }],
    ['streamed on edge, longest', 900_000, { endpointType: EDGE, streaming: true }],
  ])('%s: %d ms pass in silence', (_name, millis, kind) => {
    checkTimeout(Duration.millis(millis), kind, scope);
    expect(warnings()).toEqual([]);
  });

  test.each([
    ['regional', 29_001, { endpointType: REGIONAL }],
    ['private', 120_000, { endpointType: PRIVATE }],
  ])('%s: %d ms need a raised quota, so they warn', (_name, millis, kind) => {
    checkTimeout(Duration.millis(millis), kind, scope);
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0].entry.data).toMatch(/'timeout'.*29000.*\[ack: cdk-apigateway-patterns:maxTimeoutMillis\]/s);
  });

  test.each([
    ['regional', 49, { endpointType: REGIONAL }, /50 ms to 29 seconds on a REST API, got 49 ms/],
    ['edge', 49, { endpointType: EDGE }, /50 ms to 29 seconds on an edge-optimized API, got 49 ms/],
    ['edge', 29_001, { endpointType: EDGE }, /on an edge-optimized API, got 29001 ms/],
    ['streamed', 49, { endpointType: REGIONAL, streaming: true }, /a streamed response, got 49 ms/],
    ['streamed', 900_001, { endpointType: REGIONAL, streaming: true }, /50 ms to 15 minutes on a streamed response, got 900001 ms/],
  ])('fails: %s with %d ms', (_name, millis, kind, message) => {
    expect(() => checkTimeout(Duration.millis(millis), kind, scope)).toThrow(message);
  });

  test.each([50, 30_000])('HTTP: %d ms pass in silence', (millis) => {
    checkHttpTimeout(Duration.millis(millis), scope);
    expect(warnings()).toEqual([]);
  });

  test.each([49, 30_001])('fails: HTTP with %d ms', (millis) => {
    expect(() => checkHttpTimeout(Duration.millis(millis), scope))
      .toThrow(`'timeout' must be 50 ms to 30 seconds on an HTTP API, got ${millis} ms; answer at once and work on`);
  });

  test('a timeout known at deployment only is left to AWS', () => {
    checkHttpTimeout(Duration.millis(Lazy.number({ produce: () => 1 })), scope);
    checkTimeout(Duration.millis(Lazy.number({ produce: () => 1 })), { endpointType: EDGE }, scope);
    expect(warnings()).toEqual([]);
  });
});

describe('counts', () => {
  test('a raisable quota may be reached', () => {
    checkLimit('stages', 10, 'stages of the API', 'split it', scope);
    expect(warnings()).toEqual([]);
  });

  test('past a raisable quota there is a warning with the quota, the count, the remedy and the page', () => {
    checkLimit('stages', 11, 'stages of the API', 'split it', scope);
    expect(warnings()[0].entry.data).toMatch(/stages of the API: 11.*10.*split it.*https:\/\/docs\.aws\.amazon\.com.*\[ack: cdk-apigateway-patterns:stages\]/s);
  });

  test('a fixed quota may be reached', () => {
    expect(() => checkLimit('stageVariables', 100, 'stage variables', 'use fewer', scope)).not.toThrow();
  });

  test('fails past a fixed quota', () => {
    expect(() => checkLimit('stageVariables', 101, 'stage variables', 'use fewer', scope))
      .toThrow(/stage variables must be at most 100 stage variables, got 101; use fewer \(https:.*\) \[at Default\]/);
  });
});

describe('sizes', () => {
  test('count bytes, not characters', () => {
    expect(() => checkBytes('accessLogFormatBytes', 'é'.repeat(1_536), 'format', 'shorten it', scope)).not.toThrow();
    expect(() => checkBytes('accessLogFormatBytes', 'é'.repeat(1_537), 'format', 'shorten it', scope)).toThrow(/got 3074/);
  });

  test('a mapping template may have 300 KB', () => {
    expect(() => checkMappingTemplate('x'.repeat(307_200), "'GET /'", scope)).not.toThrow();
  });

  test('fails for a mapping template of more', () => {
    expect(() => checkMappingTemplate('x'.repeat(307_201), "'GET /'", scope)).toThrow(/mapping template of 'GET \/' must be at most 307200/);
  });
});
