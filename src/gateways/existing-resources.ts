import type { IResource, IRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IConstruct } from 'constructs';
import { checkPath, segmentsOf } from './route-key';

/**
 * Ids of the path resources that an API has already: those that are named, and those that AWS CDK made in the same app.
 */
export class ExistingResources {
  constructor(
    gateway: IConstruct,
    private readonly api: IRestApi,
    private readonly named: { readonly [path: string]: string },
  ) {
    for (const path of Object.keys(named)) checkPath(path, gateway);
  }

  public idOf(path: string): string | undefined {
    return this.named[path] ?? this.madeByCdk(path)?.resourceId;
  }

  private madeByCdk(path: string): IResource | undefined {
    return segmentsOf(path).reduce<IResource | undefined>((parent, segment) => parent?.getResource(segment), this.api.root);
  }
}
