import { readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { LocalGatewayError } from '../errors';
import type { ServeOptions } from './arguments';
import { readAssembly } from '../template/assembly';
import { DEFAULT_ENVIRONMENT } from '../template/environment';
import { StackSet } from '../template/stack-set';
import type { StackSource } from '../template/stack-template';
import type { TemplateModel } from '../template/template-model';
import { readTemplate } from '../template/template-reader';
import { readTemplateText } from '../template/template-text';

/**
 * Reads what the command is to serve.
 *
 * @throws LocalGatewayError when it is not there or cannot be read
 */
export async function readSource({ source, parameters }: ServeOptions): Promise<TemplateModel> {
  const stacks = isFolder(source) ? readAssembly(source, {}, parameters) : [await readFile(source, parameters)];
  return readTemplate(new StackSet(stacks, Object.keys(parameters)));
}

/**
 * The file that is written when the source is: the manifest of an assembly, which comes last, or the template itself.
 */
export function changedFile(source: string): string {
  return isFolder(source) ? join(source, 'manifest.json') : source;
}

function isFolder(source: string): boolean {
  const entry = statSync(source, { throwIfNoEntry: false });
  if (!entry) {
    throw new LocalGatewayError(`there is no '${source}' in ${resolve('.')}; run 'cdk synth' first, or name the folder or template to serve`);
  }
  return entry.isDirectory();
}

async function readFile(file: string, parameters: Readonly<Record<string, string>>): Promise<StackSource> {
  return {
    name: basename(file).replace(/(\.template)?\.(json|ya?ml)$/, ''),
    template: await readTemplateText(readFileSync(file, 'utf8'), file),
    environment: DEFAULT_ENVIRONMENT,
    parameters: new Map(Object.entries(parameters).map(([name, value]) => [name, () => value])),
  };
}
