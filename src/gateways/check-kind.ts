import type { IConstruct } from 'constructs';
import { ValidationError } from '../private/errors';

/**
 * What serves a route on each kind of API.
 */
const BINDS = { 'REST API': 'bindToRest', 'HTTP API': 'bindToHttp', 'WebSocket API': 'bindToWebSocket' } as const;

/**
 * Refuses an integration of another kind of API, where no compiler has.
 */
export function checkKind(integration: object, kind: keyof typeof BINDS, routeKey: string, scope: IConstruct): void {
  if (BINDS[kind] in integration) return;
  throw new ValidationError(`'${routeKey}' cannot be answered by ${integration.constructor.name}, which serves no ${kind}: use another kind of API, or put a function in between, such as ThroughFunction on an HTTP API`, scope);
}
