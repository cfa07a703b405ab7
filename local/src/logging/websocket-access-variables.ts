import type { AccessVariable as VariableOf } from './access-log';
import { OUTCOME_VARIABLES } from './outcome-variables';
import { contextText } from '../gateway/request-context';
import type { WebSocketExchange } from '../gateway/websocket/exchange';
import { own } from '../own';

/*
 * Variables whose values templates see as well, in `$context`.
 */
const IN_CONTEXT = [
  'apiId', 'connectedAt', 'connectionId', 'domainName', 'eventType', 'extendedRequestId', 'identity.accountId', 'identity.apiKey', 'identity.apiKeyId',
  'identity.caller', 'identity.cognitoAuthenticationProvider', 'identity.cognitoAuthenticationType', 'identity.cognitoIdentityId',
  'identity.cognitoIdentityPoolId', 'identity.principalOrgId', 'identity.sourceIp', 'identity.user', 'identity.userAgent', 'identity.userArn',
  'messageId', 'requestId', 'requestTime', 'requestTimeEpoch', 'routeKey', 'stage',
];

/*
 * Whatever an authorizer hands on.
 */
const FAMILY = /^authorizer\.\w+$/;

/**
 * The variable of an access log of a WebSocket API, by its name without `$context.`; one that never has a value when AWS knows no such variable.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
 */
export function webSocketAccessVariable(name: string): VariableOf<WebSocketExchange> {
  const known = own(OUTCOME_VARIABLES, name);
  if (known) {
    return known;
  }
  return IN_CONTEXT.includes(name) || FAMILY.test(name) ? ({ exchange }) => contextText(exchange.context, name) : () => undefined;
}
