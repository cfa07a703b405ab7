import type { AccessVariable as VariableOf } from './access-log';
import { faultLine } from './fault-line';
import type { FaultType, GatewayFault } from '../gateway/fault';
import type { RequestIds } from '../gateway/identifiers';
import { requestIdOf, type CallOutcome, type Outcomes } from '../gateway/outcomes';

/**
 * How a request to a REST API, or an event of a WebSocket API, went.
 */
export interface LoggedExchange {
  readonly outcomes: Outcomes;
  readonly fault?: GatewayFault;
  readonly ids: Pick<RequestIds, 'requestId'>;
}

type AccessVariable = VariableOf<LoggedExchange>;
type Phase = Exclude<keyof Outcomes, 'basePathMatched'>;

const INTEGRATION_FAULTS: readonly FaultType[] = ['API_CONFIGURATION_ERROR', 'INTEGRATION_FAILURE', 'INTEGRATION_TIMEOUT'];

const integration: (read: (outcome: CallOutcome) => string | number | undefined) => AccessVariable = (read) => outcome('integration', read);
const integrationError: AccessVariable = ({ exchange: { fault, ids } }) => {
  return fault && INTEGRATION_FAULTS.includes(fault.type) ? faultLine(fault, ids.requestId) : undefined;
};

/**
 * Variables of access logs alone that tell how it went.
 */
export const OUTCOME_VARIABLES: Readonly<Record<string, AccessVariable>> = {
  ...phase('authenticate'),
  ...phase('authorize'),
  ...phase('authorizer'),
  'authorizer.claims': () => undefined,
  'authorizer.integrationLatency': outcome('authorizer', ({ integrationLatency }) => integrationLatency),
  'authorizer.integrationStatus': outcome('authorizer', ({ integrationStatus }) => integrationStatus),
  'authorizer.requestId': outcome('authorizer', requestIdOf),
  'awsEndpointRequestId': integration(requestIdOf),
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
  'status': ({ status }) => status,
};

function phase(name: Phase): Record<string, AccessVariable> {
  return {
    [`${name}.error`]: outcome(name, ({ error }) => error),
    [`${name}.latency`]: outcome(name, ({ latency }) => latency),
    [`${name}.status`]: outcome(name, ({ status }) => status),
  };
}

function outcome(name: Phase, read: (outcome: CallOutcome) => string | number | undefined): AccessVariable {
  return ({ exchange }) => {
    const found = exchange.outcomes[name];
    return found && read(found);
  };
}
