import type { JsonTemplate } from './json-template';
import { TemplateScope } from './template-scope';
import { PrintSink } from './template-sink';

/**
 * What a refused call sends instead: every AWS service answers it with status 400, and so does the API whatever the service says.
 */
export const REFUSAL = '#set($context.responseOverride.status=400){}';

/**
 * What a refused call sends to backends that would take `{}` for a request: text that no reader of JSON accepts. Lambda is not even invoked.
 */
export const REFUSAL_WITHOUT_JSON = '#set($context.responseOverride.status=400)refused';

/**
 * A request template that writes a JSON document.
 *
 * @param refusal what a call sends whose values are missing or of the wrong type
 */
export function jsonRequestTemplate(document: JsonTemplate, refusal = REFUSAL): string {
  const scope = new TemplateScope('refuse');
  const sink = new PrintSink();
  document._prepare(scope).write(sink);
  return scope.wrap(sink.text, refusal);
}
