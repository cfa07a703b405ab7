import { escapeJson } from './idioms';
import { JsonTemplate, PreparedJson } from './json-template';
import { ListRows } from './list-rows';
import type { MappedValue } from './mapped-value';
import type { TemplateScope } from './template-scope';

/**
 * A list written from a list of the body: one entry for each element.
 *
 * @see ListRows for what a request is refused for
 */
export class JsonEach extends JsonTemplate {
  private readonly rows: ListRows;

  /**
   * @param list the list
   * @param entry what each element becomes
   * @param max most elements that a request may have, none for an answer
   */
  constructor(list: MappedValue, entry: JsonTemplate, max?: number) {
    super();
    this.rows = new ListRows(list, entry, max);
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const rows = this.rows.prepare(scope);
    const row = scope.variable();
    return {
      write: (sink) => {
        sink.constant('[');
        sink.statement(`#foreach(${row} in ${rows})`);
        sink.when('$foreach.index>0', () => sink.constant(','));
        sink.expression(row);
        sink.statement('#end');
        sink.constant(']');
      },
    };
  }
}

/**
 * The position of the element in its list, from 0, as a string.
 */
export class JsonPosition extends JsonTemplate {
  public _prepare(): PreparedJson {
    return {
      write: (sink) => {
        sink.constant('"');
        sink.expression('$foreach.index');
        sink.constant('"');
      },
    };
  }
}

/**
 * A string that no other element of this list, and no other request, has.
 */
export class JsonUniquePosition extends JsonTemplate {
  public _prepare(): PreparedJson {
    return {
      write: (sink) => {
        sink.constant('"');
        sink.expression(escapeJson('$context.extendedRequestId'));
        sink.constant('-');
        sink.expression('$foreach.index');
        sink.constant('"');
      },
    };
  }
}
