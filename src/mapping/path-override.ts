import { EMPTY_TEMPLATE } from './empty-template';
import type { JsonTemplate } from './json-template';
import type { MappedValue } from './mapped-value';
import { NO_JSON } from './request-template';
import { TemplateScope } from './template-scope';
import { PrintSink } from './template-sink';

/** One segment of a path, in characters that mean nothing there, encoded or decoded. */
const SEGMENT = '[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}';

/**
 * A request template that puts values into the variables of the integration's path, and writes a body.
 *
 * A refused call goes to a name that nothing has and that no caller can choose, and has a body that is no JSON.
 */
export function pathRequestTemplate(variables: { readonly [name: string]: MappedValue }, body?: JsonTemplate): string {
  const scope = new TemplateScope('refuse');
  const overrides = Object.entries(variables).map(([name, value]) => {
    const { pieces: [piece] } = scope.text(value);
    const text = scope.variable();
    scope.before(`#set(${text}=${'expression' in piece ? piece.expression : piece.constant})`);
    scope.require(`${text}.matches('${SEGMENT}')==true`);
    return { name, text };
  });
  const sink = new PrintSink();
  body?._prepare(scope).write(sink);
  const set = (value: (text: string) => string) => overrides.map(({ name, text }) => `#set($context.requestOverride.path.${name}=${value(text)})`).join('');
  const refusal = `#set($context.responseOverride.status=400)#set($nothing='refused-'+$context.extendedRequestId)${set(() => '$util.urlEncode($nothing)')}${body ? NO_JSON : ''}`;
  const template = scope.wrap(set((text) => text) + sink.text, refusal);
  return template === '' ? EMPTY_TEMPLATE : template;
}
