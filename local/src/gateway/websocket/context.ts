import type { Connection } from './connection';
import type { WebSocketEvent } from './event';
import type { WebSocketExchange } from './exchange';
import { JavaMap, type JavaValue } from '../../java/values';
import { callerAccount, callerId, type Caller } from '../entry/request';
import { commonLogTime } from '../time-texts';

/*
 * Clients send; what backends send them is no event.
 */
const DIRECTION = 'IN';

/**
 * Makes `$context` of an event on a connection, in the order of AWS's events. What is not known is not there.
 *
 * That `identity` has more than address and user agent where IAM or an API key let the client in, and that later events have it too, is
 * documented by the names of the variables alone.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
 */
export function newWebSocketContext({ connection, deployment: { api, stage }, event, ids, routeKey }: WebSocketExchange): JavaMap {
  return known([
    ['routeKey', routeKey],
    ['authorizer', connection.authorizer && new JavaMap(connection.authorizer)],
    ...eventEntries(event),
    ['eventType', event.eventType],
    ['extendedRequestId', ids.extendedRequestId],
    ['requestTime', commonLogTime(ids.time)],
    ['messageDirection', DIRECTION],
    ['stage', stage.name],
    ['connectedAt', BigInt(connection.connectedAt.getTime())],
    ['requestTimeEpoch', BigInt(ids.time.getTime())],
    ['identity', identity(connection)],
    ['requestId', ids.requestId],
    ['domainName', connection.domainName],
    ['connectionId', connection.connectionId],
    ['apiId', api.id],
  ]);
}

type Entry = readonly [name: string, value: JavaValue | undefined];

function eventEntries(event: WebSocketEvent): readonly Entry[] {
  switch (event.eventType) {
    case 'CONNECT': return [];
    case 'MESSAGE': return [['messageId', event.messageId]];
    case 'DISCONNECT': return [['disconnectStatusCode', BigInt(event.disconnectStatusCode)], ['disconnectReason', event.disconnectReason]];
  }
}

function identity({ apiKey, caller, request }: Connection): JavaMap {
  return known([
    ['userAgent', request.headers.get('User-Agent')],
    ['sourceIp', request.sourceIp],
    ['apiKey', apiKey?.value],
    ['apiKeyId', apiKey?.id],
    ...caller ? callerEntries(caller) : [],
  ]);
}

function callerEntries(caller: Caller): readonly Entry[] {
  const { arn, cognitoIdentity, principalOrgId } = caller;
  return [
    ['accountId', callerAccount(caller)],
    ['caller', callerId(caller)],
    ['principalOrgId', principalOrgId],
    ['user', callerId(caller)],
    ['userArn', arn],
    ...cognitoIdentity ? [
      ['cognitoIdentityId', cognitoIdentity.identityId],
      ['cognitoIdentityPoolId', cognitoIdentity.identityPoolId],
      ['cognitoAuthenticationProvider', cognitoIdentity.authenticationProvider],
      ['cognitoAuthenticationType', cognitoIdentity.authenticationType ?? 'authenticated'],
    ] as const : [],
  ];
}

function known(entries: readonly Entry[]): JavaMap {
  return new JavaMap(entries.filter((entry): entry is readonly [string, JavaValue] => entry[1] !== undefined));
}
