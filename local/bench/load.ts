import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchGateway } from './gateways';

/*
 * Serves an API over HTTP and lets clients in another process call its MOCK route: 200 of them for 30 s, every request of whom must be
 * answered, then 16 of them, which shows how fast it is: `npx tsx local/bench/load.ts [--seconds 30]`.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' } } });
  const listening = await benchGateway().listen();
  for (const [connections, seconds] of [['200', values.seconds], ['16', '10']]) {
    const clients = fork(join(__dirname, 'load-clients.ts'), [String(listening.port), connections, seconds], { execArgv: ['--import', 'tsx'] });
    const [code] = await once(clients, 'exit') as [number | null];
    process.exitCode ||= code ?? 1;
  }
  await listening.close();
}

void main();
