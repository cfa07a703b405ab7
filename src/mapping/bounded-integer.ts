import type { IConstruct } from 'constructs';
import { JsonTemplate, PreparedJson } from './json-template';
import type { MappedValue } from './mapped-value';
import type { TemplateScope } from './template-scope';
import { ValidationError } from '../private/errors';

/**
 * A whole number from 1 to a bound. Any other value refuses the call.
 */
export class BoundedInteger extends JsonTemplate {
  /**
   * Throws for a constant that is out of bounds.
   */
  constructor(private readonly value: MappedValue, private readonly max: number, private readonly what: string, private readonly scope?: IConstruct) {
    super();
    const { _source: source, _presence: presence } = value;
    if (source.kind === 'literal') this.check(source.text);
    if (presence.kind === 'fallback') this.check(presence.text);
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const { pieces: [piece], present } = scope.number(this.value);
    if ('constant' in piece) return { write: (sink) => sink.constant(piece.constant) };
    const inBounds = `${piece.expression}.matches('${upTo(this.max)}')==true`;
    scope.require(present === undefined ? inBounds : `(!(${present})||${inBounds})`);
    return { present, write: (sink) => sink.expression(piece.expression) };
  }

  private check(text: string): void {
    if (!new RegExp(`^(?:${upTo(this.max)})$`).test(text)) throw new ValidationError(`'${this.what}' must be a whole number from 1 to ${this.max}, got '${text}'`, this.scope);
  }
}

/**
 * The numbers from 1 to a bound as a regular expression: whatever arrives is text, which Velocity cannot compare as a number.
 */
export function upTo(max: number): string {
  const digits = [...String(max)].map(Number);
  const shorter = digits.length > 1 ? [`[1-9][0-9]{0,${digits.length - 2}}`] : [];
  const asLong = digits.flatMap((digit, index) => {
    const lowest = index === 0 ? 1 : 0;
    const left = digits.length - index - 1;
    return digit > lowest ? [`${digits.slice(0, index).join('')}[${lowest}-${digit - 1}]${left > 0 ? `[0-9]{${left}}` : ''}`] : [];
  });
  return [...shorter, ...asLong, String(max)].join('|');
}
