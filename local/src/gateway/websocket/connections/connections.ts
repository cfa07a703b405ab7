import type { LiveConnection } from './live-connection';

const SWEEP_MILLIS = 250;

/**
 * The open connections of a stage.
 *
 * What is idle or old is found by the gateway's clock, which is looked at a few times a second while there is a connection, and whenever
 * somebody asks for one.
 */
export class Connections {
  private readonly open = new Map<string, LiveConnection>();
  private sweeper?: NodeJS.Timeout;

  /**
   * @param now milliseconds of the gateway's clock
   * @param expire ends a connection that has been idle, or has lived, for too long
   */
  constructor(private readonly now: () => number, private readonly expire: (connection: LiveConnection) => void) {}

  public get all(): readonly LiveConnection[] {
    return [...this.open.values()];
  }

  public has(connectionId: string): boolean {
    return this.open.has(connectionId);
  }

  /**
   * The open connection of an id.
   */
  public find(connectionId: string): LiveConnection | undefined {
    const connection = this.open.get(connectionId);
    if (connection?.isOver(this.now())) {
      this.expire(connection);
    }
    return this.open.get(connectionId);
  }

  public add(connection: LiveConnection): void {
    this.open.set(connection.connectionId, connection);
    this.sweeper ??= setInterval(() => this.sweep(), SWEEP_MILLIS).unref();
  }

  /**
   * @returns whether it was open
   */
  public remove({ connectionId }: LiveConnection): boolean {
    const wasOpen = this.open.delete(connectionId);
    if (this.open.size === 0) {
      clearInterval(this.sweeper);
      this.sweeper = undefined;
    }
    return wasOpen;
  }

  private sweep(): void {
    const now = this.now();
    this.all.filter((connection) => connection.isOver(now)).forEach(this.expire);
  }
}
