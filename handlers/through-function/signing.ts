import type { ServiceCall } from './send-call';
import { SIGNING_NAMES } from './signing-names';
import { endpointVariable } from '../../local/src/functions/endpoint-variables';
import { partitionOf } from '../../local/src/template/environment';

/**
 * Where a call goes, and what its signature is good for.
 */
export interface Signing {
  readonly origin: string;
  readonly region: string;
  readonly service: string;
}

/*
 * Services of no region, which sign for that of their control plane.
 * https://docs.aws.amazon.com/general/latest/gr/rande.html#global-endpoints
 */
const GLOBAL = ['cloudfront', 'iam', 'route53', 'savingsplans'];
const GLOBAL_REGION = 'us-east-1';

/**
 * Finds the endpoint of a call as the AWS SDKs do, and what it is signed for.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function signingOf(call: ServiceCall, environment: NodeJS.ProcessEnv): Signing {
  const { host, protocol } = new URL(call.url);
  const prefix = host.slice(0, host.indexOf(`.${call.region}.`));
  const configured = environment[endpointVariable(call.service)] ?? environment.AWS_ENDPOINT_URL;
  const service = SIGNING_NAMES.get(prefix) ?? SIGNING_NAMES.get(call.service) ?? call.service;
  if (GLOBAL.includes(call.service) && partitionOf(call.region) === 'aws') {
    return { origin: configured ?? `${protocol}//${call.service}.amazonaws.com`, region: GLOBAL_REGION, service };
  }
  return { origin: configured ?? `${protocol}//${host}`, region: call.region, service };
}
