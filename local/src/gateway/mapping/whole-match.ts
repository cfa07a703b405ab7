import { JavaRegex, RegexError } from '../../regex';
import { configurationFault } from '../fault';

/**
 * Makes what tells whether a pattern matches a text as a whole. The pattern is read at its first use.
 *
 * What it makes throws a GatewayFault when the pattern cannot be matched.
 *
 * @param name what the pattern is, for the reason of that fault
 */
export function wholeMatch(pattern: string, name: string): (text: string) => boolean {
  let compiled: JavaRegex | undefined;
  return (text) => {
    try {
      compiled ??= JavaRegex.compile(pattern);
      return compiled.matches(text);
    } catch (error) {
      throw error instanceof RegexError ? configurationFault(`the ${name} '${pattern}' cannot be matched: ${error.message}`) : error;
    }
  };
}
