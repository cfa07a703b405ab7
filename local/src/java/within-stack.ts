/**
 * Runs what recurses as deep as its input is nested.
 *
 * @param failure makes the error for a stack that is not large enough, where Java would overflow its own
 */
export function withinStack<T>(action: () => T, failure: () => Error): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof RangeError ? failure() : error;
  }
}
