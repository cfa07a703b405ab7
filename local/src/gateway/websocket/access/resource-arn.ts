import { apiArn } from '../../access/method-arn';
import type { WebSocketDeployment } from '../deployment';

/**
 * ARN of what somebody wants of a stage, for instance `$connect` or `POST/@connections/abc=`.
 */
export function resourceArn({ api, stage }: Pick<WebSocketDeployment, 'api' | 'stage'>, resource: string): string {
  return `${apiArn(api)}/${stage.name}/${resource}`;
}
