import type { Exchange } from '../exchange';
import { GatewayFault } from '../fault';
import { identityReader, isMatch, validationOf } from './identity-sources';
import { TemplateError, UnsupportedFeatureError } from '../../errors';
import { JavaMap } from '../../java/values';
import type { AuthorizerModel } from '../../template/rest-api-model';
import type { ResourceModel } from '../../template/template-model';
import { claimText } from '../../user-pools/claim-text';
import { poolKeys } from '../../user-pools/pool-keys';
import { tokenVerifier, type Claims, type TokenVerifier } from '../../user-pools/token-verifier';
import type { UserPoolKeys } from '../../user-pools/user-pool-keys';

/**
 * Reads the claims of a request's token as `$context.authorizer.claims` holds them.
 *
 * @param scopes of which an access token must have one; without any, the token must be an id token
 * @throws GatewayFault when the request has no token, or none that is valid
 * @throws UnsupportedFeatureError when the keys of the user pool are not at hand
 */
export type UserPoolAuthorizer = (exchange: Exchange, scopes: readonly string[]) => Promise<JavaMap>;

/**
 * Makes the authorizer of a user pool's tokens. The header may hold a token alone, or after the word `Bearer`.
 *
 * @throws TemplateError when AWS would refuse the authorizer
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export function userPoolAuthorizer(
  model: AuthorizerModel, given: Readonly<Record<string, UserPoolKeys>>, resources: readonly ResourceModel[],
): UserPoolAuthorizer {
  if (model.identitySources.length === 0) {
    throw new TemplateError(`the COGNITO_USER_POOLS authorizer '${model.name}' wants an IdentitySource`);
  }
  const identityOf = identityReader(model);
  const audience = validationOf(model);
  let verifier: Promise<TokenVerifier> | undefined;
  return async (exchange, scopes) => {
    verifier ??= verifierOf(model, given, resources);
    const claims = verified(identityOf(exchange)[0].replace(/^Bearer +/i, ''), await verifier);
    checkUse(claims, scopes);
    if (audience && !isMatch(audience, String(claims.aud ?? ''))) {
      throw unauthorized(`the audience '${String(claims.aud)}' does not match the validation expression`);
    }
    checkLife(claims, exchange.ids.time);
    return new JavaMap(Object.entries(claims).map(([name, value]) => [name, claimText(name, value)]));
  };
}

function verifierOf(
  model: AuthorizerModel, given: Readonly<Record<string, UserPoolKeys>>, resources: readonly ResourceModel[],
): Promise<TokenVerifier> {
  const pools = model.providerArns.map((arn) => poolKeys(arn, given, resources)).filter((keys) => keys !== undefined);
  if (pools.length === 0) {
    const names = model.providerArns.join(', ');
    throw new UnsupportedFeatureError(`the authorizer '${model.name}' has no keys to check tokens with; give those of ${names} as the option 'userPools'`);
  }
  return tokenVerifier([...new Map(pools.map((keys) => [keys.issuer, keys])).values()]);
}

function verified(token: string, verify: TokenVerifier): Claims {
  try {
    return verify(token);
  } catch (error) {
    throw unauthorized(`the token is refused: ${(error as Error).message}`);
  }
}

function checkUse(claims: Claims, scopes: readonly string[]): void {
  const wanted = scopes.length > 0 ? 'access' : 'id';
  if (claims.token_use !== wanted) {
    throw unauthorized(`the method takes ${wanted} tokens, got ${String(claims.token_use)}`);
  }
  const granted = String(claims.scope ?? '').split(' ');
  if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) {
    throw unauthorized(`the token has none of the scopes ${scopes.join(', ')}`);
  }
}

function checkLife({ exp, nbf }: Claims, time: Date): void {
  const now = time.getTime() / 1000;
  if (typeof exp !== 'number') {
    throw unauthorized('the token never expires');
  }
  if (exp <= now) {
    throw new GatewayFault('UNAUTHORIZED', { message: 'The incoming token has expired' });
  }
  if (typeof nbf === 'number' && nbf > now) {
    throw unauthorized('the token is not valid yet');
  }
}

function unauthorized(reason: string): GatewayFault {
  return new GatewayFault('UNAUTHORIZED', { reason });
}
