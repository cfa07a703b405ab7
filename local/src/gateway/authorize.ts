import { UnsupportedFeatureError } from '../errors';
import type { Stage } from './compose';
import type { Deployment } from './deployment';
import { GatewayFault } from './fault';
import type { MethodModel, RestApiModel } from '../template/rest-api-model';

/**
 * Lets in who may call a method.
 *
 * @throws UnsupportedFeatureError when a request meets an authorizer, which is not emulated
 */
export function authorize(method: MethodModel, { api }: Deployment): Stage | undefined {
  switch (method.authorizationType) {
    case 'NONE': return undefined;
    case 'AWS_IAM': return requireSignature;
    default: return refuse(authorizerMessage(method, api));
  }
}

const requireSignature: Stage = (exchange, next) => {
  if (exchange.deployment.iam === 'SIGNED' && !exchange.request.caller) {
    throw new GatewayFault('MISSING_AUTHENTICATION_TOKEN', { reason: 'the request is not signed; give it a caller' });
  }
  return next(exchange);
};

function refuse(message: string): Stage {
  return () => {
    throw new UnsupportedFeatureError(message);
  };
}

function authorizerMessage(method: MethodModel, api: RestApiModel): string {
  const authorizer = api.authorizers.get(method.authorizerId ?? '');
  const name = authorizer ? `the ${authorizer.type} authorizer '${authorizer.name}'` : `authorization ${method.authorizationType}`;
  return `${name} of ${method.httpMethod} ${method.path} of '${api.logicalId}' is not emulated`;
}
