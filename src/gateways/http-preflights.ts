import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { HttpRouteSpec } from './http-route-spec';
import type { RouteKey } from './route-key';

const TAKING = ['ANY', 'OPTIONS'];
const EVERY_PATH = /^\/\{[^/]*\+\}$/;

/**
 * Knows which routes take preflight requests, and refuse them because browsers send those without credentials.
 *
 * An HTTP API answers the preflight requests that no route takes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export class HttpPreflights {
  private readonly refusing: RouteKey[] = [];
  private readonly open: RouteKey[] = [];

  public add({ key, authorization }: HttpRouteSpec): void {
    if (!TAKING.includes(key.method)) return;
    (authorization.authorizationType === 'NONE' ? this.open : this.refusing).push(key);
  }

  /**
   * Warns of each route that refuses preflight requests, unless an open one takes them first.
   */
  public check(scope: IConstruct): void {
    for (const key of this.refusing) {
      if (this.open.some((open) => takesFirst(open, key))) continue;
      const path = key.isDefault ? '/{proxy+}' : key.path;
      Annotations.of(scope).addWarningV2('cdk-apigateway-patterns:preflight',
        `'${key}' refuses preflight requests, which browsers send without credentials; add 'OPTIONS ${path}' with Auth.open()`);
    }
  }
}

function takesFirst(open: RouteKey, refusing: RouteKey): boolean {
  if (open.method !== 'OPTIONS') return false;
  return refusing.isDefault ? EVERY_PATH.test(open.path) : open.path === refusing.path;
}
