import { own } from '../own';
import { PolicyError, readPolicy, type Policy } from '../policies';
import { isRecord } from '../template/cloud-template';

/**
 * What a Lambda authorizer decided.
 */
export interface AuthorizerDecision {
  readonly principalId: string;
  readonly policy: Policy;

  /**
   * What `$context.authorizer` holds, all of it text.
   */
  readonly context: readonly (readonly [string, string])[];
  readonly usageIdentifierKey?: string;
}

/**
 * An answer that is no decision.
 */
export class MalformedDecision extends Error {}

/**
 * Reads what a Lambda authorizer returned.
 *
 * @throws MalformedDecision
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
 */
export function readAuthorizerAnswer(answer: unknown): AuthorizerDecision {
  if (!isRecord(answer)) {
    throw new MalformedDecision(`the authorizer returned no object: ${JSON.stringify(answer)}`);
  }
  const principalId = readPrincipalId(answer);
  return {
    principalId,
    policy: readPolicyDocument(answer),
    context: [...readContext(own(answer, 'context')), ['principalId', principalId]],
    usageIdentifierKey: readUsageKey(own(answer, 'usageIdentifierKey')),
  };
}

/**
 * Reads whom an authorizer decided about.
 *
 * @throws MalformedDecision
 */
export function readPrincipalId(answer: Readonly<Record<string, unknown>>): string {
  const principalId = own(answer, 'principalId');
  if (typeof principalId !== 'string' && typeof principalId !== 'number') {
    throw new MalformedDecision(`the authorizer returned no principalId, got ${JSON.stringify(principalId)}`);
  }
  return String(principalId);
}

/**
 * Reads the policy that an authorizer decided by.
 *
 * @throws MalformedDecision
 */
export function readPolicyDocument(answer: Readonly<Record<string, unknown>>): Policy {
  const document = own(answer, 'policyDocument');
  if (!isRecord(document)) {
    throw new MalformedDecision(`the authorizer returned no policyDocument, got ${JSON.stringify(document)}`);
  }
  try {
    return readPolicy(document, { principals: false });
  } catch (error) {
    throw error instanceof PolicyError ? new MalformedDecision(`the authorizer's policy cannot be read: ${error.message}`) : error;
  }
}

function readContext(context: unknown): readonly (readonly [string, string])[] {
  if (context === undefined || context === null) {
    return [];
  }
  if (!isRecord(context)) {
    throw new MalformedDecision(`the authorizer's context must be an object, got ${JSON.stringify(context)}`);
  }
  return Object.entries(context).filter(([, value]) => value !== null).map(([name, value]) => [name, contextText(name, value)]);
}

function contextText(name: string, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw new MalformedDecision(`the authorizer's context holds text, numbers and booleans, got ${JSON.stringify(value)} as '${name}'`);
  }
  return String(value);
}

function readUsageKey(key: unknown): string | undefined {
  if (key !== undefined && key !== null && typeof key !== 'string') {
    throw new MalformedDecision(`the authorizer's usageIdentifierKey must be text, got ${JSON.stringify(key)}`);
  }
  return key ?? undefined;
}
