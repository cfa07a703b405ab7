import { statSync } from 'node:fs';
import type { App, Stack } from 'aws-cdk-lib';

/**
 * What CloudFormation takes in one template.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const MAX_TEMPLATE_BYTES = 1_000_000;
export const MAX_RESOURCES = 500;

/**
 * Size of a template.
 */
export interface Size {
  readonly resources: number;
  readonly templateBytes: number;
  readonly ofType: (type: string) => number;
}

/**
 * Size of the template of an app's stack.
 */
export function sizeOf(stack: Stack): Size {
  const { template, templateFullPath } = (stack.node.root as App).synth().getStackArtifact(stack.artifactId);
  const types = Object.values<{ Type: string }>(template.Resources).map(({ Type }) => Type);
  return {
    resources: types.length,
    templateBytes: statSync(templateFullPath).size,
    ofType: (wanted) => types.filter((type) => type === wanted).length,
  };
}

/**
 * Route keys of paths two segments deep, two methods a path.
 */
export function routeKeys(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const path = Math.floor(index / 2);
    return `${index % 2 === 0 ? 'GET' : 'POST'} /group${Math.floor(path / 15)}/item${path}`;
  });
}
