import { parseArgs } from 'node:util';
import type { StubAnswer } from '../backends/stub-backend';

/**
 * What the command is asked to serve, and how.
 */
export interface ServeOptions {
  /**
   * Folder of a cloud assembly, or a template as JSON or YAML.
   */
  readonly source: string;
  readonly stack?: string;
  readonly stage?: string;
  readonly port: number;
  readonly host: string;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly addresses: Readonly<Record<string, string>>;
  readonly stubs: Readonly<Record<string, StubAnswer>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly vpcEndpointId?: string;
  readonly watch: boolean;
}

export type Command = 'help' | 'version' | ServeOptions;

/**
 * Arguments that the command does not understand.
 */
export class UsageError extends Error {}

const PORT = 3000;

const OPTIONS = {
  'stack': { type: 'string' },
  'stage': { type: 'string' },
  'port': { type: 'string', short: 'p' },
  'host': { type: 'string' },
  'endpoint': { type: 'string', multiple: true },
  'address': { type: 'string', multiple: true },
  'stub': { type: 'string', multiple: true },
  'parameter': { type: 'string', multiple: true },
  'vpc-endpoint': { type: 'string' },
  'watch': { type: 'boolean', short: 'w' },
  'help': { type: 'boolean', short: 'h' },
  'version': { type: 'boolean', short: 'v' },
} as const;

/**
 * Reads the arguments of the command.
 *
 * @throws UsageError when they cannot be understood
 */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parsed(args);
  if (values.help) {
    return 'help';
  }
  if (values.version) {
    return 'version';
  }
  if (positionals.length > 1) {
    throw new UsageError(`there is one assembly or template at a time, not ${positionals.join(' and ')}`);
  }
  return {
    source: positionals[0] ?? 'cdk.out',
    stack: values.stack,
    stage: values.stage,
    port: portOf(values.port),
    host: values.host ?? '127.0.0.1',
    endpoints: pairs('endpoint', 'sqs=http://127.0.0.1:9324', values.endpoint, url),
    addresses: pairs('address', 'orders.internal=http://127.0.0.1:8080', values.address, url),
    stubs: pairs('stub', 'ssm:GetParameter={"Parameter":{"Value":"x"}}', values.stub, (body) => ({ body })),
    parameters: pairs('parameter', 'Environment=test', values.parameter, (value) => value),
    vpcEndpointId: values['vpc-endpoint'],
    watch: values.watch ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(problemOf(error as NodeJS.ErrnoException));
  }
}

function problemOf({ code, message }: NodeJS.ErrnoException): string {
  const name = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': return `there is no option '${name}'`;
    default: return `${message.charAt(0).toLowerCase()}${message.slice(1).split('\n')[0]}`;
  }
}

function portOf(text: string | undefined): number {
  const port = text === undefined ? PORT : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || text === '') {
    throw new UsageError(`'--port' must be 0 to 65535, got '${text}'; write for instance --port ${PORT}, or 0 for any that is free`);
  }
  return port;
}

function pairs<T>(option: string, example: string, texts: readonly string[] = [], valueOf: (text: string) => T | undefined): Record<string, T> {
  const record = Object.create(null) as Record<string, T>;
  for (const text of texts) {
    const equals = text.indexOf('=');
    const value = equals > 0 ? valueOf(text.slice(equals + 1)) : undefined;
    if (value === undefined) {
      throw new UsageError(`'--${option}' must look like ${example}, got '${text}'`);
    }
    record[text.slice(0, equals)] = value;
  }
  return record;
}

function url(text: string): string | undefined {
  return /^https?:\/\//.test(text) && URL.canParse(text) ? text : undefined;
}
