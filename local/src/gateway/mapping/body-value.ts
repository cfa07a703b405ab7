import { JavaThrowable, toJavaString, type JavaValue } from '../../java/values';
import { limitWork } from '../../java/work';
import { JsonError, parseJson, writeJson } from '../../json';
import { JsonPath, JsonPathError } from '../../jsonpath';
import { RegexError } from '../../regex';
import { configurationFault, type GatewayFault } from '../fault';

/**
 * What a path finds in a body, as text; undefined when nothing. The empty path is the whole body, as it is.
 *
 * A path may take as many steps as a template.
 *
 * @param notJson makes the fault of a body that is no JSON
 * @throws GatewayFault when there is no JSON, or the path cannot be evaluated on it
 */
export function bodyValue(body: Buffer, path: string, notJson: (reason: string) => GatewayFault): string | undefined {
  const text = body.toString('utf8');
  if (path === '') {
    return text;
  }
  const value = read(`$.${path}`, parseBody(text === '' ? '{}' : text, notJson));
  if (value === undefined || value === null) {
    return undefined;
  }
  return typeof value === 'object' ? writeJson(value) : toJavaString(value);
}

function read(path: string, document: JavaValue): JavaValue | undefined {
  try {
    return limitWork(() => JsonPath.compile(path).read(document));
  } catch (error) {
    if (error instanceof JsonPathError || error instanceof RegexError || error instanceof JavaThrowable) {
      throw configurationFault(`the mapping's path '${path}' cannot be read: ${error.message}`);
    }
    throw error;
  }
}

function parseBody(text: string, notJson: (reason: string) => GatewayFault): JavaValue {
  try {
    return parseJson(text);
  } catch (error) {
    throw error instanceof JsonError ? notJson(error.message) : error;
  }
}
