import { createHash } from 'node:crypto';
import { VpcLink as LegacyVpcLink } from 'aws-cdk-lib/aws-apigateway';
import { VpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import { IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { INetworkLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct, IConstruct } from 'constructs';
import { pathSeenFrom } from '../private/tree-path';

const LINKS = 'VpcLinks';

/**
 * The link of an API into a network, with a security group of its own that lets nothing out but what is allowed later.
 */
export class SharedVpcLink extends Construct {
  /**
   * The one link of the API into the network.
   */
  public static of(api: Construct, vpc: IVpc): SharedVpcLink {
    const links = linksOf(api);
    const id = linkId(api, vpc);
    return (links.node.tryFindChild(id) as SharedVpcLink | undefined) ?? new SharedVpcLink(links, id, vpc);
  }

  public readonly link: VpcLink;
  public readonly securityGroup: SecurityGroup;

  private constructor(scope: Construct, id: string, vpc: IVpc) {
    super(scope, id);
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', { vpc, allowAllOutbound: false, description: 'VPC link of an API' });
    this.link = new VpcLink(this, 'Link', { vpc, subnets: vpc.selectSubnets(), securityGroups: [this.securityGroup] });
  }
}

/**
 * The one link of version 1 of an API to a load balancer.
 */
export function legacyVpcLink(api: Construct, loadBalancer: INetworkLoadBalancer): LegacyVpcLink {
  const links = linksOf(api);
  const id = linkId(api, loadBalancer);
  return (links.node.tryFindChild(id) as LegacyVpcLink | undefined) ?? new LegacyVpcLink(links, id, { targets: [loadBalancer] });
}

function linksOf(api: Construct): Construct {
  return (api.node.tryFindChild(LINKS) as Construct | undefined) ?? new Construct(api, LINKS);
}

/**
 * Named by what it leads to alone, so that no route's coming or going renames it.
 */
function linkId(api: Construct, target: IConstruct): string {
  return createHash('sha256').update(pathSeenFrom(api, target)).digest('hex').slice(0, 8);
}
