/**
 * `#stop`: rendering ends, and what was written so far is the output.
 */
export class StopSignal extends Error {}

/**
 * `#break`: the nearest loop or defined block ends, or the one whose scope is given.
 */
export class BreakSignal extends Error {
  /**
   * @param target scope of the loop to end; undefined means the nearest
   */
  constructor(readonly target?: object) {
    super();
  }
}
