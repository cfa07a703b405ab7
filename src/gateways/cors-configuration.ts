import { Lazy } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { HttpRouteKeys } from './http-route-keys';
import type { CorsOptions } from '../protection';
import { CorsPolicy } from '../protection/cors-policy';

/**
 * CORS of an HTTP API, in the words that CloudFormation and OpenAPI share. Methods that are not named are those of all routes.
 */
export function corsConfiguration(options: CorsOptions, keys: HttpRouteKeys, scope: IConstruct) {
  const policy = new CorsPolicy(options, scope);
  return {
    allowOrigins: policy.origins,
    allowMethods: Lazy.list({ produce: () => policy.methodsOf(keys.methods) }),
    allowHeaders: policy.allowHeaders,
    exposeHeaders: policy.exposeHeaders,
    allowCredentials: policy.allowCredentials,
    maxAge: policy.maxAgeSeconds,
  };
}
