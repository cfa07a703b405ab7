import type { AccessVariable as VariableOf } from './access-log';
import { OUTCOME_VARIABLES } from './outcome-variables';
import type { Exchange } from '../gateway/exchange';
import { contextText } from '../gateway/request-context';
import { own } from '../own';

type AccessVariable = VariableOf<Exchange>;

/*
 * Variables whose values templates see as well, in `$context`.
 */
const IN_CONTEXT = [
  'accountId', 'apiId', 'authorizer.principalId', 'deploymentId', 'domainName', 'domainPrefix', 'extendedRequestId', 'httpMethod',
  'identity.accountId', 'identity.apiKey', 'identity.apiKeyId', 'identity.caller', 'identity.clientCert.clientCertPem',
  'identity.clientCert.issuerDN', 'identity.clientCert.serialNumber', 'identity.clientCert.subjectDN',
  'identity.clientCert.validity.notAfter', 'identity.clientCert.validity.notBefore', 'identity.cognitoAuthenticationProvider',
  'identity.cognitoAuthenticationType', 'identity.cognitoIdentityId', 'identity.cognitoIdentityPoolId', 'identity.principalOrgId',
  'identity.sourceIp', 'identity.user', 'identity.userAgent', 'identity.userArn', 'identity.vpcId', 'identity.vpceId', 'isCanaryRequest',
  'path', 'protocol', 'requestId', 'requestTime', 'requestTimeEpoch', 'resourceId', 'resourcePath', 'responseOverride.status', 'stage',
  'wafResponseCode', 'webaclArn',
];

/*
 * Whatever an authorizer hands on, and what templates override.
 */
const FAMILIES = /^(?:authorizer\.(?:claims\.)?\w+|requestOverride\.(?:header|path|querystring)\.[\w-]+|responseOverride\.header\.[\w-]+)$/;

/*
 * Variables of access logs alone.
 */
const VARIABLES: Readonly<Record<string, AccessVariable>> = {
  ...OUTCOME_VARIABLES,
  'customDomain.basePathMatched': ({ exchange }) => exchange.outcomes.basePathMatched,
  'endpointType': ({ exchange }) => exchange.deployment.api.endpointType,
  'responseLatency': ({ exchange }) => exchange.now() - exchange.ids.time.getTime(),
  'responseLength': ({ length }) => length,
};

/**
 * The variable of a name without `$context.`; one that never has a value when AWS knows no such variable.
 */
export function accessVariable(name: string): AccessVariable {
  const known = own(VARIABLES, name);
  if (known) {
    return known;
  }
  return IN_CONTEXT.includes(name) || FAMILIES.test(name) ? ({ exchange }) => contextText(exchange.context, name) : () => undefined;
}
