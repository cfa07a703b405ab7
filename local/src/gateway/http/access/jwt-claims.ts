import { isRecord } from '../../../template/cloud-template';
import type { Claims, TokenVerifier } from '../../../user-pools/token-verifier';

/**
 * What a token must say.
 */
export interface TokenRules {
  /**
   * Of which it must be meant for one.
   */
  readonly audience: readonly string[];

  /**
   * Of which it must have one; empty for none.
   */
  readonly scopes: readonly string[];
  readonly now: Date;
}

/**
 * A token that lets nobody in.
 */
export class RefusedToken extends Error {
  /**
   * @param code error of RFC 6750
   */
  constructor(message: string, public readonly code: 'invalid_token' | 'insufficient_scope' = 'invalid_token') {
    super(message);
  }
}

const SEGMENTS = 3;

/**
 * Reads the claims of a token that is what it must be.
 *
 * @throws RefusedToken
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html#http-api-jwt-authorizer.evaluation
 */
export function checkToken(token: string, verify: TokenVerifier, rules: TokenRules): Claims {
  if (token.split('.').length !== SEGMENTS) {
    throw new RefusedToken('token contains an invalid number of segments');
  }
  if (!/^RS\d+$/.test(algorithmOf(token))) {
    throw new RefusedToken('the token is not signed by an RSA-based algorithm');
  }
  const claims = verified(token, verify);
  checkLife(claims, rules.now.getTime() / 1000);
  checkAudience(claims, rules.audience);
  checkScopes(claims, rules.scopes);
  return claims;
}

function algorithmOf(token: string): string {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.')[0], 'base64url').toString('utf8'));
    return isRecord(header) ? String(header.alg) : '';
  } catch {
    return '';
  }
}

/*
 * What the library says may hold parts of the token, so it is not handed on.
 */
function verified(token: string, verify: TokenVerifier): Claims {
  try {
    return verify(token);
  } catch {
    throw new RefusedToken('the token is not signed by a key of the issuer, or of another issuer');
  }
}

function checkLife({ exp, iat, nbf }: Claims, now: number): void {
  if (typeof exp !== 'number' || exp <= now) {
    throw new RefusedToken('the token has expired');
  }
  if (isLater(nbf, now)) {
    throw new RefusedToken('the token is not valid yet');
  }
  if (isLater(iat, now)) {
    throw new RefusedToken('the token was issued in the future');
  }
}

function isLater(time: unknown, now: number): boolean {
  return time !== undefined && !(typeof time === 'number' && time <= now);
}

/*
 * The client counts only where no audience is named.
 */
function checkAudience({ aud, client_id: client }: Claims, audience: readonly string[]): void {
  const meant: readonly unknown[] = Array.isArray(aud) ? aud : [aud ?? client];
  if (!meant.some((one) => typeof one === 'string' && audience.includes(one))) {
    throw new RefusedToken('the token does not have a valid audience');
  }
}

function checkScopes({ scope, scp }: Claims, scopes: readonly string[]): void {
  const given: unknown = scope ?? scp;
  const granted: readonly unknown[] = Array.isArray(given) ? given : String(given ?? '').split(' ');
  if (scopes.length > 0 && !scopes.some((one) => granted.includes(one))) {
    throw new RefusedToken('the token has none of the scopes of the route', 'insufficient_scope');
  }
}
