import { JsonPathError } from './json-path-error';

const ESCAPES: ReadonlyMap<string, string> = new Map([['r', '\r'], ['f', '\f'], ['t', '\t'], ['n', '\n'], ['b', '\b']]);

/**
 * Resolves the backslash escapes of a quoted name or string; an unknown escape is the character itself.
 *
 * @throws JsonPathError for `\u` with something else than four hexadecimal digits behind it
 */
export function resolveEscapes(text: string): string {
  return text.replace(/\\u(.{0,4})|\\([^])/gs, (escape: string, digits: string | undefined, character: string) => {
    if (digits === undefined) {
      return ESCAPES.get(character) ?? character;
    }
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) {
      throw new JsonPathError(`'${escape}' is not a unicode escape`);
    }
    return String.fromCharCode(parseInt(digits, 16));
  });
}
