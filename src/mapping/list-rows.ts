import { toJsonPath } from './body-path';
import type { JsonTemplate } from './json-template';
import type { MappedValue } from './mapped-value';
import { spelled } from './spelled';
import type { TemplateScope } from './template-scope';
import { PrintSink, VariableSink } from './template-sink';
import { ValidationError } from '../private/errors';

/**
 * The elements of a list of the body, each written by a template that reads it with `ElementValue`.
 *
 * Of a request, a list that is empty, too long or none, and any element that does not fit, refuse the whole call. Of an answer,
 * what is no list has no rows.
 */
export class ListRows {
  /**
   * @param list the list
   * @param row what each element becomes
   * @param max most elements that a request may have, none for an answer
   */
  constructor(private readonly list: MappedValue, private readonly row: JsonTemplate, private readonly max?: number) {
    if (list._source.kind !== 'body') {
      throw new ValidationError(`a list is a part of the body, got ${spelled(list)}; use RequestValue.wholeBody() or RequestValue.body()`);
    }
  }

  /**
   * Writes the rows before the template's text.
   *
   * @returns the variable of the rows
   */
  public prepare(scope: TemplateScope): string {
    const rows = scope.variable();
    const { condition, elements, place } = this.whereTheListIs(scope);
    const filled = this.eachInto(rows, place, scope);
    scope.before(`#set(${rows}=[])#if(${condition})#foreach($element in ${elements})${filled}#end#end`);
    if (this.max !== undefined) scope.require(`${rows}.size()>0`, `${rows}.size()==${elements}.size()`);
    return rows;
  }

  private whereTheListIs(scope: TemplateScope): { condition: string; elements: string; place: string } {
    const path = this.list._source.kind === 'body' ? toJsonPath(this.list._source.path) : '$';
    const elements = `$input.path('${path}')`;
    const { pieces: [json], present } = scope.json(this.list);
    const isList = 'expression' in json ? `${json.expression}.startsWith('[')==true` : 'false';
    const shortEnough = this.max === undefined ? undefined : `${elements}.size()<=${this.max}`;
    return { condition: [present, isList, shortEnough].filter((part) => part !== undefined).join('&&'), elements, place: `'${path}['` };
  }

  /** Adds the text of each element's row; an element that does not fit adds nothing, so that the counts differ. */
  private eachInto(rows: string, place: string, scope: TemplateScope): string {
    const at = scope.variable();
    const element = scope.each(at);
    const row = this.row._prepare(element);
    const text = scope.variable();
    const page = new PrintSink();
    const sink = new VariableSink(page, text);
    row.write(sink);
    sink.flush();
    return `#set(${at}=${place}+$foreach.index+']')${element.wrap(`${page.text}#set($done=${rows}.add(${text}))`, '')}`;
  }
}
