import { scalarsOf } from './elements';
import { OPERATORS, type Operator, type ValueTest } from './operators';
import type { StatementTest } from './policy';
import { PolicyError, UnknownPolicyElement } from './policy-error';
import { isRecord } from '../template/cloud-template';

const FORM = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/i;

interface OperatorForm {
  readonly operator: Operator;

  /**
   * How a key of several values is taken; nothing for a key of one value.
   */
  readonly set?: 'forallvalues' | 'foranyvalue';
  readonly ifExists: boolean;
}

/**
 * Reads the conditions of a statement, all of which must hold.
 *
 * @throws UnknownPolicyElement for an operator that is not known
 * @throws PolicyError when they are not of a condition's form
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function readConditions(block: unknown, variables: boolean): readonly StatementTest[] {
  return entries(block, 'Condition').flatMap(([name, keys]) =>
    entries(keys, `Condition.${name}`).map(([key, expected]) => readCondition(name, key.toLowerCase(), scalarsOf(expected, `Condition.${name}`), variables)));
}

function readCondition(name: string, key: string, expected: readonly string[], variables: boolean): StatementTest {
  if (name.toLowerCase() === 'null') {
    return (request) => expected.some((value) => value.toLowerCase() === String(request.values(key) === undefined));
  }
  const form = readForm(name);
  const tests = expected.map((value) => form.operator.read(value, variables));
  return (request) => {
    const values = request.values(key);
    return values === undefined ? holdsWithout(form) : holdsFor(form, values, (value) => fits(form.operator, tests, value, request));
  };
}

function readForm(name: string): OperatorForm {
  const [, set, operatorName = '', ifExists] = FORM.exec(name) ?? [];
  const operator = OPERATORS.get(operatorName.toLowerCase());
  if (!operator) {
    throw new UnknownPolicyElement(`the condition operator '${name}' is not known`);
  }
  return { operator, set: set?.toLowerCase() as OperatorForm['set'], ifExists: ifExists !== undefined };
}

/*
 * Whether a condition holds for a request that has no value of its key.
 */
function holdsWithout({ operator, set, ifExists }: OperatorForm): boolean {
  return ifExists || set === 'forallvalues' || set === undefined && operator.negated;
}

function holdsFor({ operator, set }: OperatorForm, values: readonly string[], test: (value: string) => boolean): boolean {
  switch (set) {
    case 'forallvalues': return values.every(test);
    case 'foranyvalue': return values.some(test);
    default: return operator.negated ? values.every(test) : values.some(test);
  }
}

function fits(operator: Operator, tests: readonly ValueTest[], value: string, request: Parameters<StatementTest>[0]): boolean {
  return tests.some((test) => test(value, request)) !== operator.negated;
}

function entries(value: unknown, name: string): readonly (readonly [string, unknown])[] {
  if (value === undefined) {
    return [];
  }
  if (!isRecord(value)) {
    throw new PolicyError(`${name} must be an object, got ${JSON.stringify(value)}`);
  }
  return Object.entries(value);
}
