import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ValidationError } from '../private/errors';

/**
 * Runs while a connection is made, before there are messages.
 */
export const CONNECT = '$connect';

/**
 * Runs after a connection has ended.
 */
export const DISCONNECT = '$disconnect';

const PREDEFINED = [CONNECT, DISCONNECT, '$default'];
const METHOD_AND_PATH = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) *\//i;
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/; // eslint-disable-line no-control-regex

/**
 * Whether no client waits for messages: before the connection stands, and after its end.
 */
export function isLifecycle(routeKey: string): boolean {
  return routeKey === CONNECT || routeKey === DISCONNECT;
}

/**
 * Refuses a key that no route of a WebSocket API can have.
 *
 * AWS documents no characters and no length for keys of one's own, beyond that `$` begins the predefined ones.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
 */
export function checkWebSocketRouteKey(routeKey: string, scope: IConstruct): void {
  const problem = problemOf(routeKey);
  if (problem !== undefined) throw new ValidationError(problem, scope);
}

function problemOf(routeKey: string): string | undefined {
  if (Token.isUnresolved(routeKey)) return "a route key must be known at synthesis, got a token; write a key such as 'say'";
  if (routeKey === '') return "a route key must not be empty; write what the route selection expression yields, such as 'say', or $default";
  if (METHOD_AND_PATH.test(routeKey)) {
    return `route key '${routeKey}' belongs to REST and HTTP APIs; use RestGateway or HttpGateway, or write what the route selection expression yields, such as 'say'`;
  }
  if (routeKey.startsWith('$') && !PREDEFINED.includes(routeKey)) {
    return `route key '${routeKey}' is none of AWS's: only ${PREDEFINED.join(', ')} begin with a dollar sign; write '${routeKey.replace(/^\$+/, '')}'`;
  }
  if (routeKey.trim() !== routeKey) return `route key '${routeKey}' begins or ends with a space, which messages would need too; write '${routeKey.trim()}'`;
  if (CONTROL_CHARACTER.test(routeKey)) return `route key ${JSON.stringify(routeKey)} has a control character; take it out`;
  return undefined;
}
