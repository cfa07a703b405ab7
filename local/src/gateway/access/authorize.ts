import { authorizeByFunction } from './authorize-by-function';
import { authorizeByIam } from './authorize-by-iam';
import { authorizeByUserPool } from './authorize-by-user-pool';
import type { Stage } from '../compose';
import type { Deployment } from '../deployment';
import { observeAuthorizer } from './observe-authorizer';
import { UnsupportedFeatureError } from '../../errors';
import type { MethodModel } from '../../template/rest-api-model';

/**
 * Lets in who may call a method; nothing for a method that is open to all.
 *
 * @throws UnsupportedFeatureError when a request meets an authorization that is not emulated
 */
export function authorize(method: MethodModel, deployment: Deployment): Stage | undefined {
  switch (method.authorizationType) {
    case 'NONE': return undefined;
    case 'AWS_IAM': return authorizeByIam;
    case 'COGNITO_USER_POOLS': return observed(authorizeByUserPool(method, deployment)) ?? refuse(method, deployment);
    case 'CUSTOM': return observed(authorizeByFunction(method, deployment)) ?? refuse(method, deployment);
    default: return refuse(method, deployment);
  }
}

function observed(stage: Stage | undefined): Stage | undefined {
  return stage && observeAuthorizer(stage);
}

function refuse({ authorizationType, authorizerId, httpMethod, path }: MethodModel, { api }: Deployment): Stage {
  const authorizer = authorizerId === undefined ? 'without an authorizer' : `by the authorizer '${authorizerId}', which is not in the template`;
  return () => {
    throw new UnsupportedFeatureError(`authorization ${authorizationType} ${authorizer} of ${httpMethod} ${path} of '${api.logicalId}' is not emulated`);
  };
}
