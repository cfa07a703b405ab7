import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { delimiter, dirname, join, parse } from 'node:path';
import { RUNTIME_FOLDER } from './runtimes';
import type { FunctionModel } from '../template/template-model';

/*
 * What processes need of this machine. Nothing else of this process's environment gets to functions.
 */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];

/*
 * Made up here: whatever a function calls, it does not call AWS in somebody's name.
 */
const NO_CREDENTIALS = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_SESSION_TOKEN: 'local' };

/**
 * The log group and stream that a function would write to.
 */
export function logPlaces(name: string, arn: string, time: Date): { readonly group: string; readonly stream: string } {
  const day = time.toISOString().slice(0, 10).replaceAll('-', '/');
  return { group: `/aws/lambda/${name}`, stream: `${day}/[$LATEST]${createHash('sha256').update(arn).digest('hex').slice(0, 32)}` };
}

/**
 * Where the parts of a function lie.
 */
export interface FunctionFolders {
  readonly code: string;

  /**
   * Later ones win over earlier ones.
   */
  readonly layers: readonly string[];
}

/**
 * The environment of a function's process.
 *
 * @param extra variables that every function gets; they win over its own and over those of AWS
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function functionEnvironment(
  model: FunctionModel, folders: FunctionFolders, extra: Readonly<Record<string, string>>, time: Date,
): Readonly<Record<string, string>> {
  return { ...passedOn(), ...defaults(model, folders.layers), ...model.environment, ...reserved(model, folders.code, time), ...extra };
}

function passedOn(): Record<string, string> {
  return Object.fromEntries(PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }));
}

/*
 * The runtime's own packages, such as the AWS SDK, are those that this program finds.
 */
function defaults({ runtime }: FunctionModel, layers: readonly string[]): Record<string, string> {
  return {
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    NODE_PATH: [...layerPackages(runtime, layers), ...packageFolders(process.cwd())].join(delimiter),
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
  };
}

/*
 * https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html
 */
function layerPackages(runtime: string, layers: readonly string[]): readonly string[] {
  const version = /^nodejs(\d+)/.exec(runtime)?.[1] ?? '';
  return [`node${version}/node_modules`, 'node_modules'].flatMap((place) => [...layers].reverse().map((layer) => join(layer, 'nodejs', place)));
}

function packageFolders(folder: string): readonly string[] {
  const packages = join(folder, 'node_modules');
  const found = statSync(packages, { throwIfNoEntry: false })?.isDirectory() ? [packages] : [];
  return folder === parse(folder).root ? found : [...found, ...packageFolders(dirname(folder))];
}

function reserved(model: FunctionModel, folder: string, time: Date): Record<string, string> {
  const { group, stream } = logPlaces(model.name, model.arn, time);
  return {
    _HANDLER: model.handler,
    AWS_REGION: model.region,
    AWS_DEFAULT_REGION: model.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${model.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMegabytes),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: group,
    AWS_LAMBDA_LOG_STREAM_NAME: stream,
    ...NO_CREDENTIALS,
    LAMBDA_TASK_ROOT: folder,
    LAMBDA_RUNTIME_DIR: RUNTIME_FOLDER,
  };
}
