import type { DynamoDbExpression } from './dynamodb-expression';
import type { ExpressionScope } from './dynamodb-expression-scope';
import { ValidationError } from '../private/errors';

const TOKEN = /\s+|(?<value>:[A-Za-z0-9_]+)|(?<name>#[A-Za-z0-9_]+)|(?<word>[A-Za-z_][A-Za-z0-9_]*)(?<call>\s*\()?|\[[0-9]+\]|<>|<=|>=|[.,()=<>+-]/y;

const WORDS = ['and', 'or', 'not', 'between', 'in'];

/** Words that begin a clause of an update. */
export const UPDATE_WORDS = ['set', 'remove', 'add', 'delete'];

/**
 * An expression ready to be sent.
 */
export interface ExpressionText {
  readonly text: string;
  /** The attributes of the item that it reads. */
  readonly attributes: readonly string[];
}

/**
 * An expression with every name and value in it replaced by a placeholder of the scope's.
 *
 * Throws for a text that cannot be an expression, for a placeholder without meaning, and for a meaning without placeholder.
 *
 * @param what the property that it stands in, for error messages
 * @param words words of the language beside those of conditions
 */
export function writeExpression(
  scope: ExpressionScope, what: string, expression: DynamoDbExpression, words: readonly string[] = [],
): ExpressionText {
  return new ExpressionWriter(scope, what, expression, [...WORDS, ...words]).write();
}

/** The groups that a token matches: one of value, name and word, or none. */
type Groups = { readonly [group: string]: string | undefined };

class ExpressionWriter {
  private readonly used = new Set<string>();
  private readonly attributes = new Set<string>();
  private text = '';

  constructor(
    private readonly scope: ExpressionScope,
    private readonly what: string,
    private readonly expression: DynamoDbExpression,
    private readonly words: readonly string[],
  ) {}

  public write(): ExpressionText {
    const { expression, values = {}, names = {} } = this.expression;
    if (expression.trim() === '') throw new ValidationError(`'${this.what}' is empty: write an expression like 'status = :open', or leave it out`);
    TOKEN.lastIndex = 0;
    for (let at = 0; at < expression.length; at = TOKEN.lastIndex) {
      const match = TOKEN.exec(expression);
      if (!match) {
        throw new ValidationError(`'${this.what}' cannot be an expression from '${expression.slice(at)}' on: give values as :placeholders, unusual names as #placeholders`);
      }
      this.token(match[0], match.groups ?? {});
    }
    const unused = [...Object.keys(values), ...Object.keys(names)].find((placeholder) => !this.used.has(placeholder));
    if (unused !== undefined) throw new ValidationError(`'${this.what}' does not use ${unused}: '${expression}'`);
    return { text: this.text, attributes: [...this.attributes] };
  }

  private token(token: string, { value, name, word, call }: Groups): void {
    if (value) this.value(value);
    else if (name) this.attribute(this.meaning('names', this.expression.names, name));
    else if (word && !call && !this.words.includes(word.toLowerCase())) this.attribute(word);
    else this.text += token;
  }

  private value(placeholder: string): void {
    const { _json, _optional } = this.meaning('values', this.expression.values, placeholder);
    if (_optional) throw new ValidationError(`'${this.what}' needs ${placeholder} to be there: use or() instead of optional()`);
    this.text += this.scope.value(_json);
  }

  private attribute(name: string): void {
    if (!this.text.endsWith('.')) this.attributes.add(name);
    this.text += this.scope.name(name);
  }

  private meaning<T>(prop: string, meanings: { readonly [placeholder: string]: T } = {}, placeholder: string): T {
    this.used.add(placeholder);
    if (!Object.hasOwn(meanings, placeholder)) {
      throw new ValidationError(`'${this.what}' uses ${placeholder}, which its '${prop}' do not hold: '${this.expression.expression}'`);
    }
    return meanings[placeholder];
  }
}
