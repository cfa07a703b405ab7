import type { JavaRegex } from '../regex';
import type { Operator } from './ast';
import { areEqual, elementValueOf, type FilterValue } from './filter-value';
import { FilterRejection, JsonPathError } from './json-path-error';

type Relation = (left: FilterValue, right: FilterValue, isPath: (text: string) => boolean) => boolean;

const RELATIONS: ReadonlyMap<Operator, Relation> = new Map<Operator, Relation>([
  ['==', areEqual],
  ['!=', (left, right) => !areEqual(left, right)],
  ['===', isSameType],
  ['!==', (left, right) => !isSameType(left, right)],
  ['<', ordered((order) => order < 0)],
  ['<=', ordered((order) => order <= 0)],
  ['>', ordered((order) => order > 0)],
  ['>=', ordered((order) => order >= 0)],
  ['=~', matchesPattern],
  ['IN', isIn],
  ['NIN', (left, right, isPath) => !isIn(left, right, isPath)],
  ['CONTAINS', contains],
  ['SIZE', hasSize],
  ['EMPTY', isEmpty],
  ['SUBSETOF', compareLists((left, right) => left.every((value) => includes(right, value)))],
  ['ANYOF', compareLists((left, right) => left.some((value) => includes(right, value)))],
  ['ALL', neverFits],
  ['NONEOF', compareLists((left, right) => !left.some((value) => includes(right, value)))],
]);

/**
 * Whether two values are in a relation.
 *
 * @param isPath whether a text is a path
 * @throws FilterRejection when the relation does not fit the values
 */
export function isRelated(
  operator: Operator,
  left: FilterValue,
  right: FilterValue,
  isPath: (text: string) => boolean,
): boolean {
  const relation = RELATIONS.get(operator);
  if (!relation) {
    throw new JsonPathError(`there is no operator '${operator}'`);
  }
  return relation(left, right, isPath);
}

function isSameType(left: FilterValue, right: FilterValue): boolean {
  return left.kind === right.kind && areEqual(left, right);
}

function ordered(accepts: (order: number) => boolean): Relation {
  return (left, right) => {
    if (left.kind === 'number' && right.kind === 'number') {
      return accepts(left.value.compareTo(right.value));
    }
    return left.kind === 'string' && right.kind === 'string' && accepts(compareTexts(left.value, right.value));
  };
}

function compareTexts(left: string, right: string): number {
  if (left < right) {
    return -1;
  }
  return left > right ? 1 : 0;
}

function matchesPattern(left: FilterValue, right: FilterValue, isPath: (text: string) => boolean): boolean {
  if (left.kind === 'pattern' && right.kind !== 'pattern') {
    return matchesAny(left.regex, right, isPath);
  }
  return right.kind === 'pattern' && left.kind !== 'pattern' && matchesAny(right.regex, left, isPath);
}

function matchesAny(regex: JavaRegex, value: FilterValue, isPath: (text: string) => boolean): boolean {
  const list = elementsOf(value, isPath);
  return list ? list.some((element) => regex.matches(textOf(element))) : regex.matches(textOf(value));
}

function textOf(value: FilterValue): string {
  return value.kind === 'string' || value.kind === 'number' || value.kind === 'boolean' ? value.value.toString() : '';
}

function isIn(left: FilterValue, right: FilterValue, isPath: (text: string) => boolean): boolean {
  const list = requireElements(right, isPath);
  return list !== undefined && includes(list, left);
}

function contains(left: FilterValue, right: FilterValue, isPath: (text: string) => boolean): boolean {
  if (left.kind === 'string') {
    return right.kind === 'string' && left.value.includes(right.value);
  }
  const list = elementsOf(left, isPath);
  return list !== undefined && includes(list, right);
}

function hasSize(left: FilterValue, right: FilterValue): boolean {
  if (right.kind !== 'number') {
    return false;
  }
  const size = Math.trunc(Number(right.value.toString()));
  if (left.kind === 'json') {
    return (Array.isArray(left.value) ? left.value.length : -1) === size;
  }
  return left.kind === 'string' && left.value.length === size;
}

function isEmpty(left: FilterValue, right: FilterValue): boolean {
  if (left.kind !== 'string' && left.kind !== 'json') {
    return false;
  }
  if (left.kind === 'json' && !Array.isArray(left.value)) {
    throw new JsonPathError('\'empty\' cannot be asked of an object');
  }
  if (right.kind !== 'boolean') {
    throw new FilterRejection('\'empty\' takes true or false');
  }
  const isWithout = left.kind === 'string' ? left.value === '' : Array.isArray(left.value) && left.value.length === 0;
  return isWithout === right.value;
}

function compareLists(compare: (left: readonly FilterValue[], right: readonly FilterValue[]) => boolean): Relation {
  return (left, right, isPath) => {
    const rightList = requireElements(right, isPath);
    const leftList = rightList && requireElements(left, isPath);
    return rightList !== undefined && leftList !== undefined && compare(leftList, rightList);
  };
}

/*
 * Jayway knows the operator and finds no list in a literal list, so that no value ever passes.
 */
function neverFits(): never {
  throw new FilterRejection('\'all\' fits no values');
}

function includes(list: readonly FilterValue[], value: FilterValue): boolean {
  return list.some((element) => areEqual(value, element) || isSameLiteral(value, element));
}

function isSameLiteral(left: FilterValue, right: FilterValue): boolean {
  return left.kind === 'json' && right.kind === 'json' && left.text !== undefined && left.text === right.text;
}

/**
 * The elements of a list, undefined for an object.
 */
function requireElements(value: FilterValue, isPath: (text: string) => boolean): readonly FilterValue[] | undefined {
  if (value.kind !== 'json') {
    throw new FilterRejection('expected a list');
  }
  return elementsOf(value, isPath);
}

function elementsOf(value: FilterValue, isPath: (text: string) => boolean): readonly FilterValue[] | undefined {
  if (value.kind !== 'json' || !Array.isArray(value.value)) {
    return undefined;
  }
  return value.value.map((element) => elementValueOf(element, isPath));
}
