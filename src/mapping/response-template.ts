import { toJsonPath, parseBodyPath } from './body-path';
import type { JsonTemplate } from './json-template';
import { TemplateScope } from './template-scope';
import { PrintSink } from './template-sink';

/**
 * Body of every answer that is not a success: fixed text and the id under which AWS knows the request.
 *
 * The caller cannot choose `extendedRequestId`, so it needs no escaping.
 */
function problem(message: string): string {
  return `{"message":"${message}","requestId":"$context.extendedRequestId"}`;
}

/**
 * What the body of a status says.
 */
export const MESSAGES: Record<number, string> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  416: 'Range Not Satisfiable',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** Statuses after which a caller should wait before it tries again. */
const RETRYABLE = [429, 503];

/**
 * Tells the caller to wait, in a header.
 */
export const RETRY_AFTER = "#set($context.responseOverride.header.Retry-After='1')";

/**
 * The status that the request template gave, if it has refused the call: it stands, because API Gateway takes no second one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
const STATUS_SO_FAR = '"$!context.responseOverride.status"';

/**
 * Answers a call that the request template has refused, whatever the backend said; branches for the others follow.
 */
export const UNLESS_REFUSED = `#if(${STATUS_SO_FAR}!="")${problem(MESSAGES[400])}`;

/**
 * Answers with the template, unless the request template has refused the call.
 */
export function unlessRefused(template: string): string {
  return `${UNLESS_REFUSED}#{else}${template}#end`;
}

/**
 * A sign in the body of a successful answer that what was asked for did not happen.
 */
export interface Outcome {
  /** The condition, in Velocity: see `Sign`. */
  readonly when: string;
  readonly status: number;
}

/**
 * Conditions on the body of a backend's answer.
 */
export class Sign {
  /** The member is not there, or is null. */
  public static absent(path: string): string {
    return `$input.path('${jsonPath(path)}')==$null`;
  }

  /** The count is not zero: a part of the batch failed. */
  public static notZero(path: string): string {
    return `$input.path('${jsonPath(path)}')!=0`;
  }

  /** The list is there and holds an object. */
  public static notEmpty(path: string): string {
    return `$input.json('${jsonPath(path)}').startsWith('[{')==true`;
  }

  /** The member is another string than these, or none; words of AWS only. */
  public static noneOf(path: string, values: string[]): string {
    return `!(${Sign.oneOf(path, values)})`;
  }

  /** The member is a string that is one of these; words of AWS only. */
  public static oneOf(path: string, values: string[]): string {
    return `$input.path('${jsonPath(path)}').matches('${values.join('|')}')==true`;
  }
}

/**
 * Answers a success: with the document, unless an outcome says that it was none.
 *
 * @param document the body, nothing for an empty one
 */
export function successTemplate(document: JsonTemplate | undefined, outcomes: readonly Outcome[] = []): string {
  const scope = new TemplateScope('null');
  const sink = new PrintSink();
  document?._prepare(scope).write(sink);
  return withOutcomes(scope.wrap(sink.text, ''), outcomes);
}

/**
 * Puts outcomes before a template.
 */
export function withOutcomes(template: string, outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return template;
  const branches = outcomes.map(({ when, status }) => `#elseif(${when})${override(status)}${problem(MESSAGES[status])}`);
  return `${UNLESS_REFUSED}${branches.join('')}#{else}${template}#end`;
}

/**
 * An error of a service, by the words in its code.
 */
export interface ErrorRule {
  /** Part of the code, as a regular expression of constants: `ConditionalCheckFailed`. */
  readonly code: string;
  readonly status: number;
}

/**
 * Answers an error of the service by its code, with a fixed body.
 *
 * @param codePath where the service's answer holds the code of the error: `__type`, `Error.Code`
 * @param rules the first one whose words the code holds decides; none: 400
 */
export function errorTemplate(codePath: string, rules: readonly ErrorRule[]): string {
  const branches = rules.map(({ code, status }, index) =>
    `#${index === 0 ? 'if' : 'elseif'}($t.matches('.*(${code}).*')==true)${settle(status)}`);
  return `${settle(400)}#if(${STATUS_SO_FAR}=="")#set($t=$input.path('${jsonPath(codePath)}'))${branches.join('')}#end${OVERRIDE}#end${SETTLED}}`;
}

/**
 * Decides on a status, for `OVERRIDE` and an answer that begins with `SETTLED`.
 */
export function settle(status: number): string {
  return `#set($s=${status})#set($m='${MESSAGES[status]}')${RETRYABLE.includes(status) ? RETRY_AFTER : ''}`;
}

/**
 * Makes the status that was decided on that of the answer.
 */
export const OVERRIDE = '#set($context.responseOverride.status=$s)';

/**
 * The body of the status that was decided on, up to its last member.
 */
export const SETTLED = '{"message":"$m","requestId":"$context.extendedRequestId"';

/**
 * Answers with one status whatever the backend said.
 */
export function problemTemplate(status: number): string {
  return `${RETRYABLE.includes(status) ? RETRY_AFTER : ''}${problem(MESSAGES[status])}`;
}

function override(status: number): string {
  return `#set($context.responseOverride.status=${status})${RETRYABLE.includes(status) ? RETRY_AFTER : ''}`;
}

function jsonPath(path: string): string {
  return toJsonPath(parseBodyPath(path));
}
