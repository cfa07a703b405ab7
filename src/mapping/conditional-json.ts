import { jsonCharacters } from './constants';
import { JsonTemplate, PreparedJson } from './json-template';
import type { TemplateScope } from './template-scope';
import type { ITemplateSink } from './template-sink';

/**
 * A document whose values are captured once, however many places ask whether it is there.
 */
export class SharedJson extends JsonTemplate {
  private readonly prepared = new WeakMap<TemplateScope, PreparedJson>();

  constructor(private readonly document: JsonTemplate) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const known = this.prepared.get(scope) ?? this.document._prepare(scope);
    this.prepared.set(scope, known);
    return known;
  }
}

/**
 * A document that is there only if one of some others is.
 */
export class JsonWhere extends JsonTemplate {
  constructor(private readonly document: JsonTemplate, private readonly others: readonly SharedJson[]) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const present = anyOf(this.others.map((other) => other._prepare(scope).present));
    const { write } = this.document._prepare(scope);
    return { present, write };
  }
}

/**
 * A part of a text: always there, or only if a value is.
 */
export interface Clause {
  readonly text: string;
  /** The value that it needs, none if it is always there. */
  readonly where?: SharedJson;
}

/**
 * Clauses that belong together: what stands before the first of them that is there, and what between the others. A space follows both, unless they are empty.
 */
export interface ClauseList {
  readonly opening: string;
  readonly separator: string;
  readonly clauses: readonly Clause[];
}

/**
 * A string put together from constant clauses. A call for which none of them is there is refused.
 */
export class JsonClauses extends JsonTemplate {
  constructor(private readonly lists: readonly ClauseList[]) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const lists = this.lists.filter(({ clauses }) => clauses.length > 0).map((list) => prepareList(list, scope));
    const somethingThere = anyOf(lists.flatMap(({ fixed, optional }) => [...fixed.map(() => undefined), ...optional.map(({ present }) => present)]));
    if (somethingThere) scope.require(`(${somethingThere})`);
    return {
      write: (sink) => {
        sink.constant('"');
        lists.forEach((list) => writeList(sink, list));
        sink.constant('"');
      },
    };
  }
}

interface PreparedList {
  readonly opening: string;
  readonly separator: string;
  readonly fixed: readonly string[];
  readonly optional: readonly { readonly text: string; readonly present: string }[];
  /** Holds what goes before the next clause, where only the call decides which is the first. */
  readonly before?: string;
}

function prepareList({ opening, separator, clauses }: ClauseList, scope: TemplateScope): PreparedList {
  const prepared = clauses.map(({ text, where }) => ({ text, present: where?._prepare(scope).present }));
  const fixed = prepared.filter(({ present }) => present === undefined).map(({ text }) => text);
  const optional = prepared.flatMap(({ text, present }) => (present === undefined ? [] : [{ text, present }]));
  return { opening, separator, fixed, optional, before: fixed.length === 0 ? scope.variable() : undefined };
}

function writeList(sink: ITemplateSink, { opening, separator, fixed, optional, before }: PreparedList): void {
  if (before) sink.statement(`#set(${before}='${jsonCharacters(opening)}')`);
  else sink.constant(jsonCharacters(`${opening === '' ? '' : `${opening} `}${fixed.join(`${separator} `)}`));
  for (const { text, present } of optional) {
    sink.when(present, () => {
      if (before) sink.expression(before);
      sink.constant(jsonCharacters(before ? ` ${text}` : `${separator} ${text}`));
      if (before) sink.statement(`#set(${before}='${jsonCharacters(separator)}')`);
    });
  }
}

/** The condition under which one of several is there, none if one always is. */
function anyOf(conditions: readonly (string | undefined)[]): string | undefined {
  if (conditions.length === 0 || conditions.includes(undefined)) return undefined;
  return [...new Set(conditions)].join('||');
}
