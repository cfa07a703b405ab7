import type { HttpEvent, SigningIdentity } from './http-event';
import { receive, type Caller, type GatewayRequest } from '../../local/src/gateway/entry/request';
import { encodeComponent } from '../../local/src/http/query';

const NOT_PRIVATE = {};

/**
 * The request of an event as a REST API would have received it.
 *
 * An HTTP API has decoded the path, so that nothing may be read from it any more: only the query string is read as it travelled.
 */
export function requestOf(event: HttpEvent): GatewayRequest {
  const { authorizer, domainName, http } = event.requestContext;
  return receive({
    method: http.method,
    path: `?${event.rawQueryString ?? ''}`,
    headers: headersOf(event),
    body: event.body === undefined ? undefined : Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8'),
    sourceIp: http.sourceIp,
    caller: authorizer?.iam && callerOf(authorizer.iam),
  }, { door: { domainName, prefix: http.path, isCustom: false }, origin: NOT_PRIVATE });
}

/**
 * The path variables percent-encoded, as a REST API hands them on.
 */
export function pathParametersOf({ pathParameters = {} }: HttpEvent): ReadonlyMap<string, string> {
  return new Map(Object.entries(pathParameters).map(([name, value]) => [name, value.split('/').map(encodeComponent).join('/')]));
}

/*
 * Cookies have a place of their own in the event.
 */
function headersOf({ cookies, headers = {} }: HttpEvent): Readonly<Record<string, string>> {
  return cookies && headers.cookie === undefined ? { ...headers, cookie: cookies.join('; ') } : headers;
}

function callerOf(identity: SigningIdentity): Caller {
  const { accessKey, accountId, cognitoIdentity, principalOrgId, userArn, userId } = identity;
  return {
    arn: userArn ?? '',
    accountId: accountId ?? undefined,
    userId: userId ?? undefined,
    accessKey: accessKey ?? '',
    principalOrgId: principalOrgId ?? undefined,
    cognitoIdentity: cognitoIdentity ? {
      identityId: cognitoIdentity.identityId ?? '',
      identityPoolId: cognitoIdentity.identityPoolId ?? '',
      authenticationType: cognitoIdentity.amr?.includes('unauthenticated') ? 'unauthenticated' : 'authenticated',
      authenticationProvider: cognitoIdentity.amr?.slice(1).join(','),
    } : undefined,
  };
}
