import type { IssuerKeys } from './token-verifier';
import type { UserPoolKeys } from './user-pool-keys';
import { own } from '../own';
import { urlSuffixOf } from '../template/environment';
import type { ResourceModel } from '../template/template-model';

const POOL_ARN = /^arn:[^:]+:cognito-idp:([^:]+):[^:]*:userpool\/(.+)$/;

/**
 * The keys of a user pool, found by its ARN, id or logical id; nothing when none are given.
 */
export function poolKeys(
  poolArn: string, given: Readonly<Record<string, UserPoolKeys>>, resources: readonly ResourceModel[],
): IssuerKeys | undefined {
  const [, region, poolId] = POOL_ARN.exec(poolArn) ?? [];
  const names = [poolArn, poolId, logicalIdOf(poolArn, resources)];
  const keys = names.map((name) => name === undefined ? undefined : own(given, name)).find((found) => found !== undefined);
  return keys && { ...keys, issuer: keys.issuer ?? `https://cognito-idp.${region}.${urlSuffixOf(region ?? '')}/${poolId}` };
}

function logicalIdOf(poolArn: string, resources: readonly ResourceModel[]): string | undefined {
  return resources.find(({ type, arn }) => type === 'AWS::Cognito::UserPool' && arn === poolArn)?.logicalId;
}
