import { Annotations, Duration, Token } from 'aws-cdk-lib';
import { EndpointType } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { LIMITS } from './limits';
import type { Limit } from './limits';
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
export function checkLimit(limit: Limit, actual: number, what: string, remedy: string, scope: Construct): void {
  const { value, unit, raisable, page } = LIMITS[limit];
  if (Token.isUnresolved(actual) || actual <= value) return;
  if (!raisable) {
    throw new ValidationError(`${what} must be at most ${value} ${unit}, got ${actual}; ${remedy} (${page})`, scope);
  }
  Annotations.of(scope).addWarningV2(`${WARNING}:${limit}`,
    `${what}: ${actual} ${unit} are more than the ${value} that AWS allows before it is asked to raise the quota; ${remedy} (${page})`);
}

/**
 * Checks the size of a text in bytes of UTF-8, as far as it is known at synth.
 */
export function checkBytes(limit: Limit, text: string, what: string, remedy: string, scope: Construct): void {
  checkLimit(limit, Buffer.byteLength(text, 'utf8'), what, remedy, scope);
}

/**
 * Checks a mapping template's size.
 */
export function checkMappingTemplate(template: string, what: string, scope: Construct): void {
  checkBytes('mappingTemplateBytes', template, `mapping template of ${what}`, 'move long texts into a bucket, work into a function', scope);
}

/**
 * Checks the time that a backend of a REST API has to answer.
 */
export function checkTimeout(timeout: Duration, kind: TimeoutKind, scope: Construct): void {
  if (timeout.isUnresolved()) return;
  const millis = timeout.toMilliseconds();
  if (kind.streaming) return refuseOutside(millis, ['minTimeoutMillis', 'maxStreamMillis'], 'on a streamed response', scope);
  if (kind.endpointType === EndpointType.EDGE) return refuseOutside(millis, ['minTimeoutMillis', 'maxEdgeTimeoutMillis'], 'on an edge-optimized API', scope);
  if (millis < LIMITS.minTimeoutMillis.value) refuseOutside(millis, ['minTimeoutMillis', 'maxTimeoutMillis'], 'on a REST API', scope);
  checkLimit('maxTimeoutMillis', millis, "'timeout'", 'ask AWS to raise it, stream the response, or answer at once and work on', scope);
}

/**
 * Checks the time that a backend of an HTTP API has to answer.
 */
export function checkHttpTimeout(timeout: Duration, scope: Construct): void {
  checkTimeoutWithin(timeout, ['httpMinTimeoutMillis', 'httpMaxTimeoutMillis'], 'an HTTP API', 'answer at once and work on', scope);
}

/**
 * Checks the time that a backend has to answer where nobody raises the quota.
 */
export function checkTimeoutWithin(timeout: Duration, range: [Limit, Limit], where: string, remedy: string, scope: Construct): void {
  if (!timeout.isUnresolved()) refuseOutside(timeout.toMilliseconds(), range, `on ${where}`, scope, `; ${remedy}`);
}

function refuseOutside(millis: number, range: [Limit, Limit], where: string, scope: Construct, remedy = ''): void {
  const [min, max] = range.map((limit) => LIMITS[limit].value);
  if (millis >= min && millis <= max) return;
  throw new ValidationError(`'timeout' must be ${min} ms to ${Duration.millis(max).toHumanString()} ${where}, got ${millis} ms${remedy}`, scope);
}
