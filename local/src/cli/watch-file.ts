import { unwatchFile, watchFile, type Stats } from 'node:fs';

const INTERVAL_MILLIS = 250;

/**
 * Calls back whenever a file is written anew. It may be gone for a while, and its folder too.
 *
 * @returns ends it
 */
export function watchForChanges(file: string, changed: () => void): () => void {
  const listener = (now: Stats): void => {
    if (now.mtimeMs !== 0) {
      changed();
    }
  };
  watchFile(file, { interval: INTERVAL_MILLIS }, listener);
  return () => unwatchFile(file, listener);
}
