import { TemplateError, UnsupportedFeatureError } from '../errors';
import { isRecord } from './cloud-template';
import type { IntrinsicScope } from './intrinsics';
import { listOf, shown, textOf } from './template-values';
import { own } from '../own';

type ConditionFunction = (argument: unknown, scope: IntrinsicScope) => boolean;

/*
 * The intrinsic functions that give true or false, by their key in a template.
 */
const CONDITIONS: Readonly<Record<string, ConditionFunction>> = {
  'Condition': (name, scope) => scope.condition(textOf(name, 'Condition')),
  'Fn::And': (argument, scope) => operands(argument, 'Fn::And').every((entry) => evaluateCondition(entry, scope)),
  'Fn::Equals': (argument, scope) => {
    const [left, right] = listOf(argument, 'Fn::Equals', 2).map((operand) => comparable(scope.resolve(operand)));
    return left === right;
  },
  'Fn::Not': (argument, scope) => !evaluateCondition(listOf(argument, 'Fn::Not', 1)[0], scope),
  'Fn::Or': (argument, scope) => operands(argument, 'Fn::Or').some((entry) => evaluateCondition(entry, scope)),
};

/**
 * Evaluates a condition of a template.
 *
 * @throws UnsupportedFeatureError for a condition function not known here
 */
export function evaluateCondition(expression: unknown, scope: IntrinsicScope): boolean {
  const key = isRecord(expression) ? Object.keys(expression)[0] : undefined;
  const evaluate = key === undefined ? undefined : own(CONDITIONS, key);
  if (!isRecord(expression) || key === undefined || !evaluate) {
    throw new UnsupportedFeatureError(`the condition ${shown(expression)} is not understood; use ${Object.keys(CONDITIONS).join(', ')}`);
  }
  return evaluate(expression[key], scope);
}

function operands(argument: unknown, where: string): readonly unknown[] {
  const entries = listOf(argument, where);
  if (entries.length === 0) {
    throw new TemplateError(`${where} wants conditions, got none`);
  }
  return entries;
}

/*
 * Numbers and booleans equal their text.
 */
function comparable(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : textOf(value, 'Fn::Equals');
}
