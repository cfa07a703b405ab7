import type { TemplateScope } from './template-scope';

/**
 * A JSON string, quotes included. Possessive: Java neither backtracks nor recurses, however long the string is.
 */
export const JSON_STRING = '"[^"\\\\]*+(?:\\\\.[^"\\\\]*+)*+"';

/**
 * Deepest nesting of an item that DynamoDB takes.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-attributes
 */
const MAX_DEPTH = 32;

/**
 * Statements that set a variable to the pattern of any JSON value without spaces between its parts, nested as deeply as DynamoDB
 * takes it. Made by a loop, the pattern costs a template little of its size.
 */
export function jsonValuePattern(scope: TemplateScope): { readonly statements: string; readonly variable: string } {
  const [variable, flat] = [scope.variable(), scope.variable()];
  const container = (inner: string) => `#set(${variable}='[{\\[](?:'+${inner}+')*+[}\\]]')`;
  return {
    statements: `#set(${flat}='[^"{}\\[\\]]++|${JSON_STRING}')${container(flat)}`
      + `#foreach($depth in [2..${MAX_DEPTH}])${container(`${flat}+'|'+${variable}`)}#end`
      + `#set(${variable}='(?:${JSON_STRING}|[^"{}\\[\\],]++|'+${variable}+')')`,
    variable,
  };
}

/**
 * A constant as a part of a regular expression.
 */
export function quotePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/**
 * An expression with the spaces between the parts of its JSON taken out.
 */
export function compactJson(expression: string): string {
  return `${expression}.replaceAll('(${JSON_STRING})|\\s++','$1')`;
}
