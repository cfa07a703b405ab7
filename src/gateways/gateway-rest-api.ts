import type { IResolvable } from 'aws-cdk-lib';
import type { ApiDefinitionConfig, Deployment, SpecRestApiProps } from 'aws-cdk-lib/aws-apigateway';
import { ApiDefinition, CfnRestApi, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';

/**
 * What a gateway says about its API beyond what AWS's own construct takes.
 */
export interface GatewayRestApiProps extends Omit<SpecRestApiProps, 'apiDefinition' | 'deploy' | 'cloudWatchRole'> {
  /**
   * OpenAPI document of the API, undefined when its routes are resources of their own.
   */
  readonly document?: IResolvable;

  readonly binaryMediaTypes?: string[];
}

/**
 * The API of a gateway: AWS's own construct, so that whatever takes one takes ours, without its deployment and without its methods.
 */
export class GatewayRestApi extends SpecRestApi {
  private deployment?: Deployment;

  constructor(scope: Construct, id: string, props: GatewayRestApiProps) {
    const { document, description, ...rest } = props;
    super(scope, id, { ...rest, apiDefinition: new GivenDefinition(document), deploy: false, cloudWatchRole: false });
    (this.node.defaultChild as CfnRestApi).description = description;
  }

  /**
   * The deployment that methods of plain constructs are added to.
   */
  public get latestDeployment(): Deployment | undefined {
    return this.deployment;
  }

  public deployedBy(deployment: Deployment): void {
    this.deployment = deployment;
  }
}

class GivenDefinition extends ApiDefinition {
  constructor(private readonly document?: IResolvable) {
    super();
  }

  public bind(_scope: Construct): ApiDefinitionConfig {
    return { inlineDefinition: this.document };
  }
}
