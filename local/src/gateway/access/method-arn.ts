import type { ApiModel } from '../../template/api-model';
import { partitionOf } from '../../template/environment';
import type { GatewayRequest } from '../entry/request';

/**
 * A request to a stage of an API, as far as its ARN tells.
 */
export interface CallOfApi {
  readonly deployment: { readonly api: Pick<ApiModel, 'account' | 'id' | 'region'>; readonly stage: { readonly name: string } };
  readonly request: Pick<GatewayRequest, 'method' | 'path'>;
}

/**
 * ARN of an API for those who call it.
 */
export function apiArn({ id, region, account }: Pick<ApiModel, 'account' | 'id' | 'region'>): string {
  return `arn:${partitionOf(region)}:execute-api:${region}:${account}:${id}`;
}

/**
 * ARN of what a request calls: its stage, method and path, the path as it travelled.
 */
export function methodArn({ deployment, request }: CallOfApi): string {
  return `${apiArn(deployment.api)}/${deployment.stage.name}/${request.method}${request.path}`;
}
