import { createHash, randomUUID } from 'node:crypto';

/**
 * Where a gateway takes its ids and its time from, so that tests can fix both.
 */
export interface Determinism {
  /**
   * Gives a new id for each request, in the form of a UUID.
   *
   * @default - random
   */
  readonly ids?: () => string;

  /**
   * Gives the time.
   *
   * @default - the machine's clock
   */
  readonly clock?: () => Date;

  /**
   * Gives a number from 0 to below 1, which decides between the sides of a canary.
   *
   * @default - random
   */
  readonly random?: () => number;
}

/**
 * The ids of one request.
 */
export interface RequestIds {
  readonly requestId: string;

  /**
   * What the client cannot choose; the answer's `x-amz-apigw-id`.
   */
  readonly extendedRequestId: string;
  readonly traceId: string;
  readonly time: Date;
}

/**
 * Milliseconds since 1970.
 */
export function timeOf(determinism: Determinism): number {
  return determinism.clock ? determinism.clock().getTime() : Date.now();
}

/**
 * Makes the ids of a request, all from one.
 */
export function newRequestIds(determinism: Determinism): RequestIds {
  const requestId = determinism.ids?.() ?? randomUUID();
  const time = determinism.clock?.() ?? new Date();
  const digest = createHash('sha1').update(requestId).digest();
  const seconds = Math.floor(time.getTime() / 1000).toString(16).padStart(8, '0');
  return {
    requestId,
    extendedRequestId: `${digest.toString('base64url').slice(0, 15)}=`,
    traceId: `Root=1-${seconds}-${digest.toString('hex').slice(0, 24)}`,
    time,
  };
}
