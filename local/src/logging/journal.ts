/*
 * Seen in AWS's logs: a text ends after so many signs.
 */
const LINE_SIGNS = 1_024;

/**
 * A line of an execution log.
 */
export interface ExecutionLogLine {
  readonly requestId: string;
  readonly time: Date;
  readonly level: 'ERROR' | 'INFO';

  /**
   * Text in AWS's words, cut after 1,024 signs. CloudWatch puts the request id in round brackets before it.
   */
  readonly message: string;
}

/**
 * What the execution log of a method holds: nothing, what failed, or everything that was done.
 */
export interface JournalSettings {
  readonly level: 'OFF' | 'ERROR' | 'INFO';

  /**
   * Whether requests and answers are written in full. It counts at the level `INFO` alone.
   *
   * @default false
   */
  readonly dataTrace?: boolean;
}

type WriteLine = (message: string) => void;

/**
 * The execution log of one request.
 *
 * A level that nobody reads has no function: write ``exchange.journal.info?.(`…`)``, which then does not even put the text together.
 */
export interface Journal {
  /**
   * What was written so far.
   */
  readonly lines: readonly ExecutionLogLine[];

  /**
   * Writes what failed.
   */
  readonly error?: WriteLine;

  /**
   * Writes what was done.
   */
  readonly info?: WriteLine;

  /**
   * Writes what was received or sent, which may hold secrets and be long.
   */
  readonly trace?: WriteLine;
}

/**
 * The journal of a request that nobody logs.
 */
export const SILENT: Journal = Object.freeze({ lines: [] });

/**
 * Opens the journal of a request.
 */
export type OpenJournal = (requestId: string) => Journal;

/**
 * Makes what opens the journals of a method.
 *
 * @param now time of a line
 * @param write takes the lines
 */
export function journalOpener({ level, dataTrace }: JournalSettings, now: () => Date, write: (line: ExecutionLogLine) => void): OpenJournal {
  if (level === 'OFF') {
    return () => SILENT;
  }
  return (requestId) => {
    const lines: ExecutionLogLine[] = [];
    const writer = (lineLevel: ExecutionLogLine['level']): WriteLine => (message) => {
      const line = { requestId, time: now(), level: lineLevel, message: cut(message) };
      lines.push(line);
      write(line);
    };
    const error = writer('ERROR');
    if (level === 'ERROR') {
      return { lines, error };
    }
    const info = writer('INFO');
    return { lines, error, info, trace: dataTrace ? info : undefined };
  };
}

function cut(message: string): string {
  return message.length > LINE_SIGNS ? `${message.slice(0, LINE_SIGNS)} [TRUNCATED]` : message;
}
