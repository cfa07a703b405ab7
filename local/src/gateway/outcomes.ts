import type { Values } from '../backends/backend';

/**
 * How a phase of a request went, as access logs tell it.
 */
export interface PhaseOutcome {
  readonly status?: number;

  /**
   * Milliseconds.
   */
  readonly latency?: number;

  /**
   * Why it failed.
   */
  readonly error?: string;
}

/**
 * How a phase went that calls a backend.
 */
export interface CallOutcome extends PhaseOutcome {
  /**
   * Status that AWS Lambda, or another endpoint, answered the call with.
   */
  readonly integrationStatus?: number;

  /**
   * Milliseconds that the call took.
   */
  readonly integrationLatency?: number;

  /**
   * Headers of the endpoint's answer, its request id among them.
   */
  readonly headers?: Values;
}

/**
 * How the phases of a request went; those that it did not reach are not set.
 */
export interface Outcomes {
  /**
   * Who calls, for IAM.
   */
  authenticate?: PhaseOutcome;

  /**
   * Whether the caller may.
   */
  authorize?: PhaseOutcome;

  /**
   * What the method's authorizer said.
   */
  authorizer?: CallOutcome;
  integration?: CallOutcome;

  /**
   * Base path of the custom domain that the request came by.
   */
  basePathMatched?: string;
}

const REQUEST_ID_HEADERS = ['x-amzn-requestid', 'x-amz-request-id'];

/**
 * The request id that an endpoint gave.
 */
export function requestIdOf({ headers }: CallOutcome): string | undefined {
  return headerOf(headers, REQUEST_ID_HEADERS);
}

/**
 * The first header that has one of several names, given in lower case; its last value.
 */
export function headerOf(headers: Values | undefined, names: readonly string[]): string | undefined {
  const [, value] = Object.entries(headers ?? {}).find(([name]) => names.includes(name.toLowerCase())) ?? [];
  return typeof value === 'string' ? value : value?.at(-1);
}
