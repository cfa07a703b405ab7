import { jsonCharacters, vtlString } from './constants';
import { captureJson, toDynamoDbJson } from './dynamodb-json';
import { nameArgument } from './dynamodb-name';
import { JSON_STRING, jsonValuePattern, quotePattern } from './json-patterns';
import { JsonTemplate, PreparedJson, writeSeparated } from './json-template';
import type { MappedValue } from './mapped-value';
import type { TemplateScope } from './template-scope';
import type { ITemplateSink } from './template-sink';

/**
 * An item made from an object of the body, whatever its members are, and from attributes that the API sets.
 *
 * A member of the body that has the name of such an attribute never arrives, not even where the attribute itself is left out.
 * An empty object refuses the call, and so does what is no object.
 */
export class OpenItem extends JsonTemplate {
  constructor(private readonly body: MappedValue, private readonly attributes: { readonly [name: string]: JsonTemplate }) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const parts = Object.entries(this.attributes).map(([name, value]) => {
      const { present, write } = value._prepare(scope);
      return { present, write: (sink: ITemplateSink) => { sink.constant(`"${jsonCharacters(name)}":`); write(sink); } };
    });
    const rest = this.rest(scope);
    const open = { present: `${rest}!=""`, write: (sink: ITemplateSink) => sink.expression(rest) };
    return { write: (sink) => writeSeparated(sink, scope, [...parts, open], '{', '}') };
  }

  /** The members of the body that the API does not set, as DynamoDB JSON without the braces around them. */
  private rest(scope: TemplateScope): string {
    const { variable } = captureJson(scope, this.body);
    const isObject = scope.variable();
    scope.before(`#set(${isObject}=${variable}.startsWith('{"'))`);
    scope.require(`${isObject}==true`);
    const names = Object.keys(this.attributes);
    if (names.length > 0) dropMembers(scope, variable, names);
    scope.before(toDynamoDbJson(variable));
    scope.before(`#set(${variable}=${variable}.replaceFirst('\\{"M":\\{','').replaceFirst('\\}\\}\\z',''))`);
    requireAbsent(scope, variable, names);
    return variable;
  }
}

/** Takes members out of the object in a variable. */
function dropMembers(scope: TemplateScope, variable: string, names: readonly string[]): void {
  const dropped = `(?:${names.map((name) => quotePattern(JSON.stringify(name))).join('|')}):`;
  const value = jsonValuePattern(scope);
  const pattern = `${vtlString(`\\G((?:,(?!${dropped})${JSON_STRING}:`)}+${value.variable}+${vtlString(`)*+),${dropped}`)}+${value.variable}`;
  const whole = scope.variable();
  scope.before(`${value.statements}#set(${whole}=${pattern})`);
  scope.before(`#set(${variable}=${variable}.replaceFirst('\\{',',').replaceAll(${whole},'$1').replaceFirst('^,?+','{'))`);
}

/**
 * Asks a parser whether members are gone: a call for which they are not, by a spelling or a depth that nobody thought of, is refused.
 */
function requireAbsent(scope: TemplateScope, variable: string, names: readonly string[]): void {
  if (names.length === 0) return;
  const whole = scope.variable();
  scope.before(`#set(${whole}='{'+${variable}+'}')`);
  scope.require(...names.map((name) => `$util.parseJson(${whole}).containsKey(${nameArgument(name)})==false`));
}
