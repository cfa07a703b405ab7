import { formCharacters } from './constants';
import type { JsonTemplate } from './json-template';
import type { MappedValue } from './mapped-value';
import { PrintSink } from './template-sink';
import { TemplateScope } from './template-scope';

/**
 * What a refused call sends instead: every AWS service answers it with status 400, and so does the API whatever the service says.
 */
const REFUSAL = '#set($context.responseOverride.status=400){}';

/**
 * A request template that writes a JSON document.
 */
export function jsonRequestTemplate(document: JsonTemplate): string {
  const scope = new TemplateScope('refuse');
  const sink = new PrintSink();
  document._prepare(scope).write(sink);
  return scope.wrap(sink.text, REFUSAL);
}

/**
 * A field of a form: a constant, or a value of the request.
 */
export interface FormField {
  readonly name: string;
  readonly value: MappedValue;
}

/**
 * A request template that writes a form, the query protocol of AWS.
 */
export function formRequestTemplate(fields: readonly FormField[]): string {
  const scope = new TemplateScope('refuse');
  const sink = new PrintSink();
  fields.forEach((field, index) => {
    const { present, pieces } = scope.form(field.value);
    const write = () => {
      sink.constant(`${index > 0 ? '&' : ''}${formCharacters(field.name)}=`);
      pieces.forEach((piece) => ('constant' in piece ? sink.constant(piece.constant) : sink.expression(piece.expression)));
    };
    if (present) sink.when(present, write);
    else write();
  });
  return scope.wrap(sink.text, REFUSAL);
}
