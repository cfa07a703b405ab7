import type { AccessVariable as VariableOf } from './access-log';
import { faultLine } from './fault-line';
import type { Exchange } from '../gateway/exchange';
import type { FaultType } from '../gateway/fault';
import { requestIdOf, type CallOutcome, type PhaseOutcome } from '../gateway/outcomes';
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

const INTEGRATION_FAULTS: readonly FaultType[] = ['API_CONFIGURATION_ERROR', 'INTEGRATION_FAILURE', 'INTEGRATION_TIMEOUT'];

const integration: (read: (outcome: CallOutcome) => string | number | undefined) => AccessVariable = (read) => outcome('integration', read);
const integrationError: AccessVariable = ({ exchange: { fault, ids } }) => {
  return fault && INTEGRATION_FAULTS.includes(fault.type) ? faultLine(fault, ids.requestId) : undefined;
};

/*
 * Variables of access logs alone.
 */
const VARIABLES: Readonly<Record<string, AccessVariable>> = {
  ...phase('authenticate'),
  ...phase('authorize'),
  ...phase('authorizer'),
  'authorizer.claims': () => undefined,
  'authorizer.integrationLatency': outcome('authorizer', ({ integrationLatency }) => integrationLatency),
  'authorizer.integrationStatus': outcome('authorizer', ({ integrationStatus }) => integrationStatus),
  'authorizer.requestId': outcome('authorizer', requestIdOf),
  'awsEndpointRequestId': integration(requestIdOf),
  'customDomain.basePathMatched': ({ exchange }) => exchange.outcomes.basePathMatched,
  'endpointType': ({ exchange }) => exchange.deployment.api.endpointType,
  'error.message': ({ exchange }) => exchange.fault?.message || undefined,
  'error.messageString': ({ exchange }) => exchange.fault?.message ? JSON.stringify(exchange.fault.message) : undefined,
  'error.responseType': ({ exchange }) => exchange.fault?.type,
  'error.validationErrorString': ({ exchange }) => exchange.fault?.validationError || undefined,
  'integration.error': integrationError,
  'integration.integrationStatus': integration(({ integrationStatus }) => integrationStatus),
  'integration.latency': integration(({ latency }) => latency),
  'integration.requestId': integration(requestIdOf),
  'integration.status': integration(({ status }) => status),
  'integrationErrorMessage': integrationError,
  'integrationLatency': integration(({ latency }) => latency),
  'integrationStatus': integration(({ integrationStatus }) => integrationStatus),
  'responseLatency': ({ exchange }) => exchange.now() - exchange.ids.time.getTime(),
  'responseLength': ({ length }) => length,
  'status': ({ status }) => status,
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

function phase(name: 'authenticate' | 'authorize' | 'authorizer'): Record<string, AccessVariable> {
  return {
    [`${name}.error`]: outcome(name, ({ error }) => error),
    [`${name}.latency`]: outcome(name, ({ latency }) => latency),
    [`${name}.status`]: outcome(name, ({ status }) => status),
  };
}

function outcome(
  name: 'authenticate' | 'authorize' | 'authorizer' | 'integration', read: (outcome: CallOutcome & PhaseOutcome) => string | number | undefined,
): AccessVariable {
  return ({ exchange }) => {
    const found = exchange.outcomes[name];
    return found && read(found);
  };
}
