import { statSync } from 'node:fs';

const INTERVAL_MILLIS = 250;

/**
 * Tells one writing of a file from another; undefined while it is not there.
 */
export function stampOf(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats && `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}

/**
 * Calls back whenever a file is written anew. It may be gone for a while, and its folder too.
 *
 * @param stamp what was last read
 * @returns ends it
 */
export function watchForChanges(file: string, stamp: string | undefined, changed: () => void): () => void {
  let known = stamp;
  const timer = setInterval(() => {
    const now = stampOf(file);
    if (now !== undefined && now !== known) {
      known = now;
      changed();
    }
  }, INTERVAL_MILLIS);
  return () => clearInterval(timer);
}
