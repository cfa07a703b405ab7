import type { Backend } from '../backends/backend';
import type { InvokeAnswer } from '../gateway/answer/respond';
import type { InvokeRequest } from '../gateway/entry/request';
import type { ServedApi } from '../gateway/served-api';
import type { Handshake } from '../gateway/websocket/handshake';
import type { LocalAccount } from '../local-account';

/**
 * The APIs of one reading of the templates. What they keep running ends once they are no longer served and have answered everything.
 */
export class Generation {
  private running = 0;
  private isRetired = false;

  constructor(public readonly account: LocalAccount, private readonly backend: Backend) {}

  /**
   * Answers a request to a stage, or to whatever its host leads to.
   */
  public answer(stage: ServedApi, request: InvokeRequest, host: string): Promise<InvokeAnswer> {
    return this.whileRunning(() => this.account.entrance.serves(host) ? this.account.invoke(request, host) : stage.handle(request));
  }

  /**
   * Takes a client's wish to connect to a stage, or to whatever its host leads to; undefined where there are no connections.
   */
  public connect(stage: ServedApi, request: InvokeRequest, host: string): Promise<Handshake | undefined> {
    return this.whileRunning(async () => this.account.entrance.serves(host) ? this.account.connect(request, host) : stage.connect?.(request));
  }

  /**
   * Ends the connections of clients, who may connect to the next generation.
   */
  public async retire(): Promise<void> {
    this.isRetired = true;
    await this.whileRunning(() => this.account.close());
  }

  private async whileRunning<T>(action: () => Promise<T>): Promise<T> {
    this.running += 1;
    try {
      return await action();
    } finally {
      this.running -= 1;
      await this.endIfDone();
    }
  }

  private async endIfDone(): Promise<void> {
    if (this.isRetired && this.running === 0) {
      await this.backend.close?.();
    }
  }
}
