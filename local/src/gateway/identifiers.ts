import { createHash, randomUUID } from 'node:crypto';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

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
  const seconds = Math.floor(time.getTime() / 1000).toString(16).padStart(8, '0');
  const digits = digitsOf(requestId);
  return {
    requestId,
    extendedRequestId: `${Buffer.from(digits.slice(0, 24), 'hex').toString('base64url').slice(0, 15)}=`,
    traceId: `Root=1-${seconds}-${digits.slice(8, 32)}`,
    time,
  };
}

/*
 * 32 hexadecimal digits: those of a UUID, else some that belong to the text.
 */
function digitsOf(id: string): string {
  return UUID.test(id) ? id.replaceAll('-', '') : createHash('sha1').update(id).digest('hex');
}
