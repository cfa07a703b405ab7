import { jsonCharacters, numberCharacters } from './constants';
import { escapeJson } from './idioms';
import { MappedValue, REQUIRED } from './mapped-value';
import { BOOLEAN, checkConstant, checkOfBody, NUMBER } from './place';
import type { Slot, TemplateScope } from './template-scope';
import { ITemplateSink, VariableSink } from './template-sink';

/**
 * A JSON document with values of a request or response in it: written by a mapping template, each value escaped for its place.
 *
 * ```ts
 * JsonTemplate.object({ source: JsonTemplate.literal('shop'), id: JsonTemplate.string(RequestValue.path('id')) });
 * ```
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
 */
export abstract class JsonTemplate {
  /**
   * An object. A member whose value is `optional()` and not there is left out.
   */
  public static object(members: { [name: string]: JsonTemplate }): JsonTemplate {
    return new JsonObject(members);
  }

  /**
   * A list. An item whose value is `optional()` and not there is left out.
   */
  public static list(items: JsonTemplate[]): JsonTemplate {
    return new JsonList(items);
  }

  /**
   * A string. A member of the body that is not a string is answered with status 400.
   */
  public static string(value: MappedValue): JsonTemplate {
    return new JsonSlot((scope) => scope.string(value), () => quotedConstant(value));
  }

  /**
   * A number: at most 38 digits before and after the point, and an exponent. Anything else is answered with status 400.
   *
   * A number of the JSON body is written as API Gateway reads it: count on 15 digits where it has a point or an exponent.
   *
   * Throws for a constant that is none.
   */
  public static number(value: MappedValue): JsonTemplate {
    checkConstant(value, NUMBER);
    return new JsonSlot((scope) => scope.number(value), () => plainConstant(value));
  }

  /**
   * `true` or `false`. Anything else is answered with status 400.
   *
   * Throws for a constant that is neither.
   */
  public static boolean(value: MappedValue): JsonTemplate {
    checkConstant(value, BOOLEAN);
    return new JsonSlot((scope) => scope.boolean(value), () => plainConstant(value));
  }

  /**
   * A part of the body as the JSON that it is.
   *
   * Throws for a value that is not of the body.
   */
  public static json(value: MappedValue): JsonTemplate {
    checkOfBody(value);
    return new JsonSlot((scope) => scope.json(value), () => value);
  }

  /**
   * JSON text inside a string, as `Detail` of EventBridge and `input` of Step Functions want it.
   */
  public static text(document: JsonTemplate): JsonTemplate {
    return new JsonText(document);
  }

  /**
   * A constant string.
   */
  public static literal(value: string): JsonTemplate {
    return new JsonConstant(() => `"${jsonCharacters(value)}"`);
  }

  /**
   * A constant number.
   */
  public static literalNumber(value: number): JsonTemplate {
    return new JsonConstant(() => numberCharacters(value));
  }

  /**
   * A constant boolean.
   */
  public static literalBoolean(value: boolean): JsonTemplate {
    return new JsonConstant(() => String(value));
  }

  /**
   * Captures the values of the document; what comes back writes it.
   *
   * @internal
   */
  public abstract _prepare(scope: TemplateScope): PreparedJson;

  /**
   * The one value whose JSON is the document, or its text where it is constant: for places that take no document.
   *
   * @internal
   */
  public _asValue(): MappedValue | undefined {
    return undefined;
  }
}

/**
 * A document whose values have been captured.
 *
 * @internal
 */
export interface PreparedJson {
  /** The condition under which it is there, none if it always is. */
  readonly present?: string;
  write(sink: ITemplateSink): void;
}

class JsonConstant extends JsonTemplate {
  constructor(private readonly text: () => string) {
    super();
  }

  public _prepare(): PreparedJson {
    return { write: (sink) => sink.constant(this.text()) };
  }

  public _asValue(): MappedValue {
    return constant(this.text());
  }
}

class JsonSlot extends JsonTemplate {
  constructor(private readonly slot: (scope: TemplateScope) => Slot, private readonly value: () => MappedValue | undefined) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const { present, pieces } = this.slot(scope);
    return {
      present,
      write: (sink) => pieces.forEach((piece) => ('constant' in piece ? sink.constant(piece.constant) : sink.expression(piece.expression))),
    };
  }

  public _asValue(): MappedValue | undefined {
    return this.value();
  }
}

class JsonObject extends JsonTemplate {
  constructor(private readonly members: { [name: string]: JsonTemplate }) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const members = Object.entries(this.members).map(([name, value]) => {
      const prepared = value._prepare(scope);
      return { present: prepared.present, write: (sink: ITemplateSink) => { sink.constant(`"${jsonCharacters(name)}":`); prepared.write(sink); } };
    });
    return { write: (sink) => writeSeparated(sink, scope, members, '{', '}') };
  }

  public _asValue(): MappedValue | undefined {
    const names = Object.keys(this.members).map((name) => `"${jsonCharacters(name)}":`);
    return allConstant(Object.values(this.members), (texts) => `{${texts.map((text, index) => names[index] + text).join(',')}}`);
  }
}

/**
 * An object that is there only if every value in it is: `{"S": …}` around an optional value.
 *
 * @internal
 */
export class WholeObject extends JsonTemplate {
  constructor(private readonly members: { [name: string]: JsonTemplate }) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const members = Object.entries(this.members).map(([name, value]) => ({ name, prepared: value._prepare(scope) }));
    const conditions = members.flatMap(({ prepared }) => prepared.present ?? []);
    return {
      present: conditions.length === 0 ? undefined : conditions.join('&&'),
      write: (sink) => members.forEach(({ name, prepared }, index) => {
        sink.constant(`${index === 0 ? '{' : ','}"${jsonCharacters(name)}":`);
        prepared.write(sink);
        if (index === members.length - 1) sink.constant('}');
      }),
    };
  }
}

class JsonList extends JsonTemplate {
  constructor(private readonly items: JsonTemplate[]) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const items = this.items.map((item) => item._prepare(scope));
    return { write: (sink) => writeSeparated(sink, scope, items, '[', ']') };
  }

  public _asValue(): MappedValue | undefined {
    return allConstant(this.items, (texts) => `[${texts.join(',')}]`);
  }
}

class JsonText extends JsonTemplate {
  constructor(private readonly document: JsonTemplate) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const prepared = this.document._prepare(scope);
    const variable = scope.variable();
    return {
      present: prepared.present,
      write: (sink) => {
        const inner = new VariableSink(sink, variable);
        prepared.write(inner);
        inner.flush();
        sink.constant('"');
        sink.expression(escapeJson(variable));
        sink.constant('"');
      },
    };
  }
}

/**
 * Commas are decided at synthesis where that can be done; a list that begins with optional items keeps its comma in a variable.
 */
export function writeSeparated(sink: ITemplateSink, scope: TemplateScope, parts: PreparedJson[], open: string, close: string): void {
  const fixed = parts.filter((part) => part.present === undefined);
  const ordered = fixed.length > 0 && open === '{' ? [...fixed, ...parts.filter((part) => part.present !== undefined)] : parts;
  const comma = ordered.length > 1 && ordered[0].present !== undefined ? scope.variable() : undefined;
  sink.constant(open);
  if (comma) sink.statement(`#set(${comma}='')`);
  ordered.forEach((part, index) => {
    const write = () => {
      if (index > 0) comma ? sink.expression(comma) : sink.constant(',');
      part.write(sink);
      if (comma) sink.statement(`#set(${comma}=',')`);
    };
    if (part.present) sink.when(part.present, write);
    else write();
  });
  sink.constant(close);
}

function constant(text: string): MappedValue {
  return { _source: { kind: 'literal', text }, _presence: REQUIRED };
}

function quotedConstant({ _source: source }: MappedValue): MappedValue | undefined {
  return source.kind === 'literal' ? constant(`"${jsonCharacters(source.text)}"`) : undefined;
}

function plainConstant(value: MappedValue): MappedValue | undefined {
  return value._source.kind === 'literal' ? value : undefined;
}

function allConstant(parts: readonly JsonTemplate[], write: (texts: string[]) => string): MappedValue | undefined {
  const sources = parts.map((part) => part._asValue()?._source);
  const texts = sources.flatMap((source) => (source?.kind === 'literal' ? [source.text] : []));
  return texts.length === sources.length ? constant(write(texts)) : undefined;
}
