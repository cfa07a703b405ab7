import { toJsonPath } from './body-path';
import { formCharacters, jsonCharacters, vtlString } from './constants';
import { captureHeader, capturePath, endsBefore, escapeJson, wellFormed } from './idioms';
import type { MappedValue } from './mapped-value';
import { BOOLEAN, checkConstant, checkOfBody, NUMBER } from './place';
import type { Place } from './place';
import { spelledSource } from './spelled';
import type { BodyPath, NamedSource, ValueSource } from './value-source';
import { ValidationError } from '../private/errors';

/**
 * A value ready to be written: pieces that are safe where they land, and the condition under which it is there at all.
 */
export interface Slot {
  readonly pieces: readonly Piece[];
  readonly present?: string;
}

/**
 * A constant, or an expression.
 */
export type Piece = { readonly constant: string } | { readonly expression: string };

/**
 * What a template does about a value that is not there: refuse the call, or write `null`.
 */
export type MissingValues = 'refuse' | 'null';

/** A value in a variable: as text, or as JSON for members of a document. */
interface Captured {
  readonly variable: string;
  readonly present: string;
  /** What must hold of a value that is there, wherever it lands. */
  readonly valid?: string;
  readonly json: boolean;
  /** The text of a JSON string, none where the variable is the text. */
  readonly decoded?: DecodedText;
}

/** The text of a JSON string: in a variable of its own as soon as a place asks for it. */
interface DecodedText {
  variable?: string;
  readonly capture: () => string;
}

/** The list whose elements a scope is about. */
interface ElementsOf {
  /** The scope around the loop. */
  readonly outer: TemplateScope;
  /** Variable that holds the JSONPath of the element. */
  readonly at: string;
}

/** One way for a value to land: what it must look like, and how it is written. */
interface Landing {
  valid(captured: Captured): string | undefined;
  pieces(captured: Captured): Piece[];
  constant(text: string): string;
  /** A fallback as the variable would hold it. */
  fallback(text: string, json: boolean): string;
}

/**
 * The values of one template: each is captured once, tested, and handed out escaped for the place it lands in.
 */
export class TemplateScope {
  private prelude = '';
  private variables = 0;
  private readonly conditions = new Set<string>();
  private readonly captured = new Map<string, Captured>();

  constructor(private readonly missing: MissingValues, private readonly elements?: ElementsOf) {}

  /** A string of a JSON document, with its quotes. */
  public string(value: MappedValue): Slot {
    return this.land(value, {
      valid: ({ json, variable }) => (json ? `${variable}.startsWith('"')==true` : undefined),
      pieces: ({ json, variable }) => (json ? [{ expression: variable }] : quoted(variable)),
      constant: (text) => `"${jsonCharacters(text)}"`,
      fallback: (text, json) => (json ? `'"${jsonCharacters(text)}"'` : vtlString(text)),
    });
  }

  /** A number of a JSON document, by its digits. */
  public number(value: MappedValue): Slot {
    return this.verbatim(value, NUMBER);
  }

  /** `true` or `false`. */
  public boolean(value: MappedValue): Slot {
    return this.verbatim(value, BOOLEAN);
  }

  /** A part of the body as the JSON that it is, whatever its type. */
  public json(value: MappedValue): Slot {
    checkOfBody(value);
    return this.land(value, {
      valid: () => undefined,
      pieces: ({ variable }) => [{ expression: variable }],
      constant: (text) => text,
      fallback: (text) => `'"${jsonCharacters(text)}"'`,
    });
  }

  /** One side of a form field. */
  public form(value: MappedValue): Slot {
    return this.land(value, {
      valid: (captured) => all([textType(captured), wellFormed(plainText(captured))]),
      pieces: (captured) => [{ expression: `$util.urlEncode(${plainText(captured)})` }],
      constant: formCharacters,
      fallback: (text, json) => (json ? `'"${jsonCharacters(text)}"'` : vtlString(text)),
    });
  }

  /** The text itself, as an expression for a place that escapes it (a header, a path): never printed. */
  public text(value: MappedValue): Slot {
    return this.land(value, {
      valid: textType,
      pieces: (captured) => [{ expression: plainText(captured) }],
      constant: vtlString,
      fallback: (text, json) => (json ? `'"${jsonCharacters(text)}"'` : vtlString(text)),
    });
  }

  /** A scope for what a loop of this template does with each element of a list. */
  public each(at: string): TemplateScope {
    return new TemplateScope(this.missing, { outer: this, at });
  }

  /** A variable of the template's own. */
  public variable(): string {
    if (this.elements) return this.elements.outer.variable();
    const index = this.variables++;
    return `$${String.fromCharCode(97 + (index % 26))}${index < 26 ? '' : Math.floor(index / 26)}`;
  }

  /** A constant in a variable, for places that take no expression. */
  public constant(text: string): string {
    const variable = this.variable();
    this.before(`#set(${variable}=${vtlString(text)})`);
    return variable;
  }

  /** Refuses the call unless the conditions hold. */
  public require(...conditions: (string | undefined)[]): void {
    for (const condition of conditions) {
      if (condition) this.conditions.add(condition);
    }
  }

  /** Writes something that runs before anything is tested. */
  public before(vtl: string): void {
    this.prelude += vtl;
  }

  /** The whole template: captures, then the text if every value is as it must be, otherwise what stands for a refusal. */
  public wrap(text: string, refusal: string): string {
    if (this.conditions.size === 0) return this.prelude + text;
    const otherwise = refusal === '' ? '' : `#{else}${refusal}`;
    return `${this.prelude}#if(${[...this.conditions].join('&&')})${text}${otherwise}#end`;
  }

  private verbatim(value: MappedValue, place: Place): Slot {
    checkConstant(value, place);
    return this.land(value, {
      valid: ({ variable }) => `${variable}.matches('${place.pattern}')==true`,
      pieces: ({ variable }) => [{ expression: variable }],
      constant: (text) => text,
      fallback: (text) => `'${text}'`,
    });
  }

  private land(value: MappedValue, landing: Landing): Slot {
    if (value._source.kind === 'literal') return { pieces: [{ constant: landing.constant(value._source.text) }] };
    const fallback = value._presence.kind === 'fallback' ? landing.fallback(value._presence.text, isJson(value._source)) : undefined;
    const captured = this.capture(value._source, fallback);
    const landed = this.sound(captured, landing.valid(captured));
    const valid = all([captured.valid, landed]);
    const pieces = landing.pieces(captured);
    switch (value._presence.kind) {
      case 'optional': return { pieces, present: this.optional(captured, valid) };
      case 'fallback': {
        const { variable, decoded } = captured;
        const text = decoded?.variable ? `#set(${decoded.variable}=${vtlString(value._presence.text)})` : '';
        this.before(`#if(!(${captured.present}))#set(${variable}=${fallback})${text}#end`);
        if (captured.valid) this.require(`(!(${captured.present})||${captured.valid})`);
        this.require(landed);
        return { pieces };
      }
      case 'required': {
        if (this.missing === 'refuse') this.require(captured.present, valid);
        else this.before(`#if(!(${all([captured.present, valid])}))#set(${captured.variable}='null')#end`);
        return { pieces };
      }
    }
  }

  /** What callers send as JSON may hold a lone surrogate, by an escape; what services answer does not. */
  private sound(captured: Captured, valid: string | undefined): string | undefined {
    return captured.json && this.missing === 'refuse' ? all([valid, wellFormed(captured.variable)]) : valid;
  }

  private optional(captured: Captured, valid: string): string {
    const flag = this.variable();
    this.before(`#set(${flag}=${captured.present})`);
    if (valid) this.require(`(${flag}==false||${valid})`);
    return `${flag}==true`;
  }

  /** Values with different fallbacks are different values. */
  private capture(source: Exclude<ValueSource, { kind: 'literal' }>, fallback?: string): Captured {
    if (this.elements && source.kind !== 'element') return this.elements.outer.capture(source, fallback);
    const key = JSON.stringify([source, fallback]);
    const known = this.captured.get(key);
    if (known) return known;
    const fresh = this.captureAnew(source);
    this.captured.set(key, fresh);
    return fresh;
  }

  private captureAnew(source: Exclude<ValueSource, { kind: 'literal' }>): Captured {
    switch (source.kind) {
      case 'body': return this.captureJson(source.path, source.path.length > 0, (path) => `'${toJsonPath(path)}'`);
      case 'element': return this.captureElement(source.path, source.asText ?? source.path.length > 0);
      case 'rawBody': return this.set('$input.body', (variable) => `"$!${bare(variable)}"!=""&&${variable}!='{}'`);
      case 'join': return this.captureJoin(source.parts, source.separator);
      case 'responseHeader': throw new ValidationError(`a template cannot read headers of an answer, got ${spelledSource(source)}; use a member of its body`);
      default: return this.captureNamed(source);
    }
  }

  private captureNamed(source: NamedSource): Captured {
    const present = (variable: string) => `"$!${bare(variable)}"!=""`;
    switch (source.kind) {
      case 'query': return this.set(`$input.params().querystring.get('${source.name}')`, present);
      case 'context': return this.set(`"$!context.${source.name.split('.').map(property).join('.')}"`, present);
      case 'stageVariable': return this.set(`"$!stageVariables.${source.name}"`, present);
      case 'path':
      case 'header': {
        const variable = this.variable();
        this.before(source.kind === 'path' ? capturePath(variable, source.name) : captureHeader(variable, source.name));
        return { variable, present: present(variable), json: false };
      }
    }
  }

  private captureElement(path: BodyPath, isText: boolean): Captured {
    const at = this.elements?.at;
    if (at === undefined) throw new ValidationError(`ElementValue is for the entries of a batch, got ${spelledSource({ kind: 'element', path, asText: isText })}; use RequestValue here`);
    return this.captureJson(path, isText, (steps) => {
      if (steps.length === 0) return at;
      const variable = this.variable();
      this.before(`#set(${variable}=${at}+'${toJsonPath(steps).slice(1)}')`);
      return variable;
    });
  }

  /**
   * What a way leads to: as a text the string that is there, or else its JSON. `locate` writes a way as an argument of
   * `$input.json` and `$input.path`.
   */
  private captureJson(path: BodyPath, isText: boolean, locate: (path: BodyPath) => string): Captured {
    const there = isThere(path, locate);
    const place = locate(path);
    const captured = this.set(`$input.json(${place})`, (variable) => all([there, `${variable}!='null'`]));
    const capture = () => this.set(`$input.path(${place})`, () => '').variable;
    return { ...captured, json: true, decoded: isText ? { capture } : undefined };
  }

  private captureJoin(parts: readonly ValueSource[], separator: string): Captured {
    const between = separator === '' ? [] : [this.constant(separator)];
    const pieces: string[] = [];
    const present: string[] = [];
    const valid: (string | undefined)[] = [];
    parts.forEach((part, index) => {
      if (index > 0) pieces.push(...between);
      if (part.kind === 'literal') {
        pieces.push(vtlString(part.text));
        return;
      }
      const captured = this.capture(part);
      const text = plainText(captured);
      pieces.push(text);
      present.push(captured.present);
      valid.push(captured.valid, this.sound(captured, textType(captured)));
      if (index < parts.length - 1) valid.push(...between.map((mark) => endsBefore(text, mark)));
    });
    const variable = this.variable();
    const joined = { variable, present: all(present) || 'true', valid: all(valid), json: false };
    this.before(`#if(${all([joined.present, joined.valid])})#set(${variable}=${pieces.join('+')})#end`);
    return joined;
  }

  private set(expression: string, present: (variable: string) => string): Captured {
    const variable = this.variable();
    this.before(`#set(${variable}=${expression})`);
    return { variable, present: present(variable), json: false };
  }
}

function quoted(variable: string): Piece[] {
  return [{ constant: '"' }, { expression: escapeJson(variable) }, { constant: '"' }];
}

/**
 * A condition that tells what is not there from what is empty: `$input.json` may say `""` of both.
 */
function isThere(path: BodyPath, locate: (path: BodyPath) => string): string | undefined {
  const last = path[path.length - 1];
  if (last === undefined) return undefined;
  const parent = locate(path.slice(0, -1));
  if (typeof last === 'string') return `$input.path(${parent}).containsKey('${last}')==true`;
  return `$input.json(${parent}).startsWith('[')==true&&$input.path(${parent}).size()>${last}`;
}

function isJson({ kind }: ValueSource): boolean {
  return kind === 'body' || kind === 'element';
}

function textType({ decoded, variable }: Captured): string | undefined {
  return decoded ? `${variable}.startsWith('"')==true` : undefined;
}

function plainText({ decoded, variable }: Captured): string {
  if (!decoded) return variable;
  decoded.variable ??= decoded.capture();
  return decoded.variable;
}

function property(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(name) ? name : `get('${name}')`;
}

function bare(variable: string): string {
  return variable.slice(1);
}

function all(conditions: readonly (string | undefined)[]): string {
  return conditions.filter((condition) => condition !== undefined && condition !== '').join('&&');
}
