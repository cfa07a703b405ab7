import type { AccessVariable as VariableOf } from './access-log';
import type { FaultType } from '../gateway/fault';
import { contextVariable } from '../gateway/http/context-variables';
import type { HttpExchange } from '../gateway/http/exchange';
import { headerOf, requestIdOf, type CallOutcome } from '../gateway/outcomes';
import { own } from '../own';

type AccessVariable = VariableOf<HttpExchange>;

const INTEGRATION_FAULTS: readonly FaultType[] = ['API_CONFIGURATION_ERROR', 'INTEGRATION_FAILURE', 'INTEGRATION_TIMEOUT'];

const integration = (read: (outcome: CallOutcome) => string | number | undefined): AccessVariable => ({ exchange: { outcomes } }) => {
  return outcomes.integration && read(outcomes.integration);
};
const integrationError: AccessVariable = ({ exchange: { fault } }) => {
  return fault && INTEGRATION_FAULTS.includes(fault.type) ? fault.reason : undefined;
};
const integrationStatus = integration(({ integrationStatus: status }) => status);

/*
 * Variables of access logs alone. The texts of errors are this engine's.
 */
const VARIABLES: Readonly<Record<string, AccessVariable>> = {
  'authorizer.error': ({ exchange }) => exchange.outcomes.authorizer?.error,
  'awsEndpointRequestId': integration(requestIdOf),
  'awsEndpointRequestId2': integration(({ headers }) => headerOf(headers, ['x-amz-id-2'])),
  'dataProcessed': ({ exchange, length }) => exchange.request.body.length + length,
  'error.message': ({ exchange }) => exchange.fault?.message,
  'error.messageString': ({ exchange }) => exchange.fault?.messageString,
  'error.responseType': ({ exchange }) => exchange.fault?.type,
  'integration.error': integrationError,
  'integration.integrationStatus': integrationStatus,
  'integration.latency': integration(({ latency }) => latency),
  'integration.requestId': integration(requestIdOf),
  'integration.status': integration(({ status }) => status),
  'integrationErrorMessage': integrationError,
  'integrationLatency': integration(({ latency }) => latency),
  'integrationStatus': integrationStatus,
  'responseLatency': ({ exchange }) => exchange.now() - exchange.ids.time.getTime(),
  'responseLength': ({ length }) => length,
  'status': ({ status }) => status,
};

/**
 * The variable of an access log of an HTTP API, by its name without `$context.`; one that never has a value when AWS knows no such variable.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export function httpAccessVariable(name: string): AccessVariable {
  const known = own(VARIABLES, name);
  if (known) {
    return known;
  }
  const variable = contextVariable(name);
  return ({ exchange }) => variable(exchange);
}
