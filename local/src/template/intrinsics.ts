import { TemplateError, UnsupportedFeatureError } from '../errors';
import { isRecord } from './cloud-template';
import { own } from '../own';

/**
 * What an intrinsic function may ask of the template it stands in.
 */
export interface IntrinsicScope {
  resolve(value: unknown): unknown;
  reference(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  mapping(name: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  importValue(name: string): unknown;
  availabilityZones(region: string): readonly string[];
}

type Intrinsic = (argument: unknown, scope: IntrinsicScope) => unknown;

/**
 * Stands for `AWS::NoValue`: the property or list entry is not there.
 */
export const NO_VALUE = Symbol('AWS::NoValue');

/**
 * The intrinsic functions that give a value, by their key in a template.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  'Ref': (name, scope) => scope.reference(text(name, 'Ref')),
  'Fn::Base64': (value, scope) => Buffer.from(text(scope.resolve(value), 'Fn::Base64')).toString('base64'),
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': (region, scope) => scope.availabilityZones(String(scope.resolve(region))),
  'Fn::GetAtt': getAttribute,
  'Fn::If': (argument, scope) => {
    const [condition, whenTrue, whenFalse] = list(argument, 'Fn::If', 3);
    return scope.resolve(scope.condition(text(condition, 'Fn::If')) ? whenTrue : whenFalse);
  },
  'Fn::ImportValue': (name, scope) => scope.importValue(text(scope.resolve(name), 'Fn::ImportValue')),
  'Fn::Join': (argument, scope) => {
    const [separator, values] = list(argument, 'Fn::Join', 2);
    return list(scope.resolve(values), 'Fn::Join').map(printed).join(text(separator, 'Fn::Join'));
  },
  'Fn::Length': (values, scope) => list(scope.resolve(values), 'Fn::Length').length,
  'Fn::Select': select,
  'Fn::Split': (argument, scope) => {
    const [separator, value] = list(argument, 'Fn::Split', 2);
    return text(scope.resolve(value), 'Fn::Split').split(text(separator, 'Fn::Split'));
  },
  'Fn::Sub': substitute,
  'Fn::ToJsonString': (value, scope) => JSON.stringify(scope.resolve(value)),
};

/**
 * The intrinsic functions that give true or false, by their key in a template.
 */
export const CONDITIONS: Readonly<Record<string, (argument: unknown, scope: IntrinsicScope) => boolean>> = {
  'Condition': (name, scope) => scope.condition(text(name, 'Condition')),
  'Fn::And': (argument, scope) => list(argument, 'Fn::And').every((entry) => evaluateCondition(entry, scope)),
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(argument, 'Fn::Equals', 2);
    return printed(scope.resolve(left)) === printed(scope.resolve(right));
  },
  'Fn::Not': (argument, scope) => !evaluateCondition(list(argument, 'Fn::Not', 1)[0], scope),
  'Fn::Or': (argument, scope) => list(argument, 'Fn::Or').some((entry) => evaluateCondition(entry, scope)),
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
    throw new UnsupportedFeatureError(`the condition ${JSON.stringify(expression)} is not understood; use ${Object.keys(CONDITIONS).join(', ')}`);
  }
  return evaluate(expression[key], scope);
}

function getAttribute(argument: unknown, scope: IntrinsicScope): unknown {
  if (typeof argument === 'string') {
    const dot = argument.indexOf('.');
    return scope.attribute(argument.slice(0, dot), argument.slice(dot + 1));
  }
  const [logicalId, attribute] = list(argument, 'Fn::GetAtt', 2);
  return scope.attribute(text(logicalId, 'Fn::GetAtt'), text(scope.resolve(attribute), 'Fn::GetAtt'));
}

function findInMap(argument: unknown, scope: IntrinsicScope): unknown {
  const [name, first, second, options] = list(argument, 'Fn::FindInMap');
  const [mapName, firstKey, secondKey] = [name, first, second].map((part) => printed(scope.resolve(part)));
  const value = own(own(scope.mapping(mapName), firstKey), secondKey);
  if (value !== undefined) {
    return scope.resolve(value);
  }
  if (isRecord(options) && 'DefaultValue' in options) {
    return scope.resolve(options.DefaultValue);
  }
  throw new TemplateError(`the mapping '${mapName}' has no value at '${firstKey}', '${secondKey}'`);
}

function select(argument: unknown, scope: IntrinsicScope): unknown {
  const [index, values] = list(argument, 'Fn::Select', 2);
  const entries = list(scope.resolve(values), 'Fn::Select');
  const position = Number(scope.resolve(index));
  if (!(position in entries)) {
    throw new TemplateError(`Fn::Select asks for entry ${position} of ${entries.length}`);
  }
  return entries[position];
}

function substitute(argument: unknown, scope: IntrinsicScope): string {
  const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const local = isRecord(variables) ? variables : {};
  return text(pattern, 'Fn::Sub').replace(/\$\{(!?)([^}]*)\}/g, (_whole, literal: string, name: string) => {
    if (literal) {
      return `\${${name}}`;
    }
    return printed(variableValue(name.trim(), local, scope));
  });
}

function variableValue(name: string, local: Record<string, unknown>, scope: IntrinsicScope): unknown {
  if (Object.hasOwn(local, name)) {
    return scope.resolve(local[name]);
  }
  const dot = name.indexOf('.');
  return dot < 0 ? scope.reference(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
}

function printed(value: unknown): string {
  return Array.isArray(value) ? value.map(printed).join(',') : String(value);
}

function text(value: unknown, where: string): string {
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  throw new TemplateError(`${where} wants text, got ${JSON.stringify(value)}`);
}

function list(value: unknown, where: string, length?: number): readonly unknown[] {
  const entries = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(entries) || (length !== undefined && entries.length !== length)) {
    throw new TemplateError(`${where} wants a list${length === undefined ? '' : ` of ${length}`}, got ${JSON.stringify(value)}`);
  }
  return entries;
}
