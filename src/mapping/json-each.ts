import { toJsonPath } from './body-path';
import { JsonTemplate, PreparedJson } from './json-template';
import type { MappedValue } from './mapped-value';
import type { TemplateScope } from './template-scope';
import { ITemplateSink, PrintSink, VariableSink } from './template-sink';
import { ValidationError } from '../private/errors';

/**
 * A list written from a list of the body: one entry for each element, by a template that reads it with `ElementValue`.
 *
 * Of a request, a list that is empty, too long or none, and any element that does not fit, refuse the whole call. Of an answer,
 * what is no list becomes an empty one.
 */
export class JsonEach extends JsonTemplate {
  /**
   * @param list the list
   * @param entry what each element becomes
   * @param max most elements that a request may have, none for an answer
   */
  constructor(private readonly list: MappedValue, private readonly entry: JsonTemplate, private readonly max?: number) {
    super();
    if (list._source.kind !== 'body') {
      throw new ValidationError(`a list is a part of the body: use RequestValue.wholeBody() or RequestValue.body(), got a value of kind '${list._source.kind}'`);
    }
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const rows = scope.variable();
    const { condition, elements, place } = this.whereTheListIs(scope);
    const filled = this.eachInto(rows, place, scope);
    scope.before(`#set(${rows}=[])#if(${condition})#foreach($element in ${elements})${filled}#end#end`);
    if (this.max !== undefined) scope.require(`${rows}.size()>0`, `${rows}.size()==${elements}.size()`);
    return { write: (sink) => writeRows(sink, rows, scope.variable()) };
  }

  private whereTheListIs(scope: TemplateScope): { condition: string; elements: string; place: string } {
    const path = this.list._source.kind === 'body' ? toJsonPath(this.list._source.path) : '$';
    const elements = `$input.path('${path}')`;
    const { pieces: [json], present } = scope.json(this.list);
    const isList = 'expression' in json ? `${json.expression}.startsWith('[')==true` : 'false';
    const shortEnough = this.max === undefined ? undefined : `${elements}.size()<=${this.max}`;
    return { condition: [present, isList, shortEnough].filter((part) => part !== undefined).join('&&'), elements, place: `'${path}['` };
  }

  /** Adds the text of each element's entry to the rows; an element that does not fit adds nothing, so that the counts differ. */
  private eachInto(rows: string, place: string, scope: TemplateScope): string {
    const at = scope.variable();
    const element = scope.each(at);
    const entry = this.entry._prepare(element);
    const text = scope.variable();
    const page = new PrintSink();
    const row = new VariableSink(page, text);
    entry.write(row);
    row.flush();
    return `#set(${at}=${place}+$foreach.index+']')${element.wrap(`${page.text}#set($done=${rows}.add(${text}))`, '')}`;
  }
}

function writeRows(sink: ITemplateSink, rows: string, row: string): void {
  sink.constant('[');
  sink.statement(`#foreach(${row} in ${rows})`);
  sink.when('$foreach.index>0', () => sink.constant(','));
  sink.expression(row);
  sink.statement('#end');
  sink.constant(']');
}
