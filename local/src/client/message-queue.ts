import { LocalGatewayError } from '../errors';

interface Waiter {
  readonly resolve: (message: string) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Messages that came, and those who wait for one.
 */
export class MessageQueue {
  private readonly messages: string[] = [];
  private readonly waiters = new Set<Waiter>();
  private end?: string;

  public add(message: string): void {
    const [waiter] = this.waiters;
    if (waiter) {
      this.waiters.delete(waiter);
      waiter.resolve(message);
    } else {
      this.messages.push(message);
    }
  }

  /**
   * The next message.
   *
   * @throws LocalGatewayError when none comes in time, or none will come any more
   */
  public next(timeoutMillis: number): Promise<string> {
    const message = this.messages.shift();
    if (message !== undefined) {
      return Promise.resolve(message);
    }
    if (this.end !== undefined) {
      return Promise.reject(new LocalGatewayError(this.end));
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiters.delete(waiter);
        reject(new LocalGatewayError(`no message came within ${timeoutMillis} ms`));
      }, timeoutMillis);
      const waiter: Waiter = {
        resolve: (found) => {
          clearTimeout(timer);
          resolve(found);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.waiters.add(waiter);
    });
  }

  /**
   * No more messages come.
   */
  public close(reason: string): void {
    this.end = reason;
    this.waiters.forEach(({ reject }) => reject(new LocalGatewayError(reason)));
    this.waiters.clear();
  }
}
