import { jsonCharacters } from './constants';
import { nameArgument } from './dynamodb-name';
import { escapeJson } from './idioms';
import { quotePattern } from './json-patterns';
import { JsonTemplate, PreparedJson } from './json-template';
import type { MappedValue } from './mapped-value';
import type { TemplateScope } from './template-scope';

/**
 * An attribute of a key: its name, and `S`, `N` or `B`.
 */
export interface TypedName {
  readonly name: string;
  readonly type: string;
}

const LAST_KEY = "$input.path('$.LastEvaluatedKey')";

/** Base64 in letters that a query string carries as they are. */
const TOKEN = '(?:[A-Za-z0-9_-]{4})*+(?:[A-Za-z0-9_-]{2}[.]{2}|[A-Za-z0-9_-]{3}[.])?';

/** A JSON string of plain letters and escapes, as `PageToken` writes it. */
const ASCII_STRING = '"(?:[ !#-\\[\\]-\\x7f]|\\\\["\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*+"';

const VALUES: Record<string, string> = { S: ASCII_STRING, N: '"-?[0-9]{1,200}([.][0-9]{1,200})?([eE][+-]?[0-9]{1,3})?"', B: ASCII_STRING };

/**
 * The token of the page after the one that DynamoDB answered: its last key, type by type, in base64. There only if more follows.
 */
export class PageToken extends JsonTemplate {
  constructor(private readonly key: readonly TypedName[]) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const more = scope.variable();
    const token = scope.variable();
    const members = this.key.map(({ name, type }, index) => {
      const leaf = `${LAST_KEY}.get(${nameArgument(name)}).get('${type}')`;
      return `'${index === 0 ? '{' : ','}"${jsonCharacters(name)}":{"${type}":"'+${escapeJson(leaf)}+'"}'`;
    });
    const encoded = `$util.base64Encode(${token}).replace('+','-').replace('/','_').replace('=','.')`;
    scope.before(`#set(${more}=$input.json('$.LastEvaluatedKey').startsWith('{"'))`);
    scope.before(`#if(${more}==true)#set(${token}=${members.join('+')}+'}')#set(${token}=${encoded})#end`);
    return {
      present: `${more}==true`,
      write: (sink) => {
        sink.constant('"');
        sink.expression(token);
        sink.constant('"');
      },
    };
  }
}

/**
 * The condition under which DynamoDB's last key has other attributes than a token would hold.
 */
export function hasOtherKey(key: readonly TypedName[]): string {
  const others = key.map(({ name }) => `${LAST_KEY}.containsKey(${nameArgument(name)})==false`);
  return `$input.json('$.LastEvaluatedKey').startsWith('{"')==true&&(${LAST_KEY}.size()!=${key.length}||${others.join('||')})`;
}

/**
 * The key that a token holds. What is not, letter by letter, what `PageToken` writes for a key of just these attributes refuses the call.
 */
export class PageStart extends JsonTemplate {
  constructor(private readonly token: MappedValue, private readonly key: readonly TypedName[]) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const { pieces: [piece], present } = scope.text(this.token);
    const token = scope.variable();
    const start = scope.variable();
    scope.before(`#set(${start}='')#set(${token}=${'expression' in piece ? piece.expression : piece.constant})`);
    const base64 = `${token}.replace('-','+').replace('_','/').replace('.','=')`;
    const wellFormed = `${present === undefined ? '' : `${present}&&`}${token}.matches('${TOKEN}')==true`;
    scope.before(`#if(${wellFormed})#set(${start}=$util.base64Decode(${base64}))#end`);
    const fits = `${start}.matches('${this.pattern()}')==true`;
    scope.require(present === undefined ? fits : `(!(${present})||${fits})`);
    return { present, write: (sink) => sink.expression(start) };
  }

  private pattern(): string {
    const members = this.key.map(({ name, type }) => `"${quotePattern(jsonCharacters(name))}":\\{"${type}":${VALUES[type]}\\}`);
    return `\\{${members.join(',')}\\}`;
  }
}
