import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import { TemplateError } from '../errors';
import { shown } from './template-values';

/*
 * Loading the library takes longer than loading an API; most documents do without it.
 */
const load = createRequire(__filename);

/**
 * Parses a document in JSON or YAML.
 *
 * @param name what an error message calls it
 * @throws TemplateError when it is neither
 */
export function parseDocument(text: string, name: string): unknown {
  try {
    return /^\s*[{[]/.test(text) ? JSON.parse(text) as unknown : parseYaml(text);
  } catch (error) {
    throw new TemplateError(`${name} is neither JSON nor YAML (${(error as Error).message.split('\n')[0]}): ${shown(text)}`);
  }
}

/*
 * As in the YAML of OpenAPI: keys are texts, and `<<` merges.
 */
function parseYaml(text: string): unknown {
  const { parse } = load('yaml') as typeof Yaml;
  return parse(text, { merge: true, stringKeys: true, logLevel: 'error' });
}
