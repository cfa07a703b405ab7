import { MalformedDecision, readPrincipalId, readPolicyDocument } from './authorizer-answer';
import { own } from '../own';
import type { AccessRequest } from '../policies';
import { isRecord } from '../template/cloud-template';

/**
 * What a Lambda authorizer of an HTTP API decided.
 */
export interface HttpDecision {
  /**
   * Whether a request is let in.
   */
  readonly allows: (request: AccessRequest) => boolean;

  /**
   * What `$context.authorizer` holds, as the function gave it.
   */
  readonly context: ReadonlyMap<string, unknown>;

  /**
   * @default - none: it gave a simple response
   */
  readonly principalId?: string;
}

/**
 * Reads what a Lambda authorizer of an HTTP API returned.
 *
 * @param simple whether it says yes or no, rather than giving a policy
 * @throws MalformedDecision
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html#http-api-lambda-authorizer.payload-format-response
 */
export function readHttpDecision(answer: unknown, simple: boolean): HttpDecision {
  if (!isRecord(answer)) {
    throw new MalformedDecision(`the authorizer returned no object: ${JSON.stringify(answer)}`);
  }
  const context = readContext(own(answer, 'context'));
  if (simple) {
    const isAuthorized = readIsAuthorized(own(answer, 'isAuthorized'));
    return { allows: () => isAuthorized, context };
  }
  const principalId = readPrincipalId(answer);
  const policy = readPolicyDocument(answer);
  return { allows: (request) => policy.outcome(request) === 'ALLOW', context, principalId };
}

function readIsAuthorized(value: unknown): boolean {
  if (typeof value !== 'boolean') {
    throw new MalformedDecision(`the authorizer's isAuthorized must be true or false, got ${JSON.stringify(value)}`);
  }
  return value;
}

function readContext(context: unknown): ReadonlyMap<string, unknown> {
  if (context === undefined || context === null) {
    return new Map();
  }
  if (!isRecord(context)) {
    throw new MalformedDecision(`the authorizer's context must be an object, got ${JSON.stringify(context)}`);
  }
  return new Map(Object.entries(context));
}
