/**
 * Where a stack would be deployed.
 */
export interface Environment {
  readonly account: string;
  readonly region: string;
}

/**
 * What is assumed when neither the caller nor the assembly says where a stack goes.
 */
export const DEFAULT_ENVIRONMENT: Environment = { account: '123456789012', region: 'us-east-1' };

/**
 * AWS partition of a region: `aws`, `aws-cn` or `aws-us-gov`.
 */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/**
 * Domain of a region's service endpoints.
 */
export function urlSuffixOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
