import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import type { CorsOptions } from '../../src/protection';
import { CorsPolicy } from '../../src/protection/cors-policy';

const scope = new Stack();
const policy = (options: Partial<CorsOptions>) => new CorsPolicy({ allowOrigins: ['https://shop.example'], ...options }, scope);

describe('methods', () => {
  test.each([
    [['POST', 'GET'], 'GET,OPTIONS,POST'],
    [['OPTIONS', 'GET'], 'GET,OPTIONS'],
    [['ANY'], 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'],
    [['ANY', 'GET'], 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'],
    [[], 'OPTIONS'],
  ])('of a path with %j are %s', (methods, expected) => {
    expect(policy({}).methodsOf(methods).join(',')).toBe(expected);
  });

  test('are the given ones on every path', () => {
    expect(policy({ allowMethods: ['GET'] }).methodsOf(['POST'])).toEqual(['GET', 'OPTIONS']);
  });

  test.each([[['get']], [['ANY']], [['*']], [['GET,POST']]])('fails for %j', (allowMethods) => {
    expect(() => policy({ allowMethods })).toThrow(/'allowMethods' must be among DELETE, GET/);
  });

  test('fails for an empty list', () => {
    expect(() => policy({ allowMethods: [] })).toThrow(/leave it out to allow the path's own/);
  });
});

describe('maxAge', () => {
  test.each([[0], [1], [86_400]])('may be %d seconds', (seconds) => {
    expect(policy({ maxAge: Duration.seconds(seconds) }).maxAgeSeconds).toBe(seconds);
  });

  test('is ten minutes by default', () => {
    expect(policy({}).maxAgeSeconds).toBe(600);
  });

  test.each([
    ['more than a day', Duration.seconds(86_401)],
    ['a fraction', Duration.millis(1_500)],
    ['a token', Duration.seconds(Lazy.number({ produce: () => 1 }))],
  ])('fails for %s', (_name, maxAge) => {
    expect(() => policy({ maxAge })).toThrow(/'maxAge' must be whole seconds up to 24 hours, known at synth, got/);
  });
});

describe('headers', () => {
  test('needed by signed requests are allowed by default', () => {
    expect(policy({}).allowHeaders).toEqual(expect.arrayContaining(['Authorization', 'Content-Type', 'X-Amz-Date', 'X-Api-Key', 'X-Amz-Security-Token']));
  });

  test.each(['Content-Type:', "X-'", 'X Y', 'Größe', ''])('fails for the name %j', (name) => {
    expect(() => policy({ allowHeaders: [name] })).toThrow(`'allowHeaders' must hold header names such as 'Content-Type', got '${name}'`);
    expect(() => policy({ exposeHeaders: [name] })).toThrow("'exposeHeaders' must hold header names");
  });
});

describe('credentials', () => {
  test('are off by default', () => {
    expect(policy({}).allowCredentials).toBe(false);
  });

  test.each([
    ['allowOrigins', { allowOrigins: ['*'] }],
    ['allowHeaders', { allowHeaders: ['*'] }],
    ['exposeHeaders', { exposeHeaders: ['*'] }],
  ])("fails with '*' in %s", (option, options) => {
    expect(() => policy({ ...options, allowCredentials: true })).toThrow(`'${option}' must be listed one by one with 'allowCredentials', got '*'`);
    expect(() => policy(options)).not.toThrow();
  });
});
