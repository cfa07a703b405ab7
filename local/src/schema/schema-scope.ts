import type { JavaMap, JavaValue } from '../java/values';

/**
 * A schema ready to judge values.
 */
export interface Validator {
  /**
   * What is wrong with a value, in AWS's words; empty when it fits.
   */
  errors(value: JavaValue): readonly string[];
}

/**
 * What a keyword may ask while it is compiled.
 */
export interface SchemaScope {
  /**
   * Compiles a schema inside the one that holds the keyword.
   */
  compile(schema: JavaValue): Validator;
}

/**
 * Compiles a keyword to a check of the value at hand, without what is inside of it.
 *
 * @param argument the keyword's value
 * @param schema the schema that holds the keyword
 */
export type Keyword = (argument: JavaValue, schema: JavaMap, scope: SchemaScope) => (value: JavaValue) => readonly string[];

export const FITS: readonly string[] = [];
