import type { ParameterType } from './parameter-types';
import type { BackendCall } from '../../backends/backend';

/**
 * What of a call to a service the protocol of the service decides.
 */
export type ProtocolRequest = Pick<BackendCall, 'method' | 'path' | 'headers' | 'body'> & {
  /**
   * Query string without its question mark; empty when there is none.
   */
  readonly search: string;
};

/**
 * Parameters by their names in the integration, with values of their types; those that are not mapped are not there.
 */
export type Parameters = Readonly<Record<string, unknown>>;

/**
 * An action of a service that HTTP APIs call by themselves.
 *
 * Each takes the parameter `Region` besides, which is not optional data of the action but says where it is called.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html
 */
export interface FirstClassAction {
  /**
   * Name of the integration subtype, for instance `SQS-SendMessage`.
   */
  readonly subtype: string;

  /**
   * The service as URIs of integrations name it.
   */
  readonly service: string;
  readonly action: string;
  readonly required: Readonly<Record<string, ParameterType>>;
  readonly optional: Readonly<Record<string, ParameterType>>;

  /**
   * Writes the parameters in the protocol of the service.
   */
  readonly request: (parameters: Parameters) => ProtocolRequest;
}
