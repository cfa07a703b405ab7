import { parseBodyPath, toJsonPath } from './body-path';
import { JsonTemplate, PreparedJson } from './json-template';
import type { MappedValue } from './mapped-value';
import type { TemplateScope } from './template-scope';

/**
 * A part of the body that must be a JSON object; another one is answered with status 400.
 */
export class JsonObjectPart extends JsonTemplate {
  constructor(private readonly value: MappedValue) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const { pieces: [piece], present } = scope.json(this.value);
    const json = 'expression' in piece ? piece.expression : '';
    scope.require(`${json}.startsWith('{')==true`);
    return { present, write: (sink) => sink.expression(json) };
  }

  public _asValue(): MappedValue {
    return this.value;
  }
}

/**
 * The JSON document that a string of a backend's answer holds, left out where there is no such string.
 *
 * For members of which the service promises that they are JSON.
 */
export class JsonInString extends JsonTemplate {
  constructor(private readonly path: string) {
    super();
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const document = scope.variable();
    scope.before(`#set(${document}=$input.path('${toJsonPath(parseBodyPath(this.path))}'))`);
    return { present: `"$!${document.slice(1)}"!=""`, write: (sink) => sink.expression(document) };
  }
}

/**
 * A string of a value: its text, or for a whole document its JSON.
 */
export function textOf(value: MappedValue): JsonTemplate {
  const source = value._source;
  const isDocument = (source.kind === 'body' || source.kind === 'element' && !source.asText) && source.path.length === 0;
  return isDocument ? JsonTemplate.text(JsonTemplate.json(value)) : JsonTemplate.string(value);
}
