import type { BackendAnswer } from '../backends/backend';
import { LocalGatewayError, UnsupportedFeatureError } from '../errors';
import { atExit } from './at-exit';
import { FunctionCodes } from './function-code';
import { functionEnvironment, type FunctionFolders } from './function-environment';
import type { FunctionLogEntry } from './function-log';
import { FunctionPool } from './function-pool';
import type { Invocation } from './invocation';
import { runtimeFor, type Runtime } from './runtimes';
import type { FunctionCode, FunctionModel } from '../template/template-model';

/**
 * What functions find around them.
 */
export interface FunctionSurroundings {
  /**
   * Variables that every function gets. They win over its own and over those of AWS.
   */
  readonly environment: () => Promise<Readonly<Record<string, string>>>;
  readonly log: (entry: FunctionLogEntry) => void;
  readonly clock: () => Date;
}

/**
 * Runs functions by their own code.
 */
export class FunctionRunner {
  private readonly codes = new FunctionCodes();
  private readonly byModel = new Map<FunctionModel, Promise<FunctionPool>>();
  private readonly pools: FunctionPool[] = [];
  private forget?: () => void;
  private isClosed = false;

  constructor(private readonly surroundings: FunctionSurroundings) {}

  /**
   * @throws UnsupportedFeatureError when nothing here runs the function's code
   * @throws LocalGatewayError when the code is not there, or no process can be started
   */
  public run(model: FunctionModel, invocation: Invocation): Promise<BackendAnswer> {
    return this.poolOf(model).then((pool) => pool.run(invocation));
  }

  /**
   * Ends all processes, and removes what was laid out for them.
   */
  public async close(): Promise<void> {
    this.isClosed = true;
    this.forget?.();
    const ends = this.pools.map((pool) => pool.close());
    this.codes.close();
    await Promise.all(ends);
  }

  private poolOf(model: FunctionModel): Promise<FunctionPool> {
    const known = this.byModel.get(model);
    if (known) {
      return known;
    }
    this.checkOpen(model);
    this.forget ??= atExit(() => void this.close());
    const [runtime, code] = runnableOf(model);
    const folders = { code: this.codes.folderOf(code, runtime.inlineFile), layers: model.layers.map((path) => this.codes.folderOf({ path }, '')) };
    const pool = this.start(model, runtime, folders);
    this.byModel.set(model, pool);
    return pool;
  }

  private async start(model: FunctionModel, runtime: Runtime, folders: FunctionFolders): Promise<FunctionPool> {
    const { clock, environment, log } = this.surroundings;
    const variables = await environment();
    this.checkOpen(model);
    const pool = new FunctionPool({
      functionName: model.name,
      command: runtime.command,
      args: runtime.argumentsFor(model),
      folder: folders.code,
      environment: functionEnvironment(model, folders, variables, clock()),
      timeoutSeconds: model.timeoutSeconds,
    }, log);
    this.pools.push(pool);
    return pool;
  }

  private checkOpen({ logicalId }: FunctionModel): void {
    if (this.isClosed) {
      throw new LocalGatewayError(`the function '${logicalId}' cannot be run: the gateway is closed`);
    }
  }
}

function runnableOf(model: FunctionModel): [Runtime, FunctionCode] {
  const { code, logicalId, runtime: identifier } = model;
  const runtime = runtimeFor(identifier);
  if (!runtime || !code) {
    const reason = identifier === '' ? 'it is a container image' : runtime ? `its code, for ${identifier}, is not in the assembly` : `nothing here runs ${identifier}`;
    throw new UnsupportedFeatureError(
      `the function '${logicalId}' cannot be run: ${reason}; give what runs in its place in the option 'functions', for instance { '${logicalId}': async (event) => ({ statusCode: 200 }) }`,
    );
  }
  return [runtime, code];
}
