import { FITS, type Keyword, type SchemaScope, type Validator } from './schema-scope';
import type { JavaValue } from '../java/values';

/**
 * Keywords that judge by other schemas.
 */
export const COMBINING_KEYWORDS: Readonly<Record<string, Keyword>> = {
  allOf: (argument, _schema, scope) => {
    const schemas = compileAll(argument, scope);
    return (value) => {
      const matched = countMatches(schemas, value);
      return matched === schemas.length ? FITS : [`instance failed to match all required schemas (matched only ${matched} out of ${schemas.length})`];
    };
  },
  anyOf: (argument, _schema, scope) => {
    const schemas = compileAll(argument, scope);
    return (value) => countMatches(schemas, value) > 0
      ? FITS : [`instance failed to match at least one required schema among ${schemas.length}`];
  },
  not: (argument, _schema, scope) => {
    const schema = scope.compile(argument);
    return (value) => schema.errors(value).length > 0 ? FITS : ['instance matched a schema which it should not have'];
  },
  oneOf: (argument, _schema, scope) => {
    const schemas = compileAll(argument, scope);
    return (value) => {
      const matched = countMatches(schemas, value);
      return matched === 1 ? FITS : [`instance failed to match exactly one schema (matched ${matched} out of ${schemas.length})`];
    };
  },
};

function compileAll(argument: JavaValue, scope: SchemaScope): readonly Validator[] {
  return Array.isArray(argument) ? argument.map((schema) => scope.compile(schema)) : [];
}

function countMatches(schemas: readonly Validator[], value: JavaValue): number {
  return schemas.filter((schema) => schema.errors(value).length === 0).length;
}
