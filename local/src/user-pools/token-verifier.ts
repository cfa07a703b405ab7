import type { UserPoolKeys } from './user-pool-keys';

/**
 * A key set with the issuer of its tokens.
 */
export type IssuerKeys = UserPoolKeys & { readonly issuer: string };

/**
 * What a token says.
 */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * Reads the claims of a token whose signature and issuer are right. Whether it is valid now is left to the caller, who has the clock.
 *
 * @throws Error when the token is none of the issuers'
 */
export type TokenVerifier = (token: string) => Claims;

/*
 * The library tells the time by the machine's clock; so it is given all the patience there is.
 */
const PATIENCE_SECONDS = Number.MAX_SAFE_INTEGER;

/**
 * Makes a verifier of the tokens of several issuers. It knows the keys that it is given and fetches none.
 *
 * The library is loaded now: most gateways never need it.
 */
export async function tokenVerifier(issuers: readonly IssuerKeys[]): Promise<TokenVerifier> {
  const { JwtVerifier } = await import('aws-jwt-verify');
  const verifier = JwtVerifier.create(issuers.map(({ issuer }) => ({ issuer, audience: null, graceSeconds: PATIENCE_SECONDS })));
  for (const { issuer, keys } of issuers) {
    verifier.cacheJwks({ keys: keys.map((key) => JSON.parse(JSON.stringify(key))) }, issuer);
  }
  return (token) => verifier.verifySync(token);
}
