import { spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { synthesize } from '../../examples/orders/synthesize';

const COMMAND = path.join(__dirname, '..', '..', 'local', 'lib', 'cli', 'main.js');
const ROUNDS = 5;

/**
 * Milliseconds from starting the command on `examples/orders` to its first answer, by a function-less route; the median of five starts.
 */
export async function firstAnswerMs(): Promise<number> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  try {
    const assembly = synthesize(directory);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await timeOfStart(assembly));
    return times.sort((left, right) => left - right)[Math.floor(ROUNDS / 2)];
  } finally {
    fs.rmSync(directory, { recursive: true });
  }
}

async function timeOfStart(assembly: string): Promise<number> {
  const start = performance.now();
  const command = spawn(process.execPath, [COMMAND, assembly, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const answer = await fetch(`${await urlOf(command)}/health`);
    const time = performance.now() - start;
    if (answer.status !== 200) throw new Error(`the first answer is ${answer.status}`);
    return time;
  } finally {
    command.kill('SIGKILL');
  }
}

function urlOf(command: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    command.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [url] = /http:\/\/[\d.]+:\d+/.exec(text) ?? [];
      if (url !== undefined) resolve(url);
    });
    command.once('exit', (code) => reject(new Error(`the command ended with code ${code} before it served anything`)));
  });
}
