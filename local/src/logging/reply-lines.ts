import { faultLine } from './fault-line';
import { bodyText, headersText, listsOf } from './log-text';
import type { Reply } from '../gateway/answer/reply';
import type { Exchange } from '../gateway/exchange';
import type { GatewayFault } from '../gateway/fault';
import { requestIdOf } from '../gateway/outcomes';

/**
 * Writes how a method ended.
 */
export function writeReply({ journal, ids }: Exchange, { status, headers, body, traced }: Reply): void {
  const { info, trace } = journal;
  if (!info) {
    return;
  }
  trace?.(`Method response body after transformations: ${bodyText(body)}`);
  trace?.(`Method response headers: ${headersText([...traced ? [['X-Amzn-Trace-Id', [ids.traceId]] as const] : [], ...listsOf(headers)])}`);
  info('Successfully completed execution');
  info(`Method completed with status: ${status}`);
}

/**
 * Writes the request id that an endpoint gave, as the last line of a request.
 */
export function writeEndpointRequestId({ journal, outcomes }: Pick<Exchange, 'journal' | 'outcomes'>): void {
  const requestId = journal.info && outcomes.integration && requestIdOf(outcomes.integration);
  if (requestId !== undefined) {
    journal.info?.(`AWS Integration Endpoint RequestId : ${requestId}`);
  }
}

/**
 * Writes why the gateway answers by itself, and what.
 *
 * @param customised whether the API says how
 */
export function writeFault({ journal, ids }: Exchange, fault: GatewayFault, { status, headers, body }: Reply, customised: boolean): void {
  const { error, info, trace } = journal;
  if (!error) {
    return;
  }
  error(faultLine(fault, ids.requestId));
  if (customised) {
    info?.(`Gateway response type: ${fault.type} with status code: ${status}`);
    trace?.(`Gateway response body: ${bodyText(body)}`);
    trace?.(`Gateway response headers: ${headersText(listsOf(headers))}`);
  }
  error(`Method completed with status: ${status}`);
}
