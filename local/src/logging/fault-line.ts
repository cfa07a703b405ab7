import { configurationLine, type FaultType, type GatewayFault } from '../gateway/fault';

/*
 * Seen in AWS's logs, or in its articles on reading them.
 */
const LINES: Partial<Record<FaultType, (fault: GatewayFault, requestId: string) => string>> = {
  ACCESS_DENIED: () => 'The client is not authorized to perform this operation.',
  API_CONFIGURATION_ERROR: ({ reason }) => configurationLine(reason),
  AUTHORIZER_CONFIGURATION_ERROR: ({ reason }) => configurationLine(reason),
  INTEGRATION_FAILURE: ({ reason }) => networkLine(reason),
  INTEGRATION_TIMEOUT: () => 'Execution failed due to a timeout error',
  UNAUTHORIZED: (_fault, requestId) => `Unauthorized request: ${requestId}`,
};

/**
 * What the execution log says of a fault: AWS's words where they are known, else the reason.
 */
export function faultLine(fault: GatewayFault, requestId: string): string {
  return fault.line ?? LINES[fault.type]?.(fault, requestId) ?? fault.reason;
}

/**
 * What the execution log says of an endpoint that cannot be reached.
 */
export function networkLine(reason: string): string {
  return `Execution failed due to a network error communicating with endpoint: ${reason}`;
}
