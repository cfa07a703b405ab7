import { join } from 'node:path';
import type { FunctionModel } from '../template/template-model';

/**
 * What runs functions of a language.
 */
export interface Runtime {
  /**
   * How the identifiers of its versions begin.
   */
  readonly family: string;
  readonly command: string;

  /**
   * Name of the file that code in a template is put into.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
   */
  readonly inlineFile: string;
  argumentsFor(model: FunctionModel): readonly string[];
}

/**
 * Folder of the programs that load and call handlers.
 */
export const RUNTIME_FOLDER = join(__dirname, '..', '..', 'runtimes');

/*
 * Whatever version a function names, it is run by the one that is here.
 */
const RUNTIMES: readonly Runtime[] = [
  {
    family: 'nodejs',
    command: process.execPath,
    inlineFile: 'index.js',
    argumentsFor: ({ memoryMegabytes }) => [`--max-old-space-size=${memoryMegabytes}`, join(RUNTIME_FOLDER, 'node', 'main.cjs')],
  },
  {
    family: 'python3',
    command: 'python3',
    inlineFile: 'index.py',
    argumentsFor: () => ['-B', join(RUNTIME_FOLDER, 'python', 'main.py')],
  },
];

/**
 * What runs functions of a runtime.
 *
 * @returns undefined when nothing here does
 */
export function runtimeFor(identifier: string): Runtime | undefined {
  return RUNTIMES.find(({ family }) => identifier.startsWith(family));
}
