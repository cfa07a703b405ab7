import type { HttpExchange } from './exchange';
import { own } from '../../own';
import { callerAccount, callerId } from '../entry/request';
import { commonLogTime } from '../time-texts';

/**
 * A variable of `$context`; undefined when it has no value.
 */
export type ContextVariable = (exchange: HttpExchange) => string | undefined;

const NONE: ContextVariable = () => undefined;

const VARIABLES: Readonly<Record<string, ContextVariable>> = {
  'accountId': ({ deployment }) => deployment.api.account,
  'apiId': ({ deployment }) => deployment.api.id,
  'authorizer.claims': NONE,
  'authorizer.principalId': ({ authorizer }) => authorizer?.kind === 'lambda' ? authorizer.principalId : undefined,
  'customDomain.basePathMatched': ({ outcomes }) => outcomes.basePathMatched,
  'domainName': ({ domainName }) => domainName,
  'domainPrefix': ({ domainName }) => domainName.split('.')[0],
  'extendedRequestId': ({ ids }) => ids.requestId,
  'httpMethod': ({ request }) => request.method,
  'identity.accountId': ({ caller }) => caller && callerAccount(caller),
  'identity.caller': ({ caller }) => caller && callerId(caller),
  'identity.cognitoAuthenticationProvider': ({ caller }) => caller?.cognitoIdentity?.authenticationProvider,
  'identity.cognitoAuthenticationType': ({ caller }) => caller?.cognitoIdentity && (caller.cognitoIdentity.authenticationType ?? 'authenticated'),
  'identity.cognitoIdentityId': ({ caller }) => caller?.cognitoIdentity?.identityId,
  'identity.cognitoIdentityPoolId': ({ caller }) => caller?.cognitoIdentity?.identityPoolId,
  'identity.principalOrgId': ({ caller }) => caller?.principalOrgId,
  'identity.sourceIp': ({ request }) => request.sourceIp,
  'identity.user': ({ caller }) => caller && callerId(caller),
  'identity.userAgent': ({ request }) => request.headers.get('User-Agent'),
  'identity.userArn': ({ caller }) => caller?.arn,
  'path': ({ request }) => request.fullPath,
  'protocol': () => 'HTTP/1.1',
  'requestId': ({ ids }) => ids.requestId,
  'requestTime': ({ ids }) => commonLogTime(ids.time),
  'requestTimeEpoch': ({ ids }) => String(ids.time.getTime()),
  'routeKey': ({ route }) => route?.routeKey,
  'stage': ({ deployment }) => deployment.stage.name,
};

/**
 * The variable of `$context` of a name; one that never has a value when HTTP APIs know no such variable.
 *
 * @param name without `$context.`, for instance `authorizer.claims.sub`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export function contextVariable(name: string): ContextVariable {
  return own(VARIABLES, name) ?? claim(name) ?? authorizerProperty(name) ?? NONE;
}

function claim(name: string): ContextVariable | undefined {
  const [, claimName] = /^authorizer\.claims\.(.+)$/.exec(name) ?? [];
  return claimName === undefined ? undefined : ({ authorizer }) => authorizer?.kind === 'jwt' ? authorizer.claims.get(claimName) : undefined;
}

function authorizerProperty(name: string): ContextVariable | undefined {
  const [, property] = /^authorizer\.(.+)$/.exec(name) ?? [];
  return property === undefined ? undefined : ({ authorizer }) => {
    return authorizer?.kind === 'lambda' ? propertyText(authorizer.context.get(property)) : undefined;
  };
}

function propertyText(value: unknown): string | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
