import { TemplateError } from '../errors';
import { isRecord, type CloudTemplate, type TemplateResource } from './cloud-template';
import type { Environment } from './environment';
import type { StackNeighbors } from './stack-neighbors';
import { StackTemplate, type StackSource } from './stack-template';
import { own } from '../own';

const STACK_TYPE = 'AWS::CloudFormation::Stack';
const STORED_TYPE = 'AWS::SSM::Parameter';

/**
 * The stacks of one assembly with their nested stacks, joined by exports, parameters and the parameters of Systems Manager.
 */
export class StackSet implements StackNeighbors {
  /**
   * What could not be loaded.
   */
  public readonly warnings: string[] = [];
  private readonly all: StackTemplate[] = [];

  /**
   * @param parameters what was asked for by name; some stack has to take it
   * @throws TemplateError when a template has not the form of one, or no stack has such a parameter
   */
  constructor(sources: readonly StackSource[], parameters: readonly string[] = []) {
    for (const source of sources) {
      this.add(source, []);
    }
    const unknown = parameters.find((name) => !this.all.some((stack) => stack.parameterNames.includes(name)));
    if (unknown !== undefined) {
      const names = [...new Set(this.all.flatMap(({ parameterNames }) => parameterNames))].join(', ');
      throw new TemplateError(`no stack has a parameter '${unknown}', which 'parameters' gives; there is ${names || 'none'}`);
    }
  }

  /**
   * Every stack, nested ones after the stack that holds them.
   */
  public get stacks(): readonly StackTemplate[] {
    return this.all;
  }

  public importedValue(name: string, environment: Environment): unknown {
    for (const stack of this.stacksIn(environment)) {
      const value = stack.exported(name);
      if (value !== undefined) {
        return value;
      }
    }
    throw new TemplateError(`no stack exports '${name}' in ${environment.region}; load the assembly that holds the exporting stack`);
  }

  public storedParameter(name: string, environment: Environment): unknown {
    for (const stack of this.stacksIn(environment)) {
      const found = stack.resources().find(([id, { Type }]) => Type === STORED_TYPE && stack.reference(id) === name);
      if (found) {
        return stack.property(found[0], 'Value');
      }
    }
    return undefined;
  }

  private stacksIn({ account, region }: Environment): readonly StackTemplate[] {
    return this.all.filter(({ environment }) => environment.account === account && environment.region === region);
  }

  /**
   * @param holders templates that the stack is nested in
   */
  private add(source: StackSource, holders: readonly string[]): StackTemplate {
    const stack = new StackTemplate(source, this);
    this.all.push(stack);
    for (const [logicalId, resource] of stack.resources().filter(([, { Type }]) => Type === STACK_TYPE)) {
      this.addNested(source, stack, logicalId, resource, holders);
    }
    return stack;
  }

  private addNested(source: StackSource, stack: StackTemplate, logicalId: string, resource: TemplateResource, holders: readonly string[]): void {
    const path = templatePath(stack, logicalId, resource);
    if (path === undefined) {
      this.warnings.push(`the nested stack '${logicalId}' of stack '${stack.name}' has its template elsewhere; what it makes is left out`);
      return;
    }
    if (holders.includes(path)) {
      throw new TemplateError(`the nested stack '${logicalId}' of stack '${stack.name}' contains itself`);
    }
    const nested = this.add({
      name: `${stack.name}/${logicalId}`,
      template: parseTemplate(stack.readAsset(path), path),
      environment: source.environment,
      parameters: passedParameters(stack, resource),
      assetPath: source.assetPath,
    }, [...holders, path]);
    stack.addNested(logicalId, nested);
  }
}

/*
 * Each parameter is resolved on its own, since those of a stack may depend on outputs that depend on others of them.
 */
function passedParameters(stack: StackTemplate, resource: TemplateResource): ReadonlyMap<string, () => unknown> {
  const declared = own(resource.Properties, 'Parameters');
  return new Map(Object.entries(isRecord(declared) ? declared : {}).map(([name, value]) => [name, () => stack.resolve(value)]));
}

/*
 * The app may note the file of the template; else its URL ends with the asset's key.
 */
function templatePath(stack: StackTemplate, logicalId: string, resource: TemplateResource): string | undefined {
  const noted = own(resource.Metadata, 'aws:asset:path');
  if (typeof noted === 'string' && stack.findAsset(noted) !== undefined) {
    return noted;
  }
  const url = stack.property(logicalId, 'TemplateURL');
  const key = typeof url === 'string' ? url.split('/').pop() : undefined;
  return stack.findAsset(key) === undefined ? undefined : key;
}

function parseTemplate(text: string, path: string): CloudTemplate {
  try {
    return JSON.parse(text) as CloudTemplate;
  } catch (error) {
    throw new TemplateError(`'${path}' is no template in JSON (${(error as Error).message})`);
  }
}
