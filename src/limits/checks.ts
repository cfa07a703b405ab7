import { Annotations, Duration, Token } from 'aws-cdk-lib';
import { EndpointType } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { REST_LIMITS } from './limits';
import type { RestLimit } from './limits';
import type { Quota } from './quota';
import { ValidationError } from '../private/errors';

/**
 * Prefix of the ids of this library's warnings.
 */
const WARNING = 'cdk-apigateway-patterns';

/**
 * What a timeout is for.
 */
export interface TimeoutKind {
  readonly endpointType: EndpointType;
  /** The response is streamed. */
  readonly streaming?: boolean;
}

/**
 * Compares a count or a size with a quota: an error past a fixed one, a warning past one that AWS raises on request.
 *
 * `what` names the thing counted and `remedy` what to do instead.
 */
export function checkLimit(limit: RestLimit, actual: number, what: string, remedy: string, scope: Construct): void {
  checkQuota(limit, REST_LIMITS[limit], actual, what, remedy, scope);
}

/**
 * The same for a quota of any kind of API; the warning has the name of the quota.
 */
export function checkQuota(name: string, quota: Quota, actual: number, what: string, remedy: string, scope: Construct): void {
  const { value, unit, raisable, page } = quota;
  if (Token.isUnresolved(actual) || actual <= value) return;
  if (!raisable) {
    throw new ValidationError(`${what} must be at most ${value} ${unit}, got ${actual}; ${remedy} (${page})`, scope);
  }
  Annotations.of(scope).addWarningV2(`${WARNING}:${name}`,
    `${what}: ${actual} ${unit} are more than the ${value} that AWS allows before it is asked to raise the quota; ${remedy} (${page})`);
}

/**
 * Checks the size of a text in bytes of UTF-8, as far as it is known at synth.
 */
export function checkBytes(limit: RestLimit, text: string, what: string, remedy: string, scope: Construct): void {
  checkLimit(limit, Buffer.byteLength(text, 'utf8'), what, remedy, scope);
}

/**
 * Checks a mapping template's size.
 */
export function checkMappingTemplate(template: string, what: string, scope: Construct): void {
  checkBytes('mappingTemplateBytes', template, `mapping template of ${what}`, 'move long texts into a bucket, work into a function', scope);
}

/**
 * Checks the time that a backend has to answer.
 */
export function checkTimeout(timeout: Duration, kind: TimeoutKind, scope: Construct): void {
  if (timeout.isUnresolved()) return;
  const millis = timeout.toMilliseconds();
  const { minTimeoutMillis, maxStreamMillis, maxEdgeTimeoutMillis } = REST_LIMITS;
  if (kind.streaming) return refuseOutside(millis, maxStreamMillis.value, 'a streamed response', scope);
  if (kind.endpointType === EndpointType.EDGE) return refuseOutside(millis, maxEdgeTimeoutMillis.value, 'an edge-optimized API', scope);
  if (millis < minTimeoutMillis.value) refuseOutside(millis, REST_LIMITS.maxTimeoutMillis.value, 'a REST API', scope);
  checkLimit('maxTimeoutMillis', millis, "'timeout'", 'ask AWS to raise it, stream the response, or answer at once and work on', scope);
}

function refuseOutside(millis: number, max: number, where: string, scope: Construct): void {
  const min = REST_LIMITS.minTimeoutMillis.value;
  if (millis >= min && millis <= max) return;
  throw new ValidationError(`'timeout' must be ${min} ms to ${Duration.millis(max).toHumanString()} on ${where}, got ${millis} ms`, scope);
}
