import type { ConnectionEnd } from './live-connection';

/**
 * The end of a connection that is yet to come.
 */
export class Ending {
  public readonly promise: Promise<ConnectionEnd>;
  private settle?: (outcome: Promise<ConnectionEnd>) => void;

  constructor() {
    this.promise = new Promise((resolve) => {
      this.settle = resolve;
    });
    this.promise.catch(() => undefined); // nobody need wait for it
  }

  /**
   * The connection has ended so once what runs behind it is done.
   */
  public after(work: Promise<unknown>, end: ConnectionEnd): void {
    this.settle?.(work.then(() => end));
  }
}
