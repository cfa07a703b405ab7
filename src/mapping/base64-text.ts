import { wellFormed } from './idioms';
import { JsonTemplate, PreparedJson } from './json-template';
import type { MappedValue } from './mapped-value';
import type { TemplateScope } from './template-scope';

/**
 * A string with the base64 of a text, in UTF-8; of JSON where the value is a whole document.
 *
 * A lone surrogate, which UTF-8 cannot carry, is answered with status 400, and so is an empty body, which AWS reads as `{}`.
 */
export class Base64Text extends JsonTemplate {
  /**
   * @param value the text
   * @param asLine whether the text becomes a line: its end is appended, and a text of several lines is answered with status 400
   */
  constructor(private readonly value: MappedValue, private readonly asLine = false) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const { pieces: [piece], present } = scope.text(this.value);
    const text = 'expression' in piece ? piece.expression : constantIn(scope, piece.constant);
    const condition = this.asLine ? `${text}.matches('[^\\r\\n\\p{Cs}]*+')==true` : wellFormed(text);
    scope.require(present === undefined ? condition : `(!(${present})||${condition})`);
    if (this.value._source.kind === 'body' && this.value._source.path.length === 0) scope.require(`${text}!='{}'`);
    const line = scope.variable();
    return {
      present,
      write: (sink) => {
        if (this.asLine) sink.statement(`#set(${line}=${text}+$util.urlDecode('%0A'))`);
        sink.constant('"');
        sink.expression(`$util.base64Encode(${this.asLine ? line : text})`);
        sink.constant('"');
      },
    };
  }
}

function constantIn(scope: TemplateScope, constant: string): string {
  const variable = scope.variable();
  scope.before(`#set(${variable}=${constant})`);
  return variable;
}
