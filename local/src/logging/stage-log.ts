import type { ExecutionLogLine } from './journal';
import { Recent } from '../recent';

const ACCESS_LINES = 1_000;
const EXECUTION_LINES = 10_000;

/**
 * What a stage logged.
 */
export interface GatewayLogs {
  /**
   * Lines of the access log, one a request, in the stage's format; the newest 1,000. Empty for a stage without an access log.
   */
  readonly access: readonly string[];

  /**
   * Lines of the execution log, as far as the stage's logging level and data trace ask for them; the newest 10,000.
   */
  readonly execution: readonly ExecutionLogLine[];
}

/**
 * Keeps the newest lines of a stage's logs.
 */
export class StageLog {
  public readonly lines: GatewayLogs;
  private readonly access = new Recent<string>(ACCESS_LINES);
  private readonly execution = new Recent<ExecutionLogLine>(EXECUTION_LINES);

  constructor() {
    this.lines = { access: this.access.items, execution: this.execution.items };
  }

  public addAccess(line: string): void {
    this.access.add(line);
  }

  public addExecution(line: ExecutionLogLine): void {
    this.execution.add(line);
  }

  public clear(): void {
    this.access.clear();
    this.execution.clear();
  }
}
