/**
 * Something that a function printed, or that became of it.
 */
export interface FunctionLogEntry {
  readonly functionName: string;

  /**
   * The invocation's id.
   *
   * @default - none: it was printed before the first invocation
   */
  readonly requestId?: string;

  /**
   * As the function's language names it, for instance `INFO`.
   *
   * @default - none: plain output
   */
  readonly level?: string;
  readonly message: string;
}

/**
 * Writes an entry to standard error.
 */
export function printFunctionLog({ functionName, level, message }: FunctionLogEntry): void {
  process.stderr.write(`${functionName}: ${level === undefined ? '' : `${level} `}${message}\n`);
}
