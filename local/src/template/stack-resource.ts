import { TemplateError } from '../errors';
import { isRecord, type TemplateResource } from './cloud-template';
import { Properties } from './properties';
import type { StackTemplate } from './stack-template';

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
   * What `Ref` gives for it: its id, name, ARN or URL.
   */
  public get id(): string {
    this.cachedId ??= String(this.stack.reference(this.logicalId));
    return this.cachedId;
  }

  /**
   * What `Fn::GetAtt` gives for it.
   */
  public attribute(name: string): string {
    return String(this.stack.attribute(this.logicalId, name));
  }

  /**
   * Its properties with references resolved.
   */
  public get properties(): Properties {
    this.cachedProperties ??= this.readProperties();
    return this.cachedProperties;
  }

  private readProperties(): Properties {
    const resolved = this.stack.resolve(this.declared.Properties ?? {});
    if (!isRecord(resolved)) {
      throw new TemplateError(`${this.type} '${this.logicalId}' has no properties`);
    }
    return new Properties(`${this.type} '${this.logicalId}'`, resolved);
  }
}
