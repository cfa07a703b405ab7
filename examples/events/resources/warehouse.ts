import { IpAddresses, Peer, Port, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer, ApplicationProtocol, ListenerAction } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IApplicationListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';

/**
 * A service inside a VPC, which nobody reaches from outside but through the API.
 */
export class Warehouse extends Construct {
  public readonly listener: IApplicationListener;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr('10.0.0.0/16'),
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Inside', subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
    const balancer = new ApplicationLoadBalancer(this, 'Balancer', { vpc, internetFacing: false, dropInvalidHeaderFields: true });
    balancer.connections.allowFrom(Peer.ipv4(vpc.vpcCidrBlock), Port.tcp(80));
    this.listener = balancer.addListener('Listener', {
      port: 80,
      protocol: ApplicationProtocol.HTTP,
      open: false,
      defaultAction: ListenerAction.fixedResponse(200, { contentType: 'application/json', messageBody: '{"stock":12}' }),
    });
  }
}
