import { readConditions } from './conditions';
import { listOf, textsOf } from './elements';
import { Pattern } from './pattern';
import { Policy, type Statement, type StatementTest } from './policy';
import { PolicyError } from './policy-error';
import { readPrincipal } from './principals';
import { own } from '../own';
import { isRecord } from '../template/cloud-template';

/**
 * What a policy is attached to.
 */
export interface PolicyOptions {
  /**
   * Whether each statement names principals, as those of a resource do and those of an identity do not.
   */
  readonly principals: boolean;

  /**
   * Writes a resource out in full, for instance a short form that a service accepts.
   *
   * @default - as it is
   */
  readonly fullResource?: (resource: string) => string;
}

const VERSIONS = ['2012-10-17', '2008-10-17'];

/**
 * Reads an IAM policy.
 *
 * @param document the document, or its JSON
 * @throws UnknownPolicyElement for a condition operator that is not known
 * @throws PolicyError when it is no policy
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(document: unknown, options: PolicyOptions): Policy {
  const policy = typeof document === 'string' ? parse(document) : document;
  if (!isRecord(policy)) {
    throw new PolicyError(`a policy must be an object, got ${JSON.stringify(policy)}`);
  }
  const version = own(policy, 'Version') ?? '2008-10-17';
  if (!VERSIONS.includes(String(version))) {
    throw new PolicyError(`a policy's Version must be ${VERSIONS.join(' or ')}, got ${JSON.stringify(version)}`);
  }
  return new Policy(listOf(own(policy, 'Statement')).map((statement) => readStatement(statement, version === VERSIONS[0], options)));
}

function readStatement(statement: unknown, variables: boolean, options: PolicyOptions): Statement {
  if (!isRecord(statement)) {
    throw new PolicyError(`a policy's Statement must be an object, got ${JSON.stringify(statement)}`);
  }
  return {
    effect: readEffect(own(statement, 'Effect')),
    tests: [
      readChoice(statement, 'Action', (value) => actionTest(textsOf(value, 'Action'))),
      readChoice(statement, 'Resource', (value) => resourceTest(textsOf(value, 'Resource'), variables, options)),
      ...options.principals ? [readChoice(statement, 'Principal', readPrincipal)] : [],
      ...readConditions(own(statement, 'Condition'), variables),
    ],
  };
}

function readEffect(effect: unknown): Statement['effect'] {
  switch (effect) {
    case 'Allow': return 'ALLOW';
    case 'Deny': return 'DENY';
    default: throw new PolicyError(`a statement's Effect must be Allow or Deny, got ${JSON.stringify(effect)}`);
  }
}

/*
 * An element or, under `Not…`, its opposite; never both.
 */
function readChoice(statement: Readonly<Record<string, unknown>>, name: string, read: (value: unknown) => StatementTest): StatementTest {
  const positive = own(statement, name);
  const negative = own(statement, `Not${name}`);
  if (positive === undefined === (negative === undefined)) {
    throw new PolicyError(`a statement must have either ${name} or Not${name}, got ${positive === undefined ? 'none' : 'both'}`);
  }
  if (positive !== undefined) {
    return read(positive);
  }
  const test = read(negative);
  return (request) => !test(request);
}

function actionTest(actions: readonly string[]): StatementTest {
  const patterns = actions.map((action) => new Pattern(action, { variables: false, wildcards: true, caseSensitive: false }));
  return (request) => patterns.some((pattern) => pattern.matches(request.action, request));
}

function resourceTest(resources: readonly string[], variables: boolean, { fullResource }: PolicyOptions): StatementTest {
  const names = fullResource ? resources.map(fullResource) : resources;
  const patterns = names.map((name) => new Pattern(name, { variables, wildcards: true, caseSensitive: true }));
  return (request) => patterns.some((pattern) => pattern.matches(request.resource, request));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PolicyError(`a policy must be JSON: ${(error as Error).message}`);
  }
}
