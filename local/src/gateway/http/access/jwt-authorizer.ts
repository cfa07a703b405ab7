import type { HttpAuthorizer } from './http-authorizer';
import { httpIdentityReader } from './http-identity';
import { checkToken, RefusedToken } from './jwt-claims';
import { TemplateError, UnsupportedFeatureError } from '../../../errors';
import type { LocalGatewayOptions } from '../../../local-gateway-options';
import type { HttpAuthorizerModel, HttpRouteModel } from '../../../template/http-api-model';
import type { ResourceModel } from '../../../template/template-model';
import { issuerKeys } from '../../../user-pools/issuer-keys';
import { plainClaimText } from '../../../user-pools/plain-claim-text';
import { tokenVerifier, type Claims, type TokenVerifier } from '../../../user-pools/token-verifier';
import { HttpFault } from '../http-fault';

/**
 * Makes a JWT authorizer of an HTTP API.
 *
 * AWS documents the checks, and of the header `www-authenticate` the form and what it says of an audience. What it says of other faults
 * is assumed.
 *
 * @throws TemplateError when AWS would refuse the authorizer
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html
 */
export function jwtAuthorizer(model: HttpAuthorizerModel, resources: readonly ResourceModel[], options: LocalGatewayOptions): HttpAuthorizer {
  const { issuer, identitySources, name } = model;
  if (issuer === undefined || identitySources.length === 0) {
    throw new TemplateError(`the JWT authorizer '${name}' wants an Issuer and an IdentitySource`);
  }
  const identityOf = httpIdentityReader(model);
  let verifier: Promise<TokenVerifier> | undefined;
  return async (exchange, route) => {
    const [token] = identityOf(exchange) ?? [];
    if (token === undefined) {
      throw new HttpFault('UNAUTHORIZED', { reason: `the request has no token in ${identitySources.join(', ')}`, challenge: 'Bearer' });
    }
    verifier ??= verifierOf(name, issuer, resources, options);
    const claims = checked(token.replace(/^Bearer +/i, ''), await verifier, model, route, exchange.ids.time);
    return {
      kind: 'jwt',
      claims: new Map(Object.entries(claims).map(([claim, value]) => [claim, plainClaimText(value)])),
      scopes: route.authorizationScopes.length > 0 ? route.authorizationScopes : undefined,
    };
  };
}

function verifierOf(name: string, issuer: string, resources: readonly ResourceModel[], options: LocalGatewayOptions): Promise<TokenVerifier> {
  const keys = issuerKeys(issuer, options, resources);
  if (!keys) {
    throw new UnsupportedFeatureError(`the authorizer '${name}' has no keys to check tokens with; give those of ${issuer} as the option 'issuers'`);
  }
  return tokenVerifier([keys]);
}

function checked(
  token: string, verify: TokenVerifier, { audience }: HttpAuthorizerModel, { authorizationScopes }: HttpRouteModel, now: Date,
): Claims {
  try {
    return checkToken(token, verify, { audience, scopes: authorizationScopes, now });
  } catch (error) {
    if (!(error instanceof RefusedToken)) {
      throw error;
    }
    const { code, message } = error;
    throw new HttpFault(code === 'insufficient_scope' ? 'ACCESS_DENIED' : 'UNAUTHORIZED', {
      reason: message,
      challenge: `Bearer scope="${authorizationScopes.join(' ')}" error="${code}" error_description="${message}"`,
    });
  }
}
