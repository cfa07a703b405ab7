import type { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { checkLimit, checkTimeoutWithin } from './checks';

/**
 * What of an integration has limits.
 */
export interface LimitedIntegration {
  readonly timeout?: Duration;
  readonly requestTemplate?: string;
  readonly responses?: readonly { readonly template?: string }[];
}

/**
 * Checks what an integration asks of API Gateway.
 */
export function checkWebSocketIntegration(integration: LimitedIntegration, what: string, scope: Construct): void {
  const { timeout, requestTemplate, responses = [] } = integration;
  if (timeout) checkWebSocketTimeout(timeout, scope);
  for (const template of [requestTemplate, ...responses.map((response) => response.template)]) {
    checkLimit('webSocketTemplateCharacters', template?.length ?? 0, `mapping template of ${what}`, 'move long texts into a bucket, work into a function', scope);
  }
}

function checkWebSocketTimeout(timeout: Duration, scope: Construct): void {
  const remedy = 'answer at once, work on, and send the result to the connection';
  checkTimeoutWithin(timeout, ['webSocketMinTimeoutMillis', 'webSocketMaxTimeoutMillis'], 'a WebSocket API', remedy, scope);
}
