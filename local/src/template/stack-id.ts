import { partitionOf, type Environment } from './environment';
import { uuidOf } from './short-id';

/**
 * ARN of a stack.
 */
export function stackId(stackName: string, { account, region }: Environment): string {
  return `arn:${partitionOf(region)}:cloudformation:${region}:${account}:stack/${stackName}/${uuidOf(stackName)}`;
}
