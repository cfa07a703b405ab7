import { JavaMap, type JavaList, type JavaValue } from '../java/values';
import { writeJson } from '../json';
import { numeric, sameJson } from './json-type';
import { patternOf } from './pattern';
import { FITS, type Keyword } from './schema-scope';

/**
 * Keywords that judge lists and objects as a whole.
 */
export const CONTAINER_KEYWORDS: Readonly<Record<string, Keyword>> = {
  additionalItems: (argument, schema) => {
    const items = schema.get('items');
    const limit = argument === false && Array.isArray(items) ? items.length : Infinity;
    return onLists((list) => list.length <= limit
      ? FITS : [`schema only allows ${limit} elements in array but instance has ${list.length} elements`]);
  },
  additionalProperties: (argument, schema) => argument === false ? onlyKnownMembers(schema) : () => FITS,
  dependencies: (argument, _schema, scope) => {
    const checks = entriesOf(argument).map(([name, dependency]) => Array.isArray(dependency)
      ? requiredBeside(name, dependency.map(String))
      : dependentSchema(name, scope.compile(dependency).errors));
    return onObjects((object) => checks.flatMap((check) => check(object)));
  },
  maxItems: (argument) => {
    const limit = numeric(argument) ?? Infinity;
    return onLists((list) => list.length <= limit
      ? FITS : [`array is too long: must have at most ${limit} elements but instance has ${list.length} elements`]);
  },
  maxProperties: (argument) => {
    const limit = numeric(argument) ?? Infinity;
    return onObjects((object) => object.size <= limit
      ? FITS : [`object has too many properties (found ${object.size} but schema requires at most ${limit})`]);
  },
  minItems: (argument) => {
    const limit = numeric(argument) ?? 0;
    return onLists((list) => list.length >= limit
      ? FITS : [`array is too short: must have at least ${limit} elements but instance has ${list.length} elements`]);
  },
  minProperties: (argument) => {
    const limit = numeric(argument) ?? 0;
    return onObjects((object) => object.size >= limit
      ? FITS : [`object has too few properties (found ${object.size} but schema requires at least ${limit})`]);
  },
  required: (argument) => {
    const names = (Array.isArray(argument) ? argument : []).map(String).sort();
    return onObjects((object) => {
      const missing = names.filter((name) => !object.has(name));
      return missing.length === 0 ? FITS : [`object has missing required properties (${writeJson(missing)})`];
    });
  },
  uniqueItems: (argument) => argument === true
    ? onLists((list) => hasDuplicates(list) ? ['array must not contain duplicate elements'] : FITS)
    : () => FITS,
};

/**
 * Names and patterns of the members that a schema speaks of.
 */
export function memberPatterns(schema: JavaMap): readonly (readonly [RegExp, JavaValue])[] {
  return entriesOf(schema.get('patternProperties') ?? null).map(([pattern, entry]) => [patternOf(pattern), entry]);
}

export function entriesOf(value: JavaValue): readonly (readonly [string, JavaValue])[] {
  return value instanceof JavaMap ? [...value] : [];
}

function onlyKnownMembers(schema: JavaMap): (value: JavaValue) => readonly string[] {
  const known = new Set(entriesOf(schema.get('properties') ?? null).map(([name]) => name));
  const patterns = memberPatterns(schema);
  return onObjects((object) => {
    const extra = [...object.keys()].filter((name) => !known.has(name) && !patterns.some(([pattern]) => pattern.test(name))).sort();
    return extra.length === 0 ? FITS : [`object instance has properties which are not allowed by the schema: ${writeJson(extra)}`];
  });
}

function requiredBeside(name: string, names: readonly string[]): (object: JavaMap) => readonly string[] {
  const wanted = [...names].sort();
  return (object) => {
    const missing = object.has(name) ? wanted.filter((other) => !object.has(other)) : [];
    return missing.length === 0
      ? FITS
      : [`property "${name}" of object has missing property dependencies (schema requires ${writeJson(wanted)}; missing: ${writeJson(missing)})`];
  };
}

function dependentSchema(name: string, errors: (value: JavaValue) => readonly string[]): (object: JavaMap) => readonly string[] {
  return (object) => object.has(name) ? errors(object) : FITS;
}

function onLists(check: (list: JavaList) => readonly string[]): (value: JavaValue) => readonly string[] {
  return (value) => Array.isArray(value) ? check(value) : FITS;
}

function onObjects(check: (object: JavaMap) => readonly string[]): (value: JavaValue) => readonly string[] {
  return (value) => value instanceof JavaMap ? check(value) : FITS;
}

function hasDuplicates(list: JavaList): boolean {
  return list.some((entry, index) => list.slice(0, index).some((other) => sameJson(entry, other)));
}
