import { ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../support/free-port';

const ENVIRONMENT = join(__dirname, '.venv');
const SERVER = join(ENVIRONMENT, 'bin', 'moto_server');
const REQUIREMENT = 'moto[server]==5.2.5';
const START_TIMEOUT_MS = 60_000;

/**
 * An emulator of many services in memory.
 *
 * @see https://docs.getmoto.org/en/latest/docs/server_mode.html
 */
export class Moto {
  /**
   * Why it cannot run here, nothing where it can.
   */
  public static unavailable(): string | undefined {
    if (existsSync(SERVER)) return undefined;
    return spawnSync('python3', ['-m', 'venv', '--help']).status === 0 ? undefined : 'python3 with its module venv is not installed';
  }

  /**
   * Starts it on a free port, after fetching it where that has not been done.
   */
  public static async start(): Promise<Moto> {
    if (!existsSync(SERVER)) install();
    const port = await freePort();
    const moto = new Moto(spawn(SERVER, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' }), `http://127.0.0.1:${port}`);
    await moto.ready();
    return moto;
  }

  private constructor(private readonly process: ChildProcess, public readonly endpoint: string) {}

  /**
   * Ends it.
   */
  public stop(): void {
    this.process.kill();
  }

  private async ready(): Promise<void> {
    for (const until = Date.now() + START_TIMEOUT_MS; Date.now() < until;) {
      if (await fetch(`${this.endpoint}/moto-api/`).then(() => true, () => false)) return;
      if (this.process.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    this.stop();
    throw new Error('moto has not started');
  }
}

function install(): void {
  execFileSync('python3', ['-m', 'venv', ENVIRONMENT], { stdio: 'inherit' });
  execFileSync(join(ENVIRONMENT, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', REQUIREMENT], { stdio: 'inherit' });
}
