import { unicodeEscape } from '../../java/unicode-escape';

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'], ['\n', '\\n'], ['\t', '\\t'], ['\f', '\\f'], ['\r', '\\r'],
  ['\'', '\\\''], ['"', '\\"'], ['\\', '\\\\'], ['/', '\\/'],
]);

/**
 * Escapes as `StringEscapeUtils.escapeJavaScript` of commons-lang 2 does: quotes of both kinds, slashes, and by number whatever is
 * not printable ASCII. The apostrophe's `\'` is no JSON, see the idiom that takes it back.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function escapeJavaScript(text: string): string {
  return text.replace(/['"\\/]|[^ -\x7f]/g, (character) => NAMED.get(character) ?? unicodeEscape(character));
}
