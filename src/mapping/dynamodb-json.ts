import { compactJson, JSON_STRING } from './json-patterns';
import { JsonTemplate, PreparedJson } from './json-template';
import type { MappedValue } from './mapped-value';
import { checkOfBody } from './place';
import type { TemplateScope } from './template-scope';

/*
 * Both directions are a fixed number of replacements over the text, at any nesting, whatever the item looks like: inside a JSON
 * string every quote is escaped, so `{"M":{` in the text is always structure, and passes that consume strings whole stay in step.
 */

/** Statements that turn the JSON in a variable into DynamoDB JSON: a value becomes `{"S":…}`, `{"M":{…}}` and so on. */
export function toDynamoDbJson(variable: string): string {
  const inStep = (skipped: string, token: string, replacement: string) =>
    replaceAll(variable, `\\G((?:${skipped}|${JSON_STRING})*+)${token}`, replacement);
  return inStep('[^"{]', '\\{', '$1{"M":{')
    + inStep('[^"}]', '\\}', '$1}}')
    + inStep('[^"\\[]', '\\[', '$1{"L":[')
    + inStep('[^"\\]]', '\\]', '$1]}')
    // a string that no colon follows is a value, not a name
    + replaceAll(variable, `\\G((?:[^"]|${JSON_STRING}:)*+)(${JSON_STRING})`, '$1{"S":$2}')
    + inStep('[^"0-9-]', '(-?[0-9][0-9.eE+-]*+)', '$1{"N":"$2"}')
    + inStep('[^"tf]', '(true|false)', '$1{"BOOL":$2}')
    + inStep('[^"n]', 'null', '$1{"NULL":true}');
}

/** Statements that turn the map of DynamoDB JSON in a variable into plain JSON. */
function toPlainJson(variable: string, numbersAsStrings: boolean): string {
  const number = numbersAsStrings ? '\\{"N":("[^"]*+")\\}' : '\\{"N":"([^"]*+)"\\}';
  const typed = `\\{"(?:S|B)":(${JSON_STRING})\\}|${number}|\\{"BOOL":(true|false)\\}|\\{"M":(\\{)|\\{"(?:L|SS|NS|BS)":(\\[)`;
  // a map is wrapped first: by itself, one with an attribute called M or N could be taken for a value
  return `#if(${variable}=='null')#set(${variable}='{}')#end#set(${variable}='{"M":'+${variable}+'}')`
    + (numbersAsStrings ? '' : replaceAll(variable, '(\\{"NS":\\[|(?<!^)\\G,)"([^"]++)"', '$1$2'))
    + replaceAll(variable, '\\{"NULL":true\\}', 'null')
    + replaceAll(variable, typed, '$1$2$3$4$5')
    + replaceAll(variable, `(${JSON_STRING})|\\}(\\})|(\\])\\}`, '$1$2$3');
}

function replaceAll(variable: string, pattern: string, replacement: string): string {
  return `#set(${variable}=${variable}.replaceAll('${pattern}','${replacement}'))`;
}

/**
 * A part of the request's body as DynamoDB JSON, type by type: text as S, numbers as N, `true` and `false` as BOOL, null as NULL,
 * lists as L, objects as M.
 */
export class DynamoDbJson extends JsonTemplate {
  constructor(private readonly value: MappedValue) {
    super();
    checkOfBody(value);
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const { variable, present } = captureJson(scope, this.value);
    scope.before(toDynamoDbJson(variable));
    return { present, write: (sink) => sink.expression(variable) };
  }
}

/**
 * A map of DynamoDB JSON, as `Item` and `Attributes` are, as plain JSON: sets become lists, binary stays base64. One that is not there
 * is empty: DynamoDB leaves it out where an update finds none of the attributes that it was asked for.
 */
export class PlainJson extends JsonTemplate {
  constructor(private readonly value: MappedValue, private readonly numbersAsStrings: boolean = false) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const { variable, present } = captureJson(scope, this.value);
    scope.before(toPlainJson(variable, this.numbersAsStrings));
    return { present, write: (sink) => sink.expression(variable) };
  }
}

/**
 * The JSON of a value, without spaces, in a variable of its own that is free to be changed.
 */
export function captureJson(scope: TemplateScope, value: MappedValue): { readonly variable: string; readonly present?: string } {
  const { pieces: [piece], present } = scope.json(value);
  const variable = scope.variable();
  scope.before(`#set(${variable}=${compactJson('expression' in piece ? piece.expression : `'${piece.constant}'`)})`);
  return { variable, present };
}
