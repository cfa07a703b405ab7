import { readDomains } from './domain-reader';
import { readFunctions } from './function-reader';
import { readResources } from './resource-reader';
import { readRestApis } from './rest-api-reader';
import { StackResources } from './stack-resources';
import type { StackSet } from './stack-set';
import type { TemplateModel } from './template-model';
import { readApiKeys, readUsagePlans } from './usage-reader';

/**
 * Reads what the stacks of an assembly deploy.
 *
 * @throws TemplateError when a template cannot be read
 */
export function readTemplate(stacks: StackSet): TemplateModel {
  const resources = new StackResources(stacks);
  return {
    restApis: readRestApis(resources),
    apiKeys: readApiKeys(resources),
    usagePlans: readUsagePlans(resources),
    domains: readDomains(resources),
    functions: readFunctions(resources),
    resources: readResources(resources),
    warnings: stacks.warnings,
  };
}
