export const KIB = 1024;
export const MIB = KIB * KIB;

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
 * A quota that stays as it is.
 */
export function fixed(scope: QuotaScope, value: number, unit: string, page: string): Quota {
  return { value, unit, raisable: false, scope, page };
}

/**
 * A quota that AWS raises on request.
 */
export function raisable(scope: QuotaScope, value: number, unit: string, page: string): Quota {
  return { value, unit, raisable: true, scope, page };
}
