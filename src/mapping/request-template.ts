import type { JsonTemplate } from './json-template';
import { TemplateScope } from './template-scope';
import { PrintSink } from './template-sink';

/**
 * What a refused call sends instead: AWS answers it with status 400 for every action that cannot do without parameters, and so does
 * the API whatever the service says.
 */
export const REFUSAL = '#set($context.responseOverride.status=400){}';

/** Text that no reader of JSON accepts. */
export const NO_JSON = 'refused';

/**
 * What a refused call sends to backends that might take `{}` for a request. Lambda is not even invoked.
 */
export const REFUSAL_WITHOUT_JSON = `#set($context.responseOverride.status=400)${NO_JSON}`;

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
