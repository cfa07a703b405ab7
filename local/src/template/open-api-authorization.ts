import { readAuthorizerParts } from './authorizer-reader';
import type { AuthorizerReader, OperationSecurity } from './open-api-security';
import type { Properties } from './properties';
import type { AuthorizerModel, MethodModel } from './rest-api-model';
import { own } from '../own';

const AUTHORIZER_PARTS = [
  'authorizerCredentials', 'authorizerResultTtlInSeconds', 'authorizerUri', 'identitySource', 'identityValidationExpression', 'providerARNs', 'type',
];
const LOCATIONS: Readonly<Record<string, string>> = { header: 'header', query: 'querystring' };

type Authorization = Pick<MethodModel, 'authorizationType' | 'authorizerId' | 'authorizationScopes' | 'apiKeyRequired'>;

/**
 * Reads an authorizer of a document of a REST API.
 */
export const readRestAuthorizer: AuthorizerReader<AuthorizerModel> = (authorizer, scheme, names) => {
  authorizer.allow(AUTHORIZER_PARTS, ['authorizerPayloadFormatVersion']);
  const parts = readAuthorizerParts(authorizer, {
    credentials: 'authorizerCredentials',
    identitySource: 'identitySource',
    identityValidation: 'identityValidationExpression',
    providerArns: 'providerARNs',
    ttlSeconds: 'authorizerResultTtlInSeconds',
    type: 'type',
    uri: 'authorizerUri',
  });
  const identitySources = parts.identitySources.length > 0 || parts.type === 'REQUEST' ? parts.identitySources : declaredSource(scheme);
  return { ...parts, identitySources, ...names };
};

/**
 * What an operation's security means to a method of a REST API.
 */
export function methodAuthorization({ apiKeyRequired, signed, guard }: OperationSecurity<AuthorizerModel>): Authorization {
  if (!guard) {
    return { apiKeyRequired, authorizationType: signed ? 'AWS_IAM' : 'NONE', authorizationScopes: [] };
  }
  const authorizationType = guard.authorizer.type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM';
  return { apiKeyRequired, authorizationType, authorizerId: guard.authorizer.id, authorizationScopes: guard.scopes };
}

/*
 * An authorizer of tokens finds them where its scheme says.
 */
function declaredSource(scheme: Properties): readonly string[] {
  const [location, name] = [own(LOCATIONS, scheme.string('in') ?? ''), scheme.string('name')];
  return location === undefined || name === undefined ? [] : [`method.request.${location}.${name}`];
}
