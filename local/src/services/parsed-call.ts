import type { BackendCall, ServiceProblem } from '../backends/backend';

/**
 * A request to an AWS service, read as the service reads it.
 */
export interface ServiceCall {
  /**
   * The service as the integration URI names it.
   */
  readonly service: string;

  /**
   * The action; undefined when the request names none that the service has.
   */
  readonly operation?: string;

  /**
   * The action's parameters by their names in the service's model; blobs of JSON protocols stay base64, an S3 body is bytes.
   */
  readonly input: Readonly<Record<string, unknown>>;

  /**
   * What the service would refuse, in its own words.
   */
  readonly problems: readonly ServiceProblem[];
}

/**
 * What reading a request needs of it.
 */
export type ServiceRequest = Pick<BackendCall, 'method' | 'url' | 'path' | 'query' | 'headers' | 'body'> & {
  readonly service: string;

  /**
   * The action that the integration URI names.
   *
   * @default - none: the request itself tells
   */
  readonly action?: string;
};
