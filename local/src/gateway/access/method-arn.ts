import type { ApiModel } from '../../template/api-model';
import { partitionOf } from '../../template/environment';
import type { Exchange } from '../exchange';

/**
 * ARN of an API for those who call it.
 */
export function apiArn({ id, region, account }: Pick<ApiModel, 'account' | 'id' | 'region'>): string {
  return `arn:${partitionOf(region)}:execute-api:${region}:${account}:${id}`;
}

/**
 * ARN of what a request calls: its stage, method and path, the path as it travelled.
 */
export function methodArn({ deployment, request }: Exchange): string {
  return `${apiArn(deployment.api)}/${deployment.stage.name}/${request.method}${request.path}`;
}
