import { readDomains } from './domain-reader';
import { readFunctions } from './function-reader';
import { readHttpApis } from './http-api-reader';
import { readResources } from './resource-reader';
import { readRestApis } from './rest-api-reader';
import { StackResources } from './stack-resources';
import type { StackSet } from './stack-set';
import type { TemplateModel } from './template-model';
import { templateWarnings } from './template-warnings';
import { readApiKeys, readUsagePlans } from './usage-reader';
import { readWebSocketApis } from './websocket-api-reader';
import { TemplateError } from '../errors';
import { withinStack } from '../java/within-stack';

/**
 * Reads what the stacks of an assembly deploy.
 *
 * @throws TemplateError when a template cannot be read, UnsupportedFeatureError when it asks for what is not emulated and may matter
 */
export function readTemplate(stacks: StackSet): TemplateModel {
  return withinStack(() => readModel(stacks), () => new TemplateError('the template is nested too deeply'));
}

function readModel(stacks: StackSet): TemplateModel {
  const resources = new StackResources(stacks);
  const model = {
    restApis: readRestApis(resources),
    httpApis: readHttpApis(resources),
    webSocketApis: readWebSocketApis(resources),
    apiKeys: readApiKeys(resources),
    usagePlans: readUsagePlans(resources),
    domains: readDomains(resources),
    functions: readFunctions(resources),
    resources: readResources(resources),
  };
  return { ...model, warnings: templateWarnings(stacks, resources) };
}
