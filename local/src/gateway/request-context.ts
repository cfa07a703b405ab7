import type { StageSide } from './choose-side';
import type { RequestIds } from './identifiers';
import type { GatewayRequest } from './request';
import { JavaMap, toJavaString, type JavaValue } from '../java/values';
import type { MethodModel, RestApiModel, StageModel } from '../template/rest-api-model';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * What a context is made from.
 */
export interface ContextSource {
  readonly api: RestApiModel;
  readonly stage: StageModel;
  readonly side: StageSide;
  readonly request: GatewayRequest;
  readonly ids: RequestIds;
  readonly domainName: string;
}

/**
 * Makes `$context` of a REST request, in the recorded order of its keys. The route's entries are empty until it is known.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function newContext(source: ContextSource): JavaMap {
  const { api, stage, side, request, ids, domainName } = source;
  const context = new JavaMap([
    ['resourceId', null],
    ['resourcePath', null],
    ['httpMethod', request.method],
    ['extendedRequestId', ids.extendedRequestId],
    ['requestTime', commonLogTime(ids.time)],
    ['path', request.fullPath],
    ['accountId', api.account],
    ['protocol', 'HTTP/1.1'],
    ['requestOverride', mapOfMaps(['path', 'header', 'querystring'])],
    ['stage', stage.name],
    ['domainPrefix', domainName.split('.')[0]],
    ['requestTimeEpoch', BigInt(ids.time.getTime())],
    ['requestId', ids.requestId],
    ['identity', identity(request)],
    ['domainName', domainName],
    ['deploymentId', side.deploymentId],
    ['responseOverride', mapOfMaps(['header'])],
    ['apiId', api.id],
  ]);
  if (side.isCanary !== undefined) {
    context.set('isCanaryRequest', String(side.isCanary));
  }
  return context;
}

/**
 * Enters the route of a request into its context.
 */
export function enterRoute(context: JavaMap, method: MethodModel): void {
  context.set('resourceId', method.resourceId);
  context.set('resourcePath', method.path);
  if (method.operationName !== undefined) {
    context.set('operationName', method.operationName);
  }
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
  const { caller } = request;
  const userId = caller && (caller.userId ?? caller.arn.split('/').pop() ?? caller.arn);
  return new JavaMap([
    ['cognitoIdentityPoolId', null],
    ['accountId', caller ? caller.accountId ?? caller.arn.split(':')[4] : null],
    ['cognitoIdentityId', null],
    ['caller', userId ?? null],
    ['sourceIp', request.sourceIp],
    ['principalOrgId', null],
    ['accessKey', caller ? caller.accessKey ?? 'AKIAIOSFODNN7EXAMPLE' : null],
    ['cognitoAuthenticationType', null],
    ['cognitoAuthenticationProvider', null],
    ['userArn', caller?.arn ?? null],
    ['userAgent', request.headers.get('User-Agent') ?? null],
    ['user', userId ?? null],
  ]);
}

function mapOfMaps(names: readonly string[]): JavaMap {
  return new JavaMap(names.map((name) => [name, new JavaMap()]));
}

function commonLogTime(time: Date): string {
  const [date, clock] = time.toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${clock.slice(0, 8)} +0000`;
}
