import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { checkQuota } from './checks';
import { WEBSOCKET_LIMITS } from './websocket-limits';
import type { WebSocketLimit } from './websocket-limits';
import { ValidationError } from '../private/errors';

/**
 * What of an integration has limits.
 */
export interface LimitedIntegration {
  readonly timeout?: Duration;
  readonly requestTemplate?: string;
  readonly responses?: readonly { readonly template?: string }[];
}

/**
 * Compares a count or a size with a quota of WebSocket APIs.
 */
export function checkWebSocketLimit(limit: WebSocketLimit, actual: number, what: string, remedy: string, scope: Construct): void {
  checkQuota(limit, WEBSOCKET_LIMITS[limit], actual, what, remedy, scope);
}

/**
 * Checks what an integration asks of API Gateway.
 */
export function checkWebSocketIntegration(integration: LimitedIntegration, what: string, scope: Construct): void {
  const { timeout, requestTemplate, responses = [] } = integration;
  if (timeout) checkTimeout(timeout, scope);
  for (const template of [requestTemplate, ...responses.map((response) => response.template)]) {
    checkWebSocketLimit('webSocketTemplateCharacters', template?.length ?? 0, `mapping template of ${what}`, 'move long texts into a bucket, work into a function', scope);
  }
}

function checkTimeout(timeout: Duration, scope: Construct): void {
  if (timeout.isUnresolved()) return;
  const [min, max] = [WEBSOCKET_LIMITS.webSocketMinTimeoutMillis.value, WEBSOCKET_LIMITS.webSocketMaxTimeoutMillis.value];
  const millis = timeout.toMilliseconds();
  if (millis >= min && millis <= max) return;
  throw new ValidationError(`'timeout' must be ${min} ms to ${Duration.millis(max).toHumanString()} on a WebSocket API, got ${millis} ms; `
    + 'answer at once, work on, and send the result to the connection', scope);
}
