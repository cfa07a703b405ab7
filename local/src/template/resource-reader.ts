import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';
import type { ResourceModel } from './template-model';

/**
 * Reads the resources that an API may call or refer to: all but those of API Gateway.
 */
export function readResources(resources: StackResources): readonly ResourceModel[] {
  return resources.ofOtherServices().map((resource) => new DeclaredResource(resource));
}

class DeclaredResource implements ResourceModel {
  public readonly type: string;
  public readonly logicalId: string;
  public readonly stackName: string;
  public readonly region: string;
  public readonly account: string;

  constructor(private readonly resource: StackResource) {
    this.type = resource.type;
    this.logicalId = resource.logicalId;
    this.stackName = resource.stack.name;
    this.region = resource.stack.environment.region;
    this.account = resource.stack.environment.account;
  }

  public get ref(): string {
    return this.resource.id;
  }

  public get arn(): string {
    return this.resource.attribute('Arn');
  }

  public get properties(): Readonly<Record<string, unknown>> {
    return this.resource.properties.all;
  }
}
