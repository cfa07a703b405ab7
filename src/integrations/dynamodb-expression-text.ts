import type { DynamoDbExpression } from './dynamodb-expression';
import type { ExpressionScope } from './dynamodb-expression-scope';
import { ValidationError } from '../private/errors';

const TOKEN = /\s+|(?<value>:[A-Za-z0-9_]+)|(?<name>#[A-Za-z0-9_]+)|(?<word>[A-Za-z_][A-Za-z0-9_]*)(?<call>\s*\()?|\[[0-9]+\]|<>|<=|>=|[.,()=<>+-]/y;

const WORDS = ['and', 'or', 'not', 'between', 'in'];

/** Words that begin a clause of an update. */
export const UPDATE_WORDS = ['set', 'remove', 'add', 'delete'];

/**
 * An expression with every name and value in it replaced by a placeholder of the scope's.
 *
 * Throws for a text that cannot be an expression, for a placeholder without meaning, and for a meaning without placeholder.
 *
 * @param what the property that it stands in, for error messages
 * @param words words of the language beside those of conditions
 */
export function writeExpression(scope: ExpressionScope, what: string, { expression, values = {}, names = {} }: DynamoDbExpression, words: readonly string[] = []): ExpressionText {
  if (expression.trim() === '') throw new ValidationError(`'${what}' is empty: write an expression like 'status = :open', or leave it out`);
  const used = new Set<string>();
  const attributes = new Set<string>();
  const meaning = <T>(table: { readonly [placeholder: string]: T }, placeholder: string, prop: string): T => {
    used.add(placeholder);
    if (!Object.hasOwn(table, placeholder)) throw new ValidationError(`'${what}' uses ${placeholder}, which its '${prop}' do not hold: '${expression}'`);
    return table[placeholder];
  };
  let text = '';
  for (const { token, groups } of tokensOf(expression, what)) {
    const attribute = groups.name ? meaning(names, groups.name, 'names') : attributeIn(groups, [...WORDS, ...words]);
    if (groups.value) {
      const value = meaning(values, groups.value, 'values');
      if (value._optional) throw new ValidationError(`'${what}' needs ${groups.value} to be there: use or() instead of optional()`);
      text += scope.value(value._json);
    } else if (attribute === undefined) {
      text += token;
    } else {
      if (!text.endsWith('.')) attributes.add(attribute);
      text += scope.name(attribute);
    }
  }
  const unused = [...Object.keys(values), ...Object.keys(names)].find((placeholder) => !used.has(placeholder));
  if (unused !== undefined) throw new ValidationError(`'${what}' does not use ${unused}: '${expression}'`);
  return { text, attributes: [...attributes] };
}

/**
 * An expression ready to be sent.
 */
export interface ExpressionText {
  readonly text: string;
  /** The attributes of the item that it reads. */
  readonly attributes: readonly string[];
}

interface Token {
  readonly token: string;
  readonly groups: { readonly [group: string]: string | undefined };
}

function tokensOf(expression: string, what: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < expression.length; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(expression);
    if (!match) throw new ValidationError(`'${what}' cannot be an expression from '${expression.slice(at)}' on: give values as :placeholders, unusual names as #placeholders`);
    tokens.push({ token: match[0], groups: match.groups ?? {} });
  }
  return tokens;
}

function attributeIn({ word, call }: Token['groups'], words: readonly string[]): string | undefined {
  return word === undefined || call !== undefined || words.includes(word.toLowerCase()) ? undefined : word;
}
