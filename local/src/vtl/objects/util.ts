import { JsonError, parseJson } from '../../json';
import { JavaError } from '../errors';
import { TEXT_OF_ANYTHING } from '../methods/parameters';
import { methodsOf, MethodTable } from '../methods/table';
import { JavaObject, type VtlValue } from '../values';
import { base64Decode, base64Encode, urlDecode, urlEncode } from './encoding';
import { escapeJavaScript } from './escape-javascript';

const method = methodsOf<UtilObject>();

const METHODS = new MethodTable<UtilObject>([
  method('escapeJavaScript', [TEXT_OF_ANYTHING], (_util, text) => escapeJavaScript(text)),
  method('parseJson', [TEXT_OF_ANYTHING], (_util, text) => parse(text)),
  method('urlEncode', [TEXT_OF_ANYTHING], (_util, text) => urlEncode(text)),
  method('urlDecode', [TEXT_OF_ANYTHING], (_util, text) => urlDecode(text)),
  method('base64Encode', [TEXT_OF_ANYTHING], (_util, text) => base64Encode(text)),
  method('base64Decode', [TEXT_OF_ANYTHING], (_util, text) => base64Decode(text)),
]);

/**
 * `$util`. Parameters that are no text are taken by the text they print: no recording shows what AWS does with them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export class UtilObject extends JavaObject {
  property(): VtlValue {
    return null;
  }

  call(name: string, parameters: readonly VtlValue[]): VtlValue {
    return METHODS.call(this, name, parameters) ?? null;
  }

  toString(): string {
    throw new JavaError('UnsupportedOperationException', '$util has no text');
  }
}

function parse(text: string): VtlValue {
  try {
    return parseJson(text);
  } catch (error) {
    throw error instanceof JsonError ? new JavaError('JsonParseException', error.message) : error;
  }
}
