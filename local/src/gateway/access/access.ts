import { functionAuthorizer, type FunctionAuthorizer } from './function-authorizer';
import { readResourcePolicy } from './resource-policy';
import { userPoolAuthorizer, type UserPoolAuthorizer } from './user-pool-authorizer';
import type { LocalGatewayOptions } from '../../local-gateway-options';
import type { Policy } from '../../policies';
import { SignatureChecker } from '../../signatures/signature-checker';
import type { AuthorizerModel, RestApiModel } from '../../template/rest-api-model';
import type { ResourceModel } from '../../template/template-model';
import type { Caller, PrivateOrigin } from '../entry/request';

/**
 * Who may call a stage of an API.
 */
export interface Access {
  /**
   * @default - the API has no resource policy
   */
  readonly resourcePolicy?: Policy;

  /**
   * @default - signatures are not checked
   */
  readonly signatures?: SignatureChecker;

  /**
   * Who makes the requests that are let in without a signature.
   *
   * @default - nobody
   */
  readonly unsignedCaller?: Caller;

  /**
   * Lambda authorizers by id, each with the decisions that it keeps.
   */
  readonly functions: ReadonlyMap<string, FunctionAuthorizer>;

  /**
   * Authorizers of user pools by id.
   */
  readonly userPools: ReadonlyMap<string, UserPoolAuthorizer>;

  /**
   * Where requests come from that do not say so.
   */
  readonly origin: PrivateOrigin;
}

/**
 * Reads who may call an API.
 *
 * @throws TemplateError when a policy or an authorizer is none that AWS would take
 * @throws UnsupportedFeatureError when a policy has a condition operator that is not known
 */
export function readAccess(api: RestApiModel, resources: readonly ResourceModel[], options: LocalGatewayOptions): Access {
  const authorizers = [...api.authorizers.values()];
  return {
    resourcePolicy: readResourcePolicy(api),
    signatures: options.callers && new SignatureChecker(options.callers, api.region),
    unsignedCaller: options.unsignedCaller,
    functions: byId(authorizers.filter(({ type }) => type !== 'COGNITO_USER_POOLS'), functionAuthorizer),
    userPools: byId(authorizers.filter(({ type }) => type === 'COGNITO_USER_POOLS'), (model) =>
      userPoolAuthorizer(model, options.userPools ?? {}, resources)),
    origin: api.endpointType === 'PRIVATE' ? { vpcEndpointId: options.vpcEndpointId ?? api.vpcEndpointIds[0], vpcId: options.vpcId } : {},
  };
}

function byId<T>(models: readonly AuthorizerModel[], read: (model: AuthorizerModel) => T): ReadonlyMap<string, T> {
  return new Map(models.map((model) => [model.id, read(model)]));
}
