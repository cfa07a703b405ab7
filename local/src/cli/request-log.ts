import { AsyncLocalStorage } from 'node:async_hooks';
import { callInWords } from './in-words';
import { printable, styled, type Style, type Terminal } from './terminal';
import type { Backend, BackendAnswer, BackendCall } from '../backends/backend';
import type { InvokeAnswer } from '../gateway/answer/respond';
import type { InvokeRequest } from '../gateway/entry/request';

interface Trail {
  readonly calls: string[];
  readonly reasons: string[];
}

/**
 * What a line says of a request.
 */
export interface LogEntry {
  /**
   * HTTP method, or what happens on a connection.
   */
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/**
 * Status of what the engine could not do.
 */
export const FAILED = 500;

/**
 * Writes a line for each request with the calls that it made, and the reasons when it failed.
 */
export class RequestLog {
  private readonly current = new AsyncLocalStorage<Trail>();

  constructor(private readonly terminal: Terminal) {}

  /**
   * The same backend, whose calls are written with the requests that they belong to.
   */
  public watch(backend: Backend): Backend {
    return async (call) => {
      const calls = this.current.getStore()?.calls;
      try {
        const answer = await backend(call);
        calls?.push(`${callInWords(call)} → ${outcomeOf(call, answer)}`);
        return answer;
      } catch (error) {
        calls?.push(`${callInWords(call)} → ${(error as Error).message}`);
        throw error;
      }
    };
  }

  /**
   * Notes a line of the execution log for the request that is running.
   */
  public note(message: string): void {
    this.current.getStore()?.reasons.push(message);
  }

  /**
   * Answers a request and writes its line.
   */
  public answer({ method = 'GET', path }: InvokeRequest, respond: () => Promise<InvokeAnswer>): Promise<InvokeAnswer> {
    return this.follow(respond, (answer) => ({ method, path, status: answer?.status ?? FAILED }));
  }

  /**
   * Does what a client asks for and writes its line.
   *
   * @param entryOf says what it was, by what came of it if it did not fail; nothing when it is worth no line
   */
  public async follow<T>(action: () => Promise<T>, entryOf: (outcome: T | undefined) => LogEntry | undefined): Promise<T> {
    const trail: Trail = { calls: [], reasons: [] };
    const start = performance.now();
    let outcome: T | undefined;
    try {
      outcome = await this.current.run(trail, action);
      return outcome;
    } finally {
      const entry = entryOf(outcome);
      if (entry) {
        this.write(entry, performance.now() - start, trail);
      }
    }
  }

  private write({ method, path, status }: LogEntry, millis: number, { calls, reasons }: Trail): void {
    const { terminal } = this;
    const time = styled(terminal, 'dim', new Date().toTimeString().slice(0, 8));
    const head = `${time} ${method} ${printable(path)} ${styled(terminal, styleOf(status), String(status))} ${styled(terminal, 'dim', `${millis.toFixed(0)} ms`)}`;
    terminal.write([head, ...calls.map(printable)].join('  '));
    for (const reason of status >= 400 ? reasons : []) {
      terminal.write(styled(terminal, 'dim', `         ${printable(reason)}`));
    }
  }
}

function outcomeOf(call: BackendCall, answer: BackendAnswer): string {
  return call.kind === 'lambda' ? answer.functionError ?? 'ok' : String(answer.status ?? 200);
}

function styleOf(status: number): Style {
  return status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green';
}
