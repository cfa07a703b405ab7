import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, UsageError } from './arguments';
import { HELP } from './help';
import type { Serving } from './serve';
import { styled, type Terminal } from './terminal';

const FAILED = 1;
const MISUSED = 2;

/**
 * Runs the command.
 *
 * @returns the exit code, or what is served until it is told to end
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number | Serving> {
  try {
    const command = readArguments(args);
    if (command === 'help') {
      terminal.write(HELP.trimEnd());
      return 0;
    }
    if (command === 'version') {
      terminal.write(version());
      return 0;
    }
    const { serve } = await import('./serve'); // the engine is not needed to print help
    return await serve(command, terminal);
  } catch (error) {
    return fail(error, terminal);
  }
}

function fail(error: unknown, terminal: Terminal): number {
  if (error instanceof UsageError) {
    terminal.writeError(`${styled(terminal, 'red', error.message)}\nsee cdk-apigateway-local --help`);
    return MISUSED;
  }
  const { message, stack } = error as Error;
  terminal.writeError(styled(terminal, 'red', isExpected(error) ? message : stack ?? message));
  return FAILED;
}

/*
 * By name: the class would load more than it is worth.
 */
function isExpected(error: unknown): boolean {
  return error instanceof Error && ['LocalGatewayError', 'TemplateError', 'UnsupportedFeatureError'].includes(error.name);
}

function version(): string {
  return (JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string }).version;
}
