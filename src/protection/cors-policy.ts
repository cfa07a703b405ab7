import { Duration, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { CorsOptions } from './cors-options';
import { checkOrigins } from './cors-origins';
import { ValidationError } from '../private/errors';

const DEFAULT_ALLOW_HEADERS = [
  'Authorization', 'Content-Type', 'If-Match', 'If-None-Match', 'Range',
  'X-Amz-Content-Sha256', 'X-Amz-Date', 'X-Amz-Security-Token', 'X-Amz-User-Agent', 'X-Api-Key',
];
const DEFAULT_EXPOSE_HEADERS = ['ETag', 'Retry-After', 'x-amzn-ErrorType', 'x-amzn-RequestId'];
const MAX_AGE_SECONDS = 86_400;
const EVERY_METHOD = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const HEADER_NAME = /^[A-Za-z0-9!#$%&*+.^_`|~-]+$/;

/**
 * CORS options checked and completed.
 */
export class CorsPolicy {
  public readonly origins: string[];
  public readonly allowHeaders: string[];
  public readonly exposeHeaders: string[];
  public readonly allowCredentials: boolean;
  public readonly maxAgeSeconds: number;
  private readonly allowMethods?: string[];

  constructor(options: CorsOptions, scope?: IConstruct) {
    this.origins = checkOrigins(options.allowOrigins, scope);
    this.allowCredentials = options.allowCredentials ?? false;
    this.allowHeaders = checkHeaders('allowHeaders', options.allowHeaders ?? DEFAULT_ALLOW_HEADERS, scope);
    this.exposeHeaders = checkHeaders('exposeHeaders', options.exposeHeaders ?? DEFAULT_EXPOSE_HEADERS, scope);
    this.allowMethods = options.allowMethods && checkMethods(options.allowMethods, scope);
    this.maxAgeSeconds = checkMaxAge(options.maxAge ?? Duration.minutes(10), scope);
    if (this.allowCredentials) this.refuseWildcards(scope);
  }

  /**
   * The one origin that every answer names, `*` included, or undefined where the request decides.
   */
  public get constantOrigin(): string | undefined {
    return this.origins.length === 1 ? this.origins[0] : undefined;
  }

  /**
   * What a preflight for a path with these methods answers.
   */
  public methodsOf(pathMethods: string[]): string[] {
    const methods = this.allowMethods ?? (pathMethods.includes('ANY') ? EVERY_METHOD : pathMethods);
    return [...new Set([...methods, 'OPTIONS'])].sort();
  }

  private refuseWildcards(scope?: IConstruct): void {
    const wild = (['origins', 'allowHeaders', 'exposeHeaders'] as const).find((list) => this[list].includes('*'));
    if (!wild) return;
    const option = wild === 'origins' ? 'allowOrigins' : wild;
    throw new ValidationError(`'${option}' must be listed one by one with 'allowCredentials', got '*'; `
      + "browsers refuse '*' for requests with credentials", scope);
  }
}

function checkHeaders(option: string, headers: string[], scope?: IConstruct): string[] {
  const wrong = headers.find((name) => !Token.isUnresolved(name) && !HEADER_NAME.test(name));
  if (wrong !== undefined) throw new ValidationError(`'${option}' must hold header names such as 'Content-Type', got '${wrong}'`, scope);
  return headers;
}

function checkMethods(methods: string[], scope?: IConstruct): string[] {
  const wrong = methods.find((method) => !EVERY_METHOD.includes(method));
  if (wrong !== undefined) throw new ValidationError(`'allowMethods' must be among ${EVERY_METHOD.join(', ')}, got '${wrong}'`, scope);
  if (methods.length === 0) throw new ValidationError("'allowMethods' must name a method, got none; leave it out to allow the path's own", scope);
  return methods;
}

function checkMaxAge(maxAge: Duration, scope?: IConstruct): number {
  const seconds = maxAge.isUnresolved() ? NaN : maxAge.toSeconds({ integral: false });
  if (Number.isInteger(seconds) && seconds <= MAX_AGE_SECONDS) return seconds;
  throw new ValidationError(`'maxAge' must be whole seconds up to 24 hours, known at synth, got ${maxAge.toHumanString()}; browsers ignore more`, scope);
}
