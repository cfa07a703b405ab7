import { UnsupportedFeatureError } from '../../errors';
import { own } from '../../own';
import { isRecord } from '../../template/cloud-template';

type Comparison = (operand: unknown, value: unknown) => boolean;

const NUMERIC: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  'anything-but': (operand, value) => !alternativesOf(operand).some((alternative) => matchesOne(alternative, value)),
  'equals-ignore-case': (operand, value) => typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase(),
  'numeric': (operand, value) => typeof value === 'number' && isWithin(value, alternativesOf(operand)),
  'prefix': (operand, value) => typeof value === 'string' && value.startsWith(String(operand)),
  'suffix': (operand, value) => typeof value === 'string' && value.endsWith(String(operand)),
};

/**
 * Whether an event fits a pattern, as rules of EventBridge and filter policies of SNS are written.
 *
 * @throws UnsupportedFeatureError for a comparison that is not known here
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function matchesPattern(pattern: Readonly<Record<string, unknown>>, event: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(pattern).every(([name, expected]) => {
    if (name === '$or') {
      return alternativesOf(expected).some((alternative) => isRecord(alternative) && matchesPattern(alternative, event));
    }
    const value = own(event, name);
    return isRecord(expected)
      ? candidatesOf(value).some((candidate) => matchesPattern(expected, isRecord(candidate) ? candidate : {}))
      : alternativesOf(expected).some((alternative) => matchesField(alternative, value));
  });
}

/*
 * A list has a value when one of its entries has it; an empty list is as good as an absent one.
 */
function matchesField(alternative: unknown, value: unknown): boolean {
  const exists = value !== undefined && !(Array.isArray(value) && value.length === 0);
  if (isRecord(alternative) && 'exists' in alternative) {
    return exists === (alternative.exists === true || alternative.exists === 'true');
  }
  return exists && candidatesOf(value).some((candidate) => matchesOne(alternative, candidate));
}

function matchesOne(alternative: unknown, value: unknown): boolean {
  if (!isRecord(alternative)) {
    return alternative === value;
  }
  const [name, operand] = Object.entries(alternative)[0] ?? [];
  const comparison = name === undefined ? undefined : own(COMPARISONS, name);
  if (!comparison) {
    throw new UnsupportedFeatureError(`the comparison '${name}' of a pattern is not emulated; emulated are exists, ${Object.keys(COMPARISONS).join(', ')}`);
  }
  return comparison(operand, value);
}

function isWithin(value: number, limits: readonly unknown[]): boolean {
  const pairs = limits.flatMap((limit, index) => index % 2 === 0 ? [[String(limit), Number(limits[index + 1])] as const] : []);
  return pairs.every(([sign, limit]) => own(NUMERIC, sign)?.(value, limit) ?? false);
}

function alternativesOf(expected: unknown): readonly unknown[] {
  return Array.isArray(expected) ? expected : [expected];
}

function candidatesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) && value.length > 0 ? value : [value];
}
