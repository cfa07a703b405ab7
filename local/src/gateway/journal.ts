/**
 * A line of an execution log.
 */
export interface ExecutionLogLine {
  readonly requestId: string;
  readonly time: Date;
  readonly level: 'ERROR' | 'INFO';

  /**
   * Text in AWS's words. CloudWatch puts the request id in round brackets before it.
   */
  readonly message: string;
}

/**
 * What a stage writes to the execution log of a method.
 */
export interface JournalSettings {
  readonly level: 'OFF' | 'ERROR' | 'INFO';

  /**
   * Whether requests and answers are written in full. It counts at the level `INFO` alone.
   */
  readonly dataTrace: boolean;
}

type WriteLine = (message: string) => void;

/**
 * The execution log of one request.
 *
 * A level that nobody reads has no function: write ``exchange.journal.info?.(`…`)``, which then does not even put the text together.
 */
export interface Journal {
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
export const SILENT: Journal = Object.freeze({});

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
    const at = (lineLevel: ExecutionLogLine['level']): WriteLine => (message) => write({ requestId, time: now(), level: lineLevel, message });
    const error = at('ERROR');
    if (level === 'ERROR') {
      return { error };
    }
    const info = at('INFO');
    return dataTrace ? { error, info, trace: info } : { error, info };
  };
}
