import type { BackendAnswer, InvokeRequest } from 'cdk-apigateway-local';

/**
 * One request of the tour: what is sent, what AWS says to it, and what must come of it.
 */
export interface Step {
  readonly title: string;

  /**
   * What the step shows: that something works, that an attack does not, or how a failure of AWS is told.
   *
   * @default 'good'
   */
  readonly kind?: StepKind;

  /**
   * The request, signed by `ANNA` unless it names another caller or none.
   */
  readonly request: InvokeRequest;

  /**
   * What AWS, a function or a partner says to the call.
   *
   * @default - what it says on a good day, see `backend.ts`
   */
  readonly says?: BackendAnswer;

  /**
   * The call that must leave the API.
   *
   * @default - none: the API answers by itself
   */
  readonly call?: ExpectedCall;

  /**
   * The answer that the caller must get.
   */
  readonly answer: ExpectedAnswer;
}

export type StepKind = 'good' | 'hostile' | 'failure';

/**
 * A call with all of its parameters: another one, or one parameter more, and the step fails.
 */
export interface ExpectedCall {
  /**
   * `service:Action`, `lambda:Invoke`, or the method and `http`.
   */
  readonly action: string;

  readonly parameters: object;

  /**
   * Whether the service refuses the call, which is what templates send for a request that they refuse.
   *
   * @default false
   */
  readonly refused?: boolean;
}

/**
 * An answer: all of its body, and those headers that the step is about.
 */
export interface ExpectedAnswer {
  readonly status: number;

  /**
   * Headers that must be there; undefined for one that must not.
   *
   * @default - whatever headers there are
   */
  readonly headers?: Readonly<Record<string, string | undefined>>;

  /**
   * JSON, text or bytes; a function looks at what no synth foretells.
   *
   * @default - no body
   */
  readonly body?: unknown;
}

/**
 * Steps that belong together.
 */
export interface Chapter {
  readonly title: string;
  readonly steps: readonly Step[];
}

/**
 * Who signs the requests.
 */
export const ANNA = { arn: 'arn:aws:iam::123456789012:user/anna' };

/**
 * The id of every request on the tour, which is in every answer that is no success.
 */
export const REQUEST_ID = 'Mp7E9EPpTXWxn3f=';

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  409: 'Conflict',
  412: 'Precondition Failed',
  416: 'Range Not Satisfiable',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/**
 * The fixed answer for a failure. Nothing that the service says is in it.
 *
 * @param more members of the body beside the fixed ones
 */
export function problem(status: number, more: object = {}): ExpectedAnswer {
  return { status, body: { message: MESSAGES[status], requestId: REQUEST_ID, ...more } };
}

/**
 * The answer to a request that does not pass validation.
 */
export function invalid(message: string, reason?: string): ExpectedAnswer {
  return { status: 400, body: { message, reason, requestId: REQUEST_ID } };
}
