import { fork, type ChildProcess } from 'node:child_process';
import * as path from 'node:path';
import { LocalStack } from './local-stack';
import { ANSWER } from './route';
import { percentile, runLoad } from '../../local/test/fixtures/load';

const CONNECTIONS = 16;
const SECONDS = 4;
const ROUNDS = 5;

/**
 * One line of the report: a MOCK route over HTTP, 16 connections, medians of rounds that both take in turn.
 */
export interface ServedRow {
  readonly server: string;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;

  /**
   * Requests without the answer that they must get.
   */
  readonly failures: number;
}

/**
 * Measures the engine's server beside LocalStack's, with the same client.
 *
 * @param say gets what must be known besides the figures
 */
export async function servedRows(say: (text: string) => void): Promise<ServedRow[]> {
  const engine = await startEngine();
  const peer = await startPeer(say);
  try {
    const urls = new Map([['cdk-apigateway-local', engine.url], ...peer ? [['LocalStack', peer.url] as const] : []]);
    return await measure(urls);
  } finally {
    engine.process.kill();
    peer?.localStack.stop();
  }
}

/**
 * Requests a second, as a multiple of the peer's; nothing without a peer.
 */
export function throughputToPeer(row: ServedRow, rows: readonly ServedRow[]): number | undefined {
  const peer = rows.find(({ server }) => server === 'LocalStack');
  return peer && Number((row.requestsPerSecond / peer.requestsPerSecond).toFixed(1));
}

async function measure(urls: ReadonlyMap<string, URL>): Promise<ServedRow[]> {
  const rounds = new Map<string, ServedRow[]>([...urls.keys()].map((server) => [server, []]));
  for (const [server, url] of urls) await rowOf(server, url); // warm
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [server, url] of urls) rounds.get(server)?.push(await rowOf(server, url));
  }
  return [...rounds.values()].map(medianOf);
}

async function rowOf(server: string, url: URL): Promise<ServedRow> {
  const end = performance.now() + SECONDS * 1000;
  const result = await runLoad({
    port: Number(url.port),
    connections: CONNECTIONS,
    path: url.pathname,
    expected: { status: 200, body: ANSWER },
    goesOn: () => performance.now() < end,
  });
  const [p50Ms, p99Ms] = [0.5, 0.99].map((share) => Number(percentile(result, share)?.toFixed(1)));
  return { server, requestsPerSecond: Math.round(result.answered / SECONDS), p50Ms, p99Ms, failures: result.sent - result.answered };
}

function medianOf(rows: ServedRow[]): ServedRow {
  return [...rows].sort((left, right) => left.requestsPerSecond - right.requestsPerSecond)[Math.floor(rows.length / 2)];
}

async function startEngine(): Promise<{ readonly process: ChildProcess; readonly url: URL }> {
  const child = fork(path.join(__dirname, 'engine-server.ts'), { execArgv: ['--import', 'tsx'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(message as string));
    child.once('exit', (code) => reject(new Error(`the engine's server ended with code ${code}`)));
  });
  return { process: child, url: new URL('/health', url) };
}

async function startPeer(say: (text: string) => void): Promise<{ readonly localStack: LocalStack; readonly url: URL } | undefined> {
  try {
    const localStack = await LocalStack.start();
    return { localStack, url: await localStack.deploy() };
  } catch (error) {
    say(`LocalStack cannot be had here, so the engine stands alone: ${(error as Error).message}`);
    return undefined;
  }
}
