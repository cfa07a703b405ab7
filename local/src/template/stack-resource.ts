import type { TemplateResource } from './cloud-template';
import { intrinsicOf } from './intrinsics';
import { Properties } from './properties';
import type { StackTemplate } from './stack-template';
import { reading, textOf } from './template-values';

/**
 * One resource of a template. Its properties are resolved when they are first asked for, so that a large template loads fast
 * and a reference that leads nowhere matters only to those who follow it.
 */
export class StackResource {
  private cachedId?: string;
  private cachedProperties?: Properties;

  constructor(public readonly stack: StackTemplate, public readonly logicalId: string, public readonly declared: TemplateResource) {}

  public get type(): string {
    return this.declared.Type;
  }

  /**
   * What an error message calls it.
   */
  public get owner(): string {
    return `${this.type} '${this.logicalId}'`;
  }

  /**
   * What `Ref` gives for it: its id, name, ARN or URL.
   */
  public get id(): string {
    this.cachedId ??= reading(this.owner, () => textOf(this.stack.reference(this.logicalId), 'Ref'));
    return this.cachedId;
  }

  /**
   * What `Fn::GetAtt` gives for it.
   */
  public attribute(name: string): string {
    return reading(this.owner, () => textOf(this.stack.attribute(this.logicalId, name), name));
  }

  /**
   * Its properties with references resolved.
   *
   * @throws TemplateError naming the property that cannot be resolved
   */
  public get properties(): Properties {
    this.cachedProperties ??= new Properties(this.owner, this.readProperties());
    return this.cachedProperties;
  }

  private readProperties(): Readonly<Record<string, unknown>> {
    const names = Object.keys(this.declared.Properties ?? {});
    reading(this.owner, () => intrinsicOf(names)?.(this.declared.Properties?.[names[0]], this.stack));
    const values = names.map((name) => [name, reading(`${this.owner}, ${name}`, () => this.stack.property(this.logicalId, name))] as const);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  }
}
