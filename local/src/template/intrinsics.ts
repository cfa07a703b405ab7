import { TemplateError, UnsupportedFeatureError } from '../errors';
import { cidrBlocks } from './cidr';
import { isRecord } from './cloud-template';
import { listOf, shown, textOf } from './template-values';
import { own } from '../own';

/**
 * What an intrinsic function may ask of the template it stands in.
 */
export interface IntrinsicScope {
  resolve(value: unknown): unknown;
  reference(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  mapping(name: string): unknown;
  importValue(name: string): unknown;
  availabilityZones(region: string): readonly string[];
}

type Intrinsic = (argument: unknown, scope: IntrinsicScope) => unknown;

/**
 * Stands for `AWS::NoValue`: the property or list entry is not there.
 */
export const NO_VALUE = Symbol('AWS::NoValue');

const VARIABLE = /\$\{(!?)([^{}]*)\}/g;
const VARIABLE_NAME = /^[\w.:-]+$/;

const INTRINSICS = new Map<string, Intrinsic>(Object.entries({
  'Ref': (name, scope) => scope.reference(textOf(name, 'Ref')),
  'Fn::Base64': (value, scope) => Buffer.from(textOf(scope.resolve(value), 'Fn::Base64')).toString('base64'),
  'Fn::Cidr': cidr,
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': (region, scope) => scope.availabilityZones(textOf(scope.resolve(region), 'Fn::GetAZs')),
  'Fn::GetAtt': getAttribute,
  'Fn::If': (argument, scope) => {
    const [condition, whenTrue, whenFalse] = listOf(argument, 'Fn::If', 3);
    return scope.resolve(scope.condition(textOf(condition, 'Fn::If')) ? whenTrue : whenFalse);
  },
  'Fn::ImportValue': (name, scope) => scope.importValue(textOf(scope.resolve(name), 'Fn::ImportValue')),
  'Fn::Join': (argument, scope) => {
    const [separator, values] = listOf(argument, 'Fn::Join', 2);
    return listOf(scope.resolve(values), 'Fn::Join').map((value) => printed(value, 'Fn::Join')).join(textOf(separator, 'Fn::Join'));
  },
  'Fn::Length': (values, scope) => listOf(scope.resolve(values), 'Fn::Length').length,
  'Fn::Select': select,
  'Fn::Split': (argument, scope) => {
    const [separator, value] = listOf(argument, 'Fn::Split', 2);
    return textOf(scope.resolve(value), 'Fn::Split').split(textOf(separator, 'Fn::Split'));
  },
  'Fn::Sub': substitute,
  'Fn::ToJsonString': toJson,
  'Fn::Transform': transform,
} satisfies Record<string, Intrinsic>));

/**
 * The intrinsic function that an object of a template stands for; undefined for a plain object.
 *
 * @throws UnsupportedFeatureError for one not known here
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function intrinsicOf(keys: readonly string[]): Intrinsic | undefined {
  const intrinsic = keys.length === 1 ? INTRINSICS.get(keys[0]) : undefined;
  const unknown = intrinsic ? undefined : keys.find((key) => key.startsWith('Fn::'));
  if (unknown !== undefined) {
    throw new UnsupportedFeatureError(`the intrinsic function ${unknown} is not emulated; write what it gives, or use ${[...INTRINSICS.keys()].join(', ')}`);
  }
  return intrinsic;
}

function cidr(argument: unknown, scope: IntrinsicScope): readonly string[] {
  const [block, count, bits] = listOf(argument, 'Fn::Cidr').map((part) => textOf(scope.resolve(part), 'Fn::Cidr'));
  return cidrBlocks(block ?? '', Number(count), bits === undefined ? undefined : Number(bits));
}

function getAttribute(argument: unknown, scope: IntrinsicScope): unknown {
  if (typeof argument === 'string') {
    return attributeNamed(argument, scope);
  }
  const [logicalId, attribute] = listOf(argument, 'Fn::GetAtt', 2);
  return scope.attribute(textOf(logicalId, 'Fn::GetAtt'), textOf(scope.resolve(attribute), 'Fn::GetAtt'));
}

function attributeNamed(name: string, scope: IntrinsicScope): unknown {
  const dot = name.indexOf('.');
  if (dot < 1) {
    throw new TemplateError(`Fn::GetAtt wants a resource and an attribute of it, got '${name}'`);
  }
  return scope.attribute(name.slice(0, dot), name.slice(dot + 1));
}

function findInMap(argument: unknown, scope: IntrinsicScope): unknown {
  const [name, first, second, options] = listOf(argument, 'Fn::FindInMap');
  const [mapName, firstKey, secondKey] = [name, first, second].map((part) => textOf(scope.resolve(part), 'Fn::FindInMap'));
  const value = memberOf(memberOf(scope.mapping(mapName), firstKey), secondKey);
  if (value !== undefined) {
    return scope.resolve(value);
  }
  if (isRecord(options) && Object.hasOwn(options, 'DefaultValue')) {
    return scope.resolve(options.DefaultValue);
  }
  throw new TemplateError(`the mapping '${mapName}' has no value at '${firstKey}', '${secondKey}'`);
}

function memberOf(record: unknown, name: string): unknown {
  return isRecord(record) ? own(record, name) : undefined;
}

function select(argument: unknown, scope: IntrinsicScope): unknown {
  const [index, values] = listOf(argument, 'Fn::Select', 2);
  const entries = listOf(scope.resolve(values), 'Fn::Select');
  const position = textOf(scope.resolve(index), 'Fn::Select');
  if (!/^\d{1,9}$/.test(position) || Number(position) >= entries.length) {
    throw new TemplateError(`Fn::Select asks for entry ${position} of ${entries.length}`);
  }
  return entries[Number(position)];
}

function substitute(argument: unknown, scope: IntrinsicScope): string {
  const [pattern, variables] = Array.isArray(argument) ? listOf(argument, 'Fn::Sub', 2) : [argument, {}];
  if (!isRecord(variables)) {
    throw new TemplateError(`Fn::Sub wants variables by their names, got ${shown(variables)}`);
  }
  return textOf(pattern, 'Fn::Sub').replace(VARIABLE, (_whole, literal: string, name: string) => {
    return literal === '' ? printed(variableValue(name.trim(), variables, scope), 'Fn::Sub') : `\${${name}}`;
  });
}

function variableValue(name: string, variables: Readonly<Record<string, unknown>>, scope: IntrinsicScope): unknown {
  if (Object.hasOwn(variables, name)) {
    return scope.resolve(variables[name]);
  }
  if (!VARIABLE_NAME.test(name)) {
    throw new TemplateError(`Fn::Sub wants a name in \${${name}}; write \${!${name}} for the text itself`);
  }
  return name.includes('.') ? attributeNamed(name, scope) : scope.reference(name);
}

function toJson(value: unknown, scope: IntrinsicScope): string {
  const resolved = scope.resolve(value);
  if (typeof resolved !== 'object' || resolved === null) {
    throw new TemplateError(`Fn::ToJsonString wants an object or a list, got ${shown(resolved)}`);
  }
  return JSON.stringify(resolved);
}

function transform(argument: unknown): never {
  const name = isRecord(argument) ? argument.Name : argument;
  throw new UnsupportedFeatureError(`the macro ${shown(name)} of Fn::Transform is not run; put what it gives into the template`);
}

/*
 * Lists stand for their entries, with commas between.
 */
function printed(value: unknown, where: string): string {
  return Array.isArray(value) ? value.map((entry) => printed(entry, where)).join(',') : textOf(value, where);
}
