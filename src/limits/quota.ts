/**
 * Where AWS publishes the quotas of REST APIs.
 */
export const REST_QUOTAS_PAGE
  = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html';

/**
 * Whose quota it is.
 */
export type QuotaScope = 'account' | 'api' | 'stage' | 'method' | 'request' | 'template';

/**
 * One quota of AWS.
 */
export interface Quota {
  readonly value: number;
  readonly unit: string;
  /** AWS raises it on request: going past it is a warning, not an error. */
  readonly raisable: boolean;
  readonly scope: QuotaScope;
  readonly page: string;
}

/**
 * A quota that nobody raises.
 */
export function fixed(scope: QuotaScope, value: number, unit: string, page = REST_QUOTAS_PAGE): Quota {
  return { value, unit, raisable: false, scope, page };
}

/**
 * A quota that AWS raises on request.
 */
export function raisable(scope: QuotaScope, value: number, unit: string, page = REST_QUOTAS_PAGE): Quota {
  return { value, unit, raisable: true, scope, page };
}
