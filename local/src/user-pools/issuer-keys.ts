import { poolKeys } from './pool-keys';
import type { IssuerKeys } from './token-verifier';
import type { UserPoolKeys } from './user-pool-keys';
import { own } from '../own';
import type { ResourceModel } from '../template/template-model';

const POOL_ISSUER = /^https:\/\/cognito-idp\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([\w-]+)$/;

/**
 * Keys by what they belong to.
 */
export interface GivenKeys {
  /**
   * By issuer.
   */
  readonly issuers?: Readonly<Record<string, UserPoolKeys>>;

  /**
   * By logical id, id or ARN.
   */
  readonly userPools?: Readonly<Record<string, UserPoolKeys>>;
}

/**
 * The user pool of an issuer; undefined for an issuer that is none.
 */
export function poolIdOf(issuer: string): string | undefined {
  return POOL_ISSUER.exec(issuer)?.[2];
}

/**
 * The keys of an issuer of tokens, which may be a user pool; nothing when none are given.
 */
export function issuerKeys(issuer: string, { issuers = {}, userPools = {} }: GivenKeys, resources: readonly ResourceModel[]): IssuerKeys | undefined {
  const keys = own(issuers, issuer);
  if (keys) {
    return { ...keys, issuer: keys.issuer ?? issuer };
  }
  const poolId = poolIdOf(issuer);
  const pool = resources.find(({ type, ref }) => type === 'AWS::Cognito::UserPool' && ref === poolId);
  return poolId === undefined ? undefined : poolKeys(pool?.arn ?? arnOf(issuer, poolId), userPools, resources);
}

/*
 * The account of a pool that the templates do not make is not known; nothing asks for it.
 */
function arnOf(issuer: string, poolId: string): string {
  return `arn:aws:cognito-idp:${POOL_ISSUER.exec(issuer)?.[1]}::userpool/${poolId}`;
}
