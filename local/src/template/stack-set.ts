import { TemplateError } from '../errors';
import { isRecord, type CloudTemplate } from './cloud-template';
import { StackTemplate, type StackSource } from './stack-template';

/**
 * The stacks of one assembly with their nested stacks, joined by exports and parameters.
 */
export class StackSet {
  private readonly all: StackTemplate[] = [];
  private readonly roots = new Map<string, StackTemplate>();

  constructor(sources: readonly StackSource[]) {
    for (const source of sources) {
      this.roots.set(source.name, this.add(source));
    }
  }

  /**
   * Every stack, nested ones after the stack that holds them.
   */
  public get stacks(): readonly StackTemplate[] {
    return this.all;
  }

  private add(source: StackSource): StackTemplate {
    const stack = new StackTemplate(source, (name) => this.exported(name));
    this.all.push(stack);
    for (const [logicalId, resource] of Object.entries(source.template.Resources ?? {})) {
      if (resource.Type === 'AWS::CloudFormation::Stack' && source.assetPath) {
        stack.addNested(logicalId, this.add(nestedSource(source, stack, logicalId)));
      }
    }
    return stack;
  }

  private exported(name: string): unknown {
    for (const stack of this.roots.values()) {
      const value = stack.exported(name);
      if (value !== undefined) {
        return value;
      }
    }
    throw new TemplateError(`no stack exports '${name}'; load the assembly that holds the exporting stack`);
  }
}

function nestedSource(parent: StackSource, stack: StackTemplate, logicalId: string): StackSource {
  const declared = parent.template.Resources?.[logicalId]?.Properties?.Parameters;
  const names = isRecord(declared) ? Object.keys(declared) : [];
  const read = (name: string) => () => (stack.property(logicalId, 'Parameters') as Record<string, unknown>)[name];
  return {
    name: `${parent.name}/${logicalId}`,
    template: JSON.parse(stack.readAsset(templateName(parent, stack, logicalId))) as CloudTemplate,
    environment: parent.environment,
    parameters: new Map(names.map((name) => [name, read(name)])),
    assetPath: parent.assetPath,
  };
}

function templateName(parent: StackSource, stack: StackTemplate, logicalId: string): string {
  const fileName = parent.template.Resources?.[logicalId]?.Metadata?.['aws:asset:path'];
  return typeof fileName === 'string' ? fileName : String(stack.property(logicalId, 'TemplateURL')).split('/').pop() ?? '';
}
