import { methodArn, type CallOfApi } from './method-arn';
import type { Values } from '../../backends/backend';
import type { AccessRequest } from '../../policies';
import { callerAccount, callerId, type Caller, type GatewayRequest } from '../entry/request';
import type { RequestIds } from '../identifiers';

/**
 * The right to call an API.
 */
export const INVOKE = 'execute-api:Invoke';

/**
 * What policies judge of a request, of whatever kind of API.
 */
export interface JudgedExchange {
  readonly request: Pick<GatewayRequest, 'headers' | 'sourceIp' | 'vpcEndpointId' | 'vpcId'>;
  readonly ids: Pick<RequestIds, 'time'>;
}

interface Facts {
  readonly exchange: JudgedExchange;
  readonly caller?: Caller;
}

type KeyReader = (facts: Facts) => string | undefined;

/*
 * A VPC endpoint hides the address that the internet would see.
 */
const KEYS: ReadonlyMap<string, KeyReader> = new Map<string, KeyReader>([
  ['aws:currenttime', ({ exchange }) => exchange.ids.time.toISOString()],
  ['aws:epochtime', ({ exchange }) => String(Math.floor(exchange.ids.time.getTime() / 1000))],
  ['aws:principalaccount', ({ caller }) => caller && callerAccount(caller)],
  ['aws:principalarn', ({ caller }) => caller && principalArn(caller.arn)],
  ['aws:principalisawsservice', () => 'false'],
  ['aws:principalorgid', ({ caller }) => caller?.principalOrgId],
  ['aws:principaltype', ({ caller }) => caller ? principalType(caller.arn) : 'Anonymous'],
  ['aws:referer', ({ exchange }) => exchange.request.headers.get('Referer')],
  ['aws:securetransport', () => 'true'],
  ['aws:sourceip', ({ exchange }) => exchange.request.vpcEndpointId === undefined ? exchange.request.sourceIp : undefined],
  ['aws:sourcevpc', ({ exchange }) => exchange.request.vpcId],
  ['aws:sourcevpce', ({ exchange }) => exchange.request.vpcEndpointId],
  ['aws:useragent', ({ exchange }) => exchange.request.headers.get('User-Agent')],
  ['aws:userid', ({ caller }) => caller && callerId(caller)],
  ['aws:username', ({ caller }) => caller && /:user\/(?:.*\/)?([^/]+)$/.exec(caller.arn)?.[1]],
  ['aws:viaawsservice', () => 'false'],
  ['aws:vpcsourceip', ({ exchange }) => exchange.request.vpcEndpointId === undefined ? undefined : exchange.request.sourceIp],
]);

/**
 * A request as policies judge it.
 *
 * @param caller who signed it, where the signature counts
 * @param action what the caller wants
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export function accessRequest(exchange: JudgedExchange & CallOfApi, caller?: Caller, action = INVOKE): AccessRequest {
  return accessRequestTo(methodArn(exchange), exchange, caller, action);
}

/**
 * A request as policies judge it, by the ARN of what it is for.
 */
export function accessRequestTo(resource: string, exchange: JudgedExchange, caller: Caller | undefined, action: string): AccessRequest {
  const facts = { exchange, caller };
  return {
    action,
    resource,
    principalArn: caller?.arn,
    values: (key) => {
      const value = KEYS.get(key)?.(facts);
      return value === undefined ? declared(caller?.conditionKeys, key) : [value];
    },
  };
}

function declared(keys: Values | undefined, key: string): readonly string[] | undefined {
  const found = Object.entries(keys ?? {}).find(([name]) => name.toLowerCase() === key)?.[1];
  return typeof found === 'string' ? [found] : found;
}

/*
 * A session counts as its role.
 */
function principalArn(arn: string): string {
  return arn.replace(/^(arn:[^:]+):sts::(\d+):assumed-role\/([^/]+)\/.*$/, '$1:iam::$2:role/$3');
}

function principalType(arn: string): string {
  if (arn.includes(':assumed-role/')) {
    return 'AssumedRole';
  }
  return arn.endsWith(':root') ? 'Account' : 'User';
}
