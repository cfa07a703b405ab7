import { DeclaredResource } from './declared-resource';
import type { StackResources } from './stack-resources';
import type { ResourceModel } from './template-model';

/**
 * Reads the resources that an API may call or refer to: all but those of API Gateway.
 */
export function readResources(resources: StackResources): readonly ResourceModel[] {
  return resources.ofOtherServices().map((resource) => new OtherResource(resource));
}

class OtherResource extends DeclaredResource implements ResourceModel {
  public get type(): string {
    return this.resource.type;
  }

  public get ref(): string {
    return this.resource.id;
  }

  public get properties(): Readonly<Record<string, unknown>> {
    return this.resource.properties.all;
  }
}
