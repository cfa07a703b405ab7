import type { StageSide } from './entry/choose-side';
import { callerAccount, callerId, type Caller, type GatewayRequest } from './entry/request';
import type { RequestIds } from './identifiers';
import { commonLogTime } from './time-texts';
import { JavaMap, toJavaString, type JavaValue } from '../java/values';
import type { MethodModel, RestApiModel, StageModel } from '../template/rest-api-model';

/**
 * What a context is made from.
 */
export interface ContextSource {
  readonly deployment: { readonly api: Pick<RestApiModel, 'account' | 'id'>; readonly stage: Pick<StageModel, 'name'> };
  readonly side: Pick<StageSide, 'deploymentId' | 'isCanary'>;
  readonly request: GatewayRequest;
  readonly ids: RequestIds;
  readonly domainName: string;
}

/**
 * What a context tells of a route.
 */
export type RouteNames = Pick<MethodModel, 'resourceId' | 'path' | 'operationName'>;

/**
 * Makes `$context` of a REST request, in the recorded order of its keys.
 *
 * @param method of the route; its entries are empty until it is known
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function newContext(source: ContextSource, method: RouteNames | undefined): JavaMap {
  const { deployment: { api, stage }, side, request, ids, domainName } = source;
  const context = new JavaMap()
    .set('resourceId', null)
    .set('resourcePath', null)
    .set('httpMethod', request.method)
    .set('extendedRequestId', ids.extendedRequestId)
    .set('requestTime', commonLogTime(ids.time))
    .set('path', request.fullPath)
    .set('accountId', api.account)
    .set('protocol', 'HTTP/1.1')
    .set('requestOverride', mapOfMaps(['path', 'header', 'querystring']))
    .set('stage', stage.name)
    .set('domainPrefix', domainName.split('.')[0])
    .set('requestTimeEpoch', BigInt(ids.time.getTime()))
    .set('requestId', ids.requestId)
    .set('identity', identity(request))
    .set('domainName', domainName)
    .set('deploymentId', side.deploymentId)
    .set('responseOverride', mapOfMaps(['header']))
    .set('apiId', api.id);
  if (side.isCanary !== undefined) {
    context.set('isCanaryRequest', String(side.isCanary));
  }
  if (method) {
    enterRoute(context, method);
  }
  return context;
}

/**
 * Enters the route of a request into its context.
 */
export function enterRoute(context: JavaMap, method: RouteNames): void {
  context.set('resourceId', method.resourceId);
  context.set('resourcePath', method.path);
  if (method.operationName !== undefined) {
    context.set('operationName', method.operationName);
  }
}

/**
 * Enters who signed a request into its context.
 */
export function enterCaller(context: JavaMap, caller: Caller): void {
  setCaller(contextMap(context, 'identity'), caller);
}

/**
 * A value of the context by its dotted name, as text; undefined when there is none.
 */
export function contextText(context: JavaMap, name: string): string | undefined {
  let value: JavaValue | undefined = context;
  for (const part of name.split('.')) {
    value = value instanceof JavaMap ? value.get(part) : undefined;
  }
  return value === undefined || value === null ? undefined : toJavaString(value);
}

/**
 * A map inside the context, for instance `requestOverride`, `header`; empty when a template replaced it by something else.
 */
export function contextMap(context: JavaMap, ...path: readonly string[]): JavaMap {
  let value: JavaValue | undefined = context;
  for (const part of path) {
    value = value instanceof JavaMap ? value.get(part) : undefined;
  }
  return value instanceof JavaMap ? value : new JavaMap();
}

function identity(request: GatewayRequest): JavaMap {
  const entries = new JavaMap()
    .set('cognitoIdentityPoolId', null)
    .set('accountId', null)
    .set('cognitoIdentityId', null)
    .set('caller', null)
    .set('sourceIp', request.sourceIp)
    .set('principalOrgId', null)
    .set('accessKey', null)
    .set('cognitoAuthenticationType', null)
    .set('cognitoAuthenticationProvider', null)
    .set('userArn', null)
    .set('userAgent', request.headers.get('User-Agent') ?? null)
    .set('user', null);
  if (request.vpcEndpointId !== undefined) {
    entries.set('vpceId', request.vpcEndpointId);
    entries.set('vpcId', request.vpcId ?? null);
  }
  if (request.caller) {
    setCaller(entries, request.caller);
  }
  return entries;
}

function setCaller(entries: JavaMap, caller: Caller): void {
  const userId = callerId(caller);
  const { cognitoIdentity } = caller;
  entries.set('accountId', callerAccount(caller));
  entries.set('caller', userId);
  entries.set('principalOrgId', caller.principalOrgId ?? null);
  entries.set('accessKey', caller.accessKey ?? 'AKIAIOSFODNN7EXAMPLE');
  entries.set('userArn', caller.arn);
  entries.set('user', userId);
  if (cognitoIdentity) {
    entries.set('cognitoIdentityPoolId', cognitoIdentity.identityPoolId);
    entries.set('cognitoIdentityId', cognitoIdentity.identityId);
    entries.set('cognitoAuthenticationType', cognitoIdentity.authenticationType ?? 'authenticated');
    entries.set('cognitoAuthenticationProvider', cognitoIdentity.authenticationProvider ?? null);
  }
}

function mapOfMaps(names: readonly string[]): JavaMap {
  const map = new JavaMap();
  for (const name of names) {
    map.set(name, new JavaMap());
  }
  return map;
}
