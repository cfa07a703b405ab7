import type { BackendAnswer } from '../backends/backend';
import { LocalGatewayError } from '../errors';
import type { FunctionLogEntry } from './function-log';
import { FunctionProcess, type Launch } from './function-process';
import type { Invocation } from './invocation';
import { PendingAnswer } from './pending-answer';

interface Task {
  readonly invocation: Invocation;
  readonly pending: PendingAnswer;
}

/*
 * Processes are dear here. Invocations beyond wait, where AWS would run a thousand at once.
 */
const MOST_PROCESSES = 10;

/**
 * The processes of a function. They stay for the next invocation; those that failed are replaced.
 */
export class FunctionPool {
  private readonly processes = new Set<FunctionProcess>();
  private readonly idle: FunctionProcess[] = [];
  private readonly queue: Task[] = [];
  private isClosed = false;

  constructor(private readonly launch: Launch, private readonly log: (entry: FunctionLogEntry) => void) {}

  /**
   * @throws LocalGatewayError when no process can be started
   */
  public run(invocation: Invocation): Promise<BackendAnswer> {
    return new Promise((resolve, reject) => {
      this.queue.push({ invocation, pending: new PendingAnswer(invocation.isStreamed, resolve, reject) });
      this.serve();
    });
  }

  /**
   * Ends the processes.
   */
  public async close(): Promise<void> {
    this.isClosed = true;
    this.serve();
    await Promise.all([...this.processes].map((process) => process.kill()));
  }

  private serve(): void {
    while (this.queue.length > 0 && (this.isClosed || this.idle.length > 0 || this.processes.size < MOST_PROCESSES)) {
      const task = this.queue.shift()!;
      try {
        void this.start(this.take(), task);
      } catch (error) {
        task.pending.reject(error instanceof LocalGatewayError ? error : new LocalGatewayError(this.problemOf(error as Error)));
      }
    }
  }

  private async start(process: FunctionProcess, task: Task): Promise<void> {
    const outcome = await process.run(task.invocation, task.pending);
    if (outcome === 'LEFT') {
      this.queue.unshift(task);
    }
    this.release(process);
  }

  private take(): FunctionProcess {
    if (this.isClosed) {
      throw new LocalGatewayError(`the function '${this.launch.functionName}' cannot be run: the gateway is closed`);
    }
    for (let process = this.idle.pop(); process; process = this.idle.pop()) {
      if (process.isAlive) {
        return process;
      }
      this.processes.delete(process);
    }
    const process = new FunctionProcess(this.launch, this.log);
    this.processes.add(process);
    return process;
  }

  private release(process: FunctionProcess): void {
    if (process.isAlive && !this.isClosed) {
      this.idle.push(process);
    } else {
      this.processes.delete(process);
    }
    this.serve();
  }

  private problemOf(error: Error): string {
    return `the function '${this.launch.functionName}' cannot be run: ${error.message}`;
  }
}
