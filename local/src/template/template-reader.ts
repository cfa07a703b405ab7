import { readRestApis } from './rest-api-reader';
import type { StackSet } from './stack-set';
import type { TemplateModel } from './template-model';

/**
 * Reads what the stacks of an assembly deploy.
 *
 * @throws TemplateError when a template cannot be read
 */
export function readTemplate(stacks: StackSet): TemplateModel {
  return { restApis: readRestApis(stacks), apiKeys: [], usagePlans: [], domains: [], functions: [], resources: [] };
}
