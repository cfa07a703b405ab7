import { formCharacters } from './constants';
import { JsonTemplate, PreparedJson } from './json-template';
import { ListRows } from './list-rows';
import type { MappedValue } from './mapped-value';
import { REFUSAL } from './request-template';
import { Slot, TemplateScope } from './template-scope';
import { ITemplateSink, PrintSink } from './template-sink';

/**
 * A part of a form: one field or several, each behind an ampersand.
 */
export interface FormPart {
  /**
   * Captures the values of the part; what comes back writes it.
   */
  prepare(scope: TemplateScope): (sink: ITemplateSink) => void;
}

/**
 * A request template that writes a form, the query protocol of AWS.
 */
export function formRequestTemplate(action: string, version: string, parts: readonly FormPart[]): string {
  const scope = new TemplateScope('refuse');
  const sink = new PrintSink();
  const writers = parts.map((part) => part.prepare(scope));
  sink.constant(`Action=${formCharacters(action)}&Version=${formCharacters(version)}`);
  writers.forEach((write) => write(sink));
  return scope.wrap(sink.text, REFUSAL);
}

/**
 * One field.
 */
export class FormField implements FormPart {
  constructor(private readonly name: string, private readonly value: MappedValue) {}

  public prepare(scope: TemplateScope): (sink: ITemplateSink) => void {
    const slot = scope.form(this.value);
    return (sink) => whenPresent(slot, sink, () => {
      sink.constant(`&${formCharacters(this.name)}=`);
      writeSlot(slot, sink);
    });
  }
}

/**
 * An entry of a numbered list: constant fields, and one with a value.
 */
export interface FormEntry {
  readonly constants: { readonly [name: string]: string };
  readonly name: string;
  readonly value: MappedValue;
}

/**
 * Numbered entries, without gaps where optional ones are left out: `Prefix.1.Name=…&Prefix.1.Value=…`.
 */
export class FormEntries implements FormPart {
  constructor(private readonly prefix: string, private readonly entries: readonly FormEntry[]) {}

  public prepare(scope: TemplateScope): (sink: ITemplateSink) => void {
    const slots = this.entries.map((entry) => ({ entry, slot: scope.form(entry.value) }));
    const fixed = slots.filter(({ slot }) => slot.present === undefined);
    const optional = slots.filter(({ slot }) => slot.present !== undefined);
    const [count, names] = [scope.variable(), scope.variable()];
    return (sink) => {
      fixed.forEach(({ entry, slot }, index) => {
        sink.constant(this.names(entry).join(`${index + 1}`));
        writeSlot(slot, sink);
      });
      if (optional.length > 0) sink.statement(`#set(${count}=${fixed.length})`);
      optional.forEach(({ entry, slot }) => whenPresent(slot, sink, () => {
        sink.statement(`#set(${count}=${count}+1)#set(${names}='${this.names(entry).join(`'+${count}+'`)}')`);
        sink.expression(names);
        writeSlot(slot, sink);
      }));
    };
  }

  /** The text up to the value, in pieces between which the number stands. */
  private names(entry: FormEntry): string[] {
    const prefix = `&${formCharacters(this.prefix)}.`;
    const constants = Object.entries(entry.constants).map(([name, value]) => [`.${formCharacters(name)}=${formCharacters(value)}`, prefix]);
    return [prefix, ...constants.map(([constant, next]) => constant + next), `.${formCharacters(entry.name)}=`];
  }
}

/**
 * One numbered field for each string of a list of the body: `Prefix.1=…&Prefix.2=…`.
 */
export class FormList implements FormPart {
  private readonly rows: ListRows;

  /**
   * @param prefix name up to the number
   * @param list the list
   * @param element what becomes of each element
   * @param max most elements that a request may have
   */
  constructor(private readonly prefix: string, list: MappedValue, element: MappedValue, max: number) {
    this.rows = new ListRows(list, new UrlEncoded(element), max);
  }

  public prepare(scope: TemplateScope): (sink: ITemplateSink) => void {
    const rows = this.rows.prepare(scope);
    const [row, name] = [scope.variable(), scope.variable()];
    return (sink) => {
      sink.statement(`#foreach(${row} in ${rows})#set(${name}='&${formCharacters(this.prefix)}.'+$foreach.count+'=')`);
      sink.expression(name);
      sink.expression(row);
      sink.statement('#end');
    };
  }
}

/**
 * A value as one side of a form field.
 */
class UrlEncoded extends JsonTemplate {
  constructor(private readonly value: MappedValue) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const slot = scope.form(this.value);
    return { present: slot.present, write: (sink) => writeSlot(slot, sink) };
  }
}

function writeSlot({ pieces }: Slot, sink: ITemplateSink): void {
  pieces.forEach((piece) => ('constant' in piece ? sink.constant(piece.constant) : sink.expression(piece.expression)));
}

function whenPresent({ present }: Slot, sink: ITemplateSink, write: () => void): void {
  if (present === undefined) write();
  else sink.when(present, write);
}
