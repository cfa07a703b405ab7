import { isNumber, toDouble } from '../java/numbers';
import { JavaDouble, JavaMap, toJavaString, type JavaList, type JavaValue } from '../java/values';
import { JsonError, parseJson } from '../json';
import type { FunctionStep, Parameter, Path } from './ast';
import { isDefinite } from './definite';
import { FilterRejection, JsonPathError, PathNotFound } from './json-path-error';

/**
 * Evaluates a path from a value, from the document when none is given.
 */
export type PathReader = (path: Path, from?: JavaValue) => JavaValue;

type PathFunction = (value: JavaValue, parameters: readonly Parameter[], read: PathReader) => JavaValue;

const FUNCTIONS: ReadonlyMap<string, PathFunction> = new Map<string, PathFunction>([
  ['min', aggregate((numbers) => numbers.reduce((least, number) => Math.min(least, number), Number.MAX_VALUE))],
  // Java starts from the smallest positive double, so that the greatest of negative numbers is that one.
  ['max', aggregate((numbers) => numbers.reduce((greatest, number) => Math.max(greatest, number), Number.MIN_VALUE))],
  ['sum', aggregate(sum)],
  ['avg', aggregate((numbers) => sum(numbers) / numbers.length)],
  ['stddev', aggregate(standardDeviation)],
  ['length', length],
  ['size', length],
  ['keys', (value) => (value instanceof JavaMap ? [...value.keys()] : null)],
  ['concat', concat],
  ['append', append],
  ['first', (value) => elementOf(value, 0)],
  ['last', (value) => elementOf(value, -1)],
  ['index', (value, parameters, read) => elementOf(value, indexFrom(parameters, read))],
]);

/**
 * Calls a function at the end of a path.
 *
 * @throws JsonPathError when there is no such function, or it has nothing to work on
 */
export function callFunction(step: FunctionStep, value: JavaValue, read: PathReader): JavaValue {
  const call = FUNCTIONS.get(step.name);
  if (!call) {
    throw new FilterRejection(`there is no function '${step.name}'`);
  }
  return call(value, step.parameters, read);
}

function aggregate(combine: (numbers: readonly number[]) => number): PathFunction {
  return (value, parameters, read) => {
    const own = Array.isArray(value) ? value : [];
    const numbers = [...own, ...parameterValues(parameters, read)].filter(isNumber).map(toDouble);
    if (numbers.length === 0) {
      throw new JsonPathError('an aggregation needs at least one number');
    }
    return new JavaDouble(combine(numbers));
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function standardDeviation(numbers: readonly number[]): number {
  const count = numbers.length;
  const total = sum(numbers);
  return Math.sqrt(sum(numbers.map((number) => number * number)) / count - (total * total) / count / count);
}

function length(value: JavaValue, parameters: readonly Parameter[], read: PathReader): JavaValue {
  const counted = parameters.length > 0 ? childrenAt(parameters[0], value, read) : value;
  if (Array.isArray(counted)) {
    return BigInt(counted.length);
  }
  return sizeOf(value);
}

function sizeOf(value: JavaValue): JavaValue {
  if (Array.isArray(value)) {
    return BigInt(value.length);
  }
  return value instanceof JavaMap ? BigInt(value.size) : null;
}

/**
 * What Jayway counts for `length($.path)`: not what the path leads to but its children, of a definite path the last.
 */
function childrenAt(parameter: Parameter, value: JavaValue, read: PathReader): JavaValue {
  if (parameter.kind === 'json') {
    throw new JsonPathError('length() takes a path');
  }
  const { path } = parameter;
  const target = read(path);
  if (path.steps.length === 0 || path.steps.at(-1)?.kind === 'function') {
    return target;
  }
  const children = read({ ...path, steps: [...path.steps, { kind: 'wildcard' }] }, value);
  return isDefinite(path) && Array.isArray(children) ? lastOf(children) : children;
}

function lastOf(list: JavaList): JavaValue {
  const last = list.at(-1);
  if (last === undefined) {
    throw new PathNotFound('no children');
  }
  return last;
}

function concat(value: JavaValue, parameters: readonly Parameter[], read: PathReader): JavaValue {
  const own = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  const given = parameterValues(parameters, read).filter((item) => item !== null);
  return [...own, ...given].map(toJavaString).join('');
}

function append(value: JavaValue, parameters: readonly Parameter[], read: PathReader): JavaValue {
  return Array.isArray(value) ? [...value, ...parameters.map((parameter) => parameterValue(parameter, read))] : value;
}

function elementOf(value: JavaValue, index: number): JavaValue {
  if (!Array.isArray(value)) {
    throw new JsonPathError('first(), last() and index() need an array');
  }
  const element = value.at(index);
  // Counted from the end, Jayway does not reach the first element.
  if (element === undefined || (index < 0 && value.length + index === 0)) {
    throw new JsonPathError(`there is no element ${index} in an array of ${value.length}`);
  }
  return element;
}

function indexFrom(parameters: readonly Parameter[], read: PathReader): number {
  const index = parameterValues(parameters, read).find(isNumber);
  if (index === undefined) {
    throw new JsonPathError('index() needs a number');
  }
  return Math.trunc(toDouble(index));
}

/**
 * The values of parameters, those of arrays one by one.
 */
function parameterValues(parameters: readonly Parameter[], read: PathReader): JavaList {
  return parameters.flatMap((parameter) => parameterValue(parameter, read));
}

function parameterValue(parameter: Parameter, read: PathReader): JavaValue {
  return parameter.kind === 'json' ? parseParameter(parameter.text) : read(parameter.path);
}

function parseParameter(text: string): JavaValue {
  try {
    return parseJson(text);
  } catch (error) {
    throw error instanceof JsonError ? new JsonPathError(`the parameter ${text} is no JSON: ${error.message}`) : error;
  }
}
