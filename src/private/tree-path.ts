import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Where a construct stands, as seen from another: without what is above the stack that they share, so that no stage of the app is in it.
 */
export function pathSeenFrom(scope: IConstruct, construct: IConstruct): string {
  const stack = Stack.of(scope);
  const { path } = construct.node;
  return Stack.of(construct) === stack ? path.slice(stack.node.path.length) : path;
}
