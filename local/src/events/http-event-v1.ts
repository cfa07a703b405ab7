import { eventBody, eventHeaders } from './http-payload';
import { lastValues, orNull } from './request-parts';
import { callerAccount, callerId } from '../gateway/entry/request';
import type { HttpExchange } from '../gateway/http/exchange';
import type { MappedRequest } from '../gateway/http/mapping/mapped-request';
import { commonLogTime } from '../gateway/time-texts';
import { decodePercent } from '../http/query';

/**
 * The event of payload format 1.0 that a function behind an HTTP API gets. What a request does not have is null.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function httpEventV1(exchange: HttpExchange, request: MappedRequest): Record<string, unknown> {
  const { pathParameters, stageVariables } = exchange;
  const headers = eventHeaders(request);
  const query = [...request.query];
  const path = request.path ?? decodePercent(exchange.request.fullPath);
  const { body, isBase64Encoded } = eventBody(exchange.request.body, request.headers.get('Content-Type'));
  return {
    version: '1.0',
    resource: resourceOf(exchange),
    path,
    httpMethod: exchange.request.method,
    headers: lastValues(headers),
    multiValueHeaders: Object.fromEntries(headers),
    queryStringParameters: orNull(lastValues(query)),
    multiValueQueryStringParameters: orNull(Object.fromEntries(query)),
    requestContext: requestContext(exchange, path),
    pathParameters: orNull(Object.fromEntries(pathParameters)),
    stageVariables: orNull(stageVariables),
    body: body ?? null,
    isBase64Encoded,
  };
}

function requestContext(exchange: HttpExchange, path: string): Record<string, unknown> {
  const { deployment: { api, stage }, domainName, ids, request } = exchange;
  return {
    accountId: api.account,
    apiId: api.id,
    authorizer: authorizerOf(exchange),
    domainName,
    domainPrefix: domainName.split('.')[0],
    extendedRequestId: ids.requestId,
    httpMethod: request.method,
    identity: identityOf(exchange),
    path,
    protocol: 'HTTP/1.1',
    requestId: ids.requestId,
    requestTime: commonLogTime(ids.time),
    requestTimeEpoch: ids.time.getTime(),
    resourceId: null,
    resourcePath: resourceOf(exchange),
    stage: stage.name,
  };
}

function authorizerOf({ authorizer }: HttpExchange): Record<string, unknown> {
  if (authorizer?.kind === 'lambda') {
    const { context, latency, principalId } = authorizer;
    return { ...Object.fromEntries(context), ...principalId !== undefined && { principalId }, integrationLatency: latency };
  }
  return { claims: authorizer ? Object.fromEntries(authorizer.claims) : null, scopes: authorizer?.scopes ?? null };
}

function identityOf({ caller, request, route }: HttpExchange): Record<string, unknown> {
  const signer = route?.authorizationType === 'AWS_IAM' ? caller : undefined;
  const userId = signer ? callerId(signer) : null;
  const cognito = signer?.cognitoIdentity;
  return {
    accessKey: signer ? signer.accessKey ?? 'AKIAIOSFODNN7EXAMPLE' : null,
    accountId: signer ? callerAccount(signer) : null,
    caller: userId,
    cognitoAuthenticationProvider: cognito?.authenticationProvider ?? null,
    cognitoAuthenticationType: cognito ? cognito.authenticationType ?? 'authenticated' : null,
    cognitoIdentityId: cognito?.identityId ?? null,
    cognitoIdentityPoolId: cognito?.identityPoolId ?? null,
    principalOrgId: signer?.principalOrgId ?? null,
    sourceIp: request.sourceIp,
    user: userId,
    userAgent: request.headers.get('User-Agent') ?? '',
    userArn: signer?.arn ?? null,
  };
}

/*
 * Path of the route; `$default` has none.
 */
function resourceOf({ route }: HttpExchange): string | undefined {
  return route?.routeKey.split(' ').at(-1);
}
