import { jsonCharacters, vtlString } from './constants';
import { JsonTemplate, PreparedJson } from './json-template';
import type { MappedValue } from './mapped-value';
import type { TemplateScope } from './template-scope';

/**
 * A string behind a constant prefix: the value must match a pattern, with the prefix or without. Anything else is refused.
 *
 * For names that become part of an ARN or a path, where a value of the caller's must not reach beyond its place.
 */
export class MatchingText extends JsonTemplate {
  /**
   * @param value the text
   * @param pattern regular expression of characters that need no escaping in JSON
   * @param prefix what is put in front of it
   */
  constructor(private readonly value: MappedValue, private readonly pattern: string, private readonly prefix = '') {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const { pieces: [piece], present } = scope.text(this.value);
    const name = scope.variable();
    scope.before(`#set(${name}=${'expression' in piece ? piece.expression : piece.constant})${this.withoutPrefix(name, scope)}`);
    const matches = `${name}.matches('${this.pattern}')==true`;
    scope.require(present === undefined ? matches : `(!(${present})||${matches})`);
    return {
      present,
      write: (sink) => {
        sink.constant(`"${jsonCharacters(this.prefix)}`);
        sink.expression(name);
        sink.constant('"');
      },
    };
  }

  private withoutPrefix(name: string, scope: TemplateScope): string {
    if (this.prefix === '') return '';
    const prefix = scope.variable();
    return `#set(${prefix}=${vtlString(this.prefix)})#if(${name}.startsWith(${prefix})==true)#set(${name}=${name}.substring(${prefix}.length()))#end`;
  }
}
