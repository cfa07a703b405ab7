import type { StackResource } from './stack-resource';

/**
 * What the models of all resources of other services have in common.
 */
export abstract class DeclaredResource {
  public readonly logicalId: string;
  public readonly stackName: string;
  public readonly region: string;
  public readonly account: string;

  constructor(protected readonly resource: StackResource) {
    this.logicalId = resource.logicalId;
    this.stackName = resource.stack.name;
    this.region = resource.stack.environment.region;
    this.account = resource.stack.environment.account;
  }

  public get arn(): string {
    return this.resource.attribute('Arn');
  }
}
