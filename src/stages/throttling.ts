import type { Construct } from 'constructs';
import type { RouteThrottlingOptions } from './route-throttling-options';
import { checkThrottling } from './stage-checks';

/**
 * How many requests are taken.
 */
export interface Throttling {
  readonly throttlingRateLimit: number;
  readonly throttlingBurstLimit: number;
}

const DEFAULTS: Throttling = { throttlingRateLimit: 1_000, throttlingBurstLimit: 500 };

/**
 * Checks limits, and completes them: from those given, or else from the library's own.
 */
export function throttling(options: RouteThrottlingOptions, scope: Construct, defaults = DEFAULTS): Throttling {
  const { throttlingRateLimit = defaults.throttlingRateLimit, throttlingBurstLimit = defaults.throttlingBurstLimit } = options;
  checkThrottling(throttlingRateLimit, throttlingBurstLimit, scope);
  return { throttlingRateLimit, throttlingBurstLimit };
}
