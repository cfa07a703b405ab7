import type { Stage } from '../compose';
import type { Deployment } from '../deployment';
import { GatewayFault } from '../fault';
import { apiArn } from './method-arn';
import type { MethodModel } from '../../template/rest-api-model';

const ARN_LIMIT = 1_600;
const SLASHES = 2;

/**
 * Refuses requests whose path makes the ARN of a method too long that somebody must be allowed to call; nothing for a method that is
 * open to all.
 *
 * AWS tells the status and the message; that `REQUEST_TOO_LARGE` shapes the answer is an assumption.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export function limitArn({ authorizationType }: MethodModel, { api, stage, access }: Deployment): Stage | undefined {
  if (authorizationType === 'NONE' && !access.resourcePolicy) {
    return undefined;
  }
  const limit = ARN_LIMIT - Buffer.byteLength(`${apiArn(api)}${stage.name}`) - SLASHES;
  return (exchange, next) => {
    const { method, path } = exchange.request;
    if (method.length + Buffer.byteLength(path) > limit) {
      throw new GatewayFault('REQUEST_TOO_LARGE', {
        status: 414, message: 'Request URI too long', reason: `the ARN of the method is longer than ${ARN_LIMIT} bytes`,
      });
    }
    return next(exchange);
  };
}
