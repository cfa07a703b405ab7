import type { CfnResource } from 'aws-cdk-lib';
import { Lazy, Stack } from 'aws-cdk-lib';
import type { DeploymentProps } from 'aws-cdk-lib/aws-apigateway';
import { Deployment } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { ApiFingerprint } from './api-fingerprint';

/**
 * A deployment that is replaced whenever something of what it holds changes, and at no other time.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
 */
export class RestDeployment extends Deployment {
  private readonly fingerprint: ApiFingerprint;

  constructor(scope: Construct, id: string, props: DeploymentProps) {
    super(scope, id, props);
    this.fingerprint = new ApiFingerprint(this, props.api);
    const resource = this.node.defaultChild as CfnResource;
    const stem = Stack.of(this).getLogicalId(resource);
    resource.overrideLogicalId(Lazy.uncachedString({ produce: (context) => `${stem}${this.fingerprint.resolve(context)}` }));
  }

  public addToLogicalId(data: unknown): void {
    this.fingerprint.add(data);
  }
}
