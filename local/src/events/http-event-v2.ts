import { eventBody, eventHeaders, stagePath } from './http-payload';
import type { Lists } from './request-parts';
import { callerAccount, callerId, type Caller } from '../gateway/entry/request';
import type { HttpExchange } from '../gateway/http/exchange';
import type { MappedRequest } from '../gateway/http/mapping/mapped-request';
import { commonLogTime } from '../gateway/time-texts';

/**
 * The event of payload format 2.0 that a function behind an HTTP API gets. What a request does not have is left out.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function httpEventV2(exchange: HttpExchange, request: MappedRequest): Record<string, unknown> {
  const { pathParameters, stageVariables } = exchange;
  const headers = eventHeaders(request);
  const rawPath = stagePath(exchange, request);
  return withoutEmpty({
    version: '2.0',
    routeKey: exchange.route?.routeKey,
    rawPath,
    rawQueryString: request.rawQuery,
    cookies: cookiesOf(request),
    headers: commaJoined(headers.filter(([name]) => name !== 'cookie')),
    queryStringParameters: commaJoined([...request.query]),
    requestContext: requestContext(exchange, rawPath),
    pathParameters: Object.fromEntries(pathParameters),
    stageVariables,
    ...eventBody(exchange.request.body, request.headers.get('Content-Type')),
  });
}

function requestContext(exchange: HttpExchange, path: string): Record<string, unknown> {
  const { deployment: { api, stage }, domainName, ids, request, route } = exchange;
  return withoutEmpty({
    accountId: api.account,
    apiId: api.id,
    authorizer: authorizerOf(exchange),
    domainName,
    domainPrefix: domainName.split('.')[0],
    http: {
      method: request.method,
      path,
      protocol: 'HTTP/1.1',
      sourceIp: request.sourceIp,
      userAgent: request.headers.get('User-Agent') ?? '',
    },
    requestId: ids.requestId,
    routeKey: route?.routeKey,
    stage: stage.name,
    time: commonLogTime(ids.time),
    timeEpoch: ids.time.getTime(),
  });
}

function authorizerOf({ authorizer, caller, route }: HttpExchange): Record<string, unknown> | undefined {
  if (authorizer?.kind === 'jwt') {
    return { jwt: { claims: Object.fromEntries(authorizer.claims), scopes: authorizer.scopes ?? null } };
  }
  if (authorizer) {
    return { lambda: authorizer.context.size === 0 ? null : Object.fromEntries(authorizer.context) };
  }
  return caller && route?.authorizationType === 'AWS_IAM' ? { iam: iamCaller(caller) } : undefined;
}

function iamCaller(caller: Caller): Record<string, unknown> {
  const { cognitoIdentity } = caller;
  const userId = callerId(caller);
  return {
    accessKey: caller.accessKey ?? 'AKIAIOSFODNN7EXAMPLE',
    accountId: callerAccount(caller),
    callerId: userId,
    cognitoIdentity: cognitoIdentity ? {
      amr: [cognitoIdentity.authenticationType ?? 'authenticated', ...cognitoIdentity.authenticationProvider?.split(',') ?? []],
      identityId: cognitoIdentity.identityId,
      identityPoolId: cognitoIdentity.identityPoolId,
    } : null,
    principalOrgId: caller.principalOrgId ?? null,
    userArn: caller.arn,
    userId,
  };
}

function cookiesOf({ headers }: MappedRequest): readonly string[] {
  return headers.all('Cookie').flatMap((value) => value.split(';')).map((cookie) => cookie.trim()).filter((cookie) => cookie !== '');
}

function commaJoined(entries: Lists): Record<string, string> {
  return Object.fromEntries(entries.map(([name, values]) => [name, values.join(',')]));
}

function withoutEmpty(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}
