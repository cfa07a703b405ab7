import { IVpc, Peer, Port } from 'aws-cdk-lib/aws-ec2';
import type { IService } from 'aws-cdk-lib/aws-servicediscovery';
import type { Construct } from 'constructs';
import type { HttpIntegrationBindOptions, HttpIntegrationConfig } from './http-integration';
import { HttpRouteIntegration } from './http-route-integration';
import { checkPrivateBackend, privateHttpConfig } from './private-backend';
import type { VpcLinkProxyProps } from './vpc-link-proxy-props';
import { SharedVpcLink } from './vpc-links';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route to what is registered with a service of AWS Cloud Map.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export interface CloudMapProxyProps extends VpcLinkProxyProps {
  /**
   * The network of the instances, for the link. Their security groups must let the network in.
   *
   * @default - none: `vpcLink` must be given
   */
  readonly vpc?: IVpc;
}

/**
 * What is registered with a service of AWS Cloud Map, behind a VPC link: see `VpcLinkProxy.toCloudMap()`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export class CloudMapProxy extends HttpRouteIntegration {
  constructor(private readonly service: IService, private readonly props: CloudMapProxyProps) {
    super();
    checkPrivateBackend(props, undefined, service);
  }

  public bindToHttp(options: HttpIntegrationBindOptions): HttpIntegrationConfig {
    return privateHttpConfig(this.service.serviceArn, this.linkFor(options.scope), this.props, options);
  }

  private linkFor(scope: Construct): string {
    const { vpcLink, vpc } = this.props;
    if (vpcLink) return vpcLink.vpcLinkId;
    if (!vpc) throw new ValidationError("'vpc' or 'vpcLink' must be given: a service of Cloud Map does not tell its network", this.service);
    const { link, securityGroup } = SharedVpcLink.of(scope, vpc);
    securityGroup.addEgressRule(Peer.ipv4(vpc.vpcCidrBlock), Port.allTcp(), 'from the VPC link of an API');
    return link.vpcLinkId;
  }
}
