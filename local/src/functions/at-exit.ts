const cleanups = new Set<() => void>();

/**
 * Has something done when this program ends.
 *
 * @returns what forgets it
 */
export function atExit(cleanup: () => void): () => void {
  if (cleanups.size === 0) {
    process.on('exit', cleanAll);
  }
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
    if (cleanups.size === 0) {
      process.off('exit', cleanAll);
    }
  };
}

function cleanAll(): void {
  for (const cleanup of cleanups) {
    cleanup();
  }
}
