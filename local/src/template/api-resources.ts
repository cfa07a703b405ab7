import { TemplateError } from '../errors';
import { isRecord, type TemplateResource } from './cloud-template';
import { Properties } from './properties';
import type { StackSet } from './stack-set';
import type { StackTemplate } from './stack-template';

/**
 * One API Gateway resource of a template.
 */
export class ApiResource {
  /**
   * What `Ref` gives for it: its id or name.
   */
  public readonly id: string;
  private cached?: Properties;

  constructor(public readonly stack: StackTemplate, public readonly logicalId: string, private readonly declared: TemplateResource) {
    this.id = String(stack.reference(logicalId));
  }

  public get type(): string {
    return this.declared.Type;
  }

  /**
   * Its properties with references resolved.
   */
  public get properties(): Properties {
    this.cached ??= this.readProperties();
    return this.cached;
  }

  private readProperties(): Properties {
    const resolved = this.stack.resolve(this.declared.Properties ?? {});
    if (!isRecord(resolved)) {
      throw new TemplateError(`${this.type} '${this.logicalId}' has no properties`);
    }
    return new Properties(`${this.type} '${this.logicalId}'`, resolved);
  }
}

/**
 * The API Gateway resources of all stacks, by type and by the API they belong to.
 */
export class ApiResources {
  private readonly byType = new Map<string, ApiResource[]>();

  constructor(stacks: StackSet) {
    for (const stack of stacks.stacks) {
      for (const [logicalId, resource] of stack.resources()) {
        if (resource.Type.startsWith('AWS::ApiGateway::')) {
          this.add(new ApiResource(stack, logicalId, resource));
        }
      }
    }
  }

  /**
   * Resources of a type, for instance `Method`.
   */
  public ofType(type: string): readonly ApiResource[] {
    return this.byType.get(`AWS::ApiGateway::${type}`) ?? [];
  }

  /**
   * Resources of a type that belong to an API.
   */
  public ofApi(type: string, apiId: string): readonly ApiResource[] {
    return this.ofType(type).filter((resource) => resource.properties.string('RestApiId') === apiId);
  }

  private add(resource: ApiResource): void {
    const list = this.byType.get(resource.type);
    if (list) {
      list.push(resource);
    } else {
      this.byType.set(resource.type, [resource]);
    }
  }
}
