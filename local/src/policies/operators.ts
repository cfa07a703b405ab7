import type { AccessRequest } from './access-request';
import { ipRange } from './ip-range';
import { Pattern } from './pattern';
import { PolicyError } from './policy-error';

/**
 * Whether a value of a request fits a value of a condition.
 */
export type ValueTest = (value: string, request: AccessRequest) => boolean;

/**
 * A condition operator.
 */
export interface Operator {
  /**
   * Whether the operator asks that a value fits none of the condition's values.
   */
  readonly negated: boolean;

  /**
   * Reads a value of a condition.
   *
   * @throws PolicyError when the operator cannot compare with it
   */
  readonly read: (expected: string, variables: boolean) => ValueTest;
}

const text = (wildcards: boolean, caseSensitive: boolean): Operator['read'] => (expected, variables) => {
  const pattern = new Pattern(expected, { variables, wildcards, caseSensitive });
  return (value, request) => pattern.matches(value, request);
};

const compared = (
  kind: string, parse: (text: string) => number, fits: (value: number, expected: number) => boolean,
): Operator['read'] => (expected) => {
  const limit = parse(expected);
  if (Number.isNaN(limit)) {
    throw new PolicyError(`a condition compares ${kind}, got '${expected}'`);
  }
  return (value) => fits(parse(value), limit);
};

const arn: Operator['read'] = (expected, variables) => {
  const pattern = new Pattern(expected, { variables, wildcards: true, caseSensitive: true });
  return (value, request) => value.startsWith('arn:') && pattern.matches(value, request);
};

const address: Operator['read'] = (expected) => {
  const range = ipRange(expected);
  if (!range) {
    throw new PolicyError(`a condition compares addresses with a range as 203.0.113.0/24, got '${expected}'`);
  }
  return range;
};

const bytes: Operator['read'] = (expected) => {
  const wanted = Buffer.from(expected, 'base64');
  return (value) => wanted.equals(Buffer.from(value, 'base64'));
};

const truth: Operator['read'] = (expected) => {
  const wanted = expected.toLowerCase();
  return (value) => value.toLowerCase() === wanted;
};

const equal = (value: number, expected: number): boolean => value === expected;
const less = (value: number, expected: number): boolean => value < expected;
const atMost = (value: number, expected: number): boolean => value <= expected;
const greater = (value: number, expected: number): boolean => value > expected;
const atLeast = (value: number, expected: number): boolean => value >= expected;

/**
 * The condition operators of IAM besides `Null`, by their names in lower case.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...pair('StringEquals', 'StringNotEquals', text(false, true)),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', text(false, false)),
  ...pair('StringLike', 'StringNotLike', text(true, true)),
  ...pair('NumericEquals', 'NumericNotEquals', compared('numbers', parseNumber, equal)),
  ...one('NumericLessThan', compared('numbers', parseNumber, less)),
  ...one('NumericLessThanEquals', compared('numbers', parseNumber, atMost)),
  ...one('NumericGreaterThan', compared('numbers', parseNumber, greater)),
  ...one('NumericGreaterThanEquals', compared('numbers', parseNumber, atLeast)),
  ...pair('DateEquals', 'DateNotEquals', compared('dates', parseDate, equal)),
  ...one('DateLessThan', compared('dates', parseDate, less)),
  ...one('DateLessThanEquals', compared('dates', parseDate, atMost)),
  ...one('DateGreaterThan', compared('dates', parseDate, greater)),
  ...one('DateGreaterThanEquals', compared('dates', parseDate, atLeast)),
  ...one('Bool', truth),
  ...one('BinaryEquals', bytes),
  ...pair('IpAddress', 'NotIpAddress', address),
  ...pair('ArnEquals', 'ArnNotEquals', arn),
  ...pair('ArnLike', 'ArnNotLike', arn),
]);

function one(name: string, read: Operator['read']): readonly (readonly [string, Operator])[] {
  return [[name.toLowerCase(), { negated: false, read }]];
}

function pair(name: string, negatedName: string, read: Operator['read']): readonly (readonly [string, Operator])[] {
  return [...one(name, read), [negatedName.toLowerCase(), { negated: true, read }]];
}

function parseNumber(value: string): number {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : NaN;
}

/*
 * A date is ISO 8601, or seconds since 1970.
 */
function parseDate(value: string): number {
  if (/^\d+$/.test(value)) {
    return Number(value) * 1000;
  }
  return /^\d{4}-\d{2}(?:-\d{2})?(?:T|$)/.test(value) ? Date.parse(value) : NaN;
}
