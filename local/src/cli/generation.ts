import type { Backend } from '../backends/backend';
import type { InvokeAnswer } from '../gateway/answer/respond';
import type { InvokeRequest } from '../gateway/entry/request';
import type { ServedApi } from '../gateway/served-api';
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
  public async answer(stage: ServedApi, request: InvokeRequest, host: string): Promise<InvokeAnswer> {
    this.running += 1;
    try {
      return await (this.account.entrance.serves(host) ? this.account.invoke(request, host) : stage.handle(request));
    } finally {
      this.running -= 1;
      await this.endIfDone();
    }
  }

  public async retire(): Promise<void> {
    this.isRetired = true;
    await this.endIfDone();
  }

  private async endIfDone(): Promise<void> {
    if (this.isRetired && this.running === 0) {
      await this.backend.close?.();
    }
  }
}
