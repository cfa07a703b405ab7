/**
 * Where the command writes.
 */
export interface Terminal {
  /**
   * Whether the reader sees colours.
   */
  readonly colours: boolean;
  write(text: string): void;
  writeError(text: string): void;
}

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

const CODES: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };

/**
 * The terminal of this process. Colours are for terminals, and for those who want them.
 *
 * @see https://no-color.org
 */
export function processTerminal(): Terminal {
  return {
    colours: process.stdout.isTTY && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb',
    write: (text) => process.stdout.write(`${text}\n`),
    writeError: (text) => process.stderr.write(`${text}\n`),
  };
}

/**
 * Text in a style, where the reader sees colours.
 */
export function styled({ colours }: Terminal, style: Style, text: string): string {
  return colours && text !== '' ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
}

/**
 * Text of others in one line that cannot steer the terminal.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
