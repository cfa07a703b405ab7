/**
 * Header or query parameter values by name.
 */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/**
 * What leaves the gateway: one request to an AWS service, an HTTP endpoint or a Lambda function.
 */
export interface BackendCall {
  /**
   * What is called.
   */
  readonly kind: 'aws' | 'http' | 'lambda';

  /**
   * The AWS service as the integration URI names it, for instance `sqs` or `states`.
   *
   * @default - none, for an HTTP endpoint
   */
  readonly service?: string;

  /**
   * The service's action, as far as the request tells it.
   *
   * @default - none, for an HTTP endpoint or a path that names no known action
   */
  readonly action?: string;

  /**
   * HTTP method.
   */
  readonly method: string;

  /**
   * The whole URL with its query string.
   */
  readonly url: string;

  /**
   * Path of the URL, percent-encoded as it travels.
   */
  readonly path: string;

  /**
   * Query parameters, decoded; several values of one name are a list.
   */
  readonly query: Values;

  /**
   * Headers, each found by its name in any casing.
   */
  readonly headers: Readonly<Record<string, string>>;

  /**
   * The payload, empty when there is none.
   */
  readonly body: Buffer;

  /**
   * ARN or name of the function, with its qualifier.
   *
   * @default - none, when no function is called
   */
  readonly functionArn?: string;

  /**
   * How the function is invoked.
   *
   * @default - none, when no function is called
   */
  readonly invocationType?: 'RequestResponse' | 'Event';

  /**
   * ARN of the role that API Gateway would assume.
   *
   * @default - none
   */
  readonly credentials?: string;

  /**
   * Region of the service.
   *
   * @default - none, for an HTTP endpoint
   */
  readonly region?: string;

  /**
   * Whether the endpoint's certificate may be one that no public authority has signed.
   *
   * @default - it may not
   */
  readonly insecureSkipVerification?: boolean;

  /**
   * What the service would refuse in this request, in its own words; empty when it fits the service's published model.
   *
   * @default - none, when the service's model is not at hand
   */
  readonly problems?: readonly ServiceProblem[];
}

/**
 * One thing that a service would refuse in a request.
 */
export interface ServiceProblem {
  /**
   * The service's error code, for instance `ValidationException`.
   */
  readonly code: string;

  /**
   * The message, in AWS's words.
   */
  readonly message: string;
}

/**
 * What comes back from a backend.
 */
export interface BackendAnswer {
  /**
   * HTTP status.
   *
   * @default 200
   */
  readonly status?: number;

  /**
   * HTTP headers.
   *
   * @default - none
   */
  readonly headers?: Values;

  /**
   * HTTP body.
   *
   * @default - empty
   */
  readonly body?: string | Uint8Array;

  /**
   * What a function returned: any JSON value; text or bytes for a streamed answer.
   *
   * @default null
   */
  readonly payload?: unknown;

  /**
   * What a function streams, as it comes; it throws when the function fails on the way.
   *
   * @default - the answer is complete
   */
  readonly stream?: AsyncIterable<Uint8Array>;

  /**
   * Set when the function failed: `Unhandled` or `Handled`.
   *
   * @default - the function succeeded
   */
  readonly functionError?: string;
}

/**
 * Answers the calls that leave the gateway.
 *
 * @throws anything: the client then gets AWS's answer to an integration that cannot be reached
 */
export interface Backend {
  (call: BackendCall): Promise<BackendAnswer>;

  /**
   * Ends what the backend keeps running: processes, servers, connections. It answers no call afterwards.
   *
   * @default - there is nothing to end
   */
  readonly close?: () => Promise<void>;
}
