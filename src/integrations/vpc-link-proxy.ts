import type { IApplicationListener, INetworkListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IService } from 'aws-cdk-lib/aws-servicediscovery';
import { AlbProxy, AlbProxyProps } from './alb-proxy';
import { CloudMapProxy, CloudMapProxyProps } from './cloud-map-proxy';
import { NlbProxy, NlbProxyProps } from './nlb-proxy';

/**
 * Hands requests to a private backend in a VPC and its answers to the caller, both as they are, through a VPC link.
 *
 * | to | REST API | HTTP API | WebSocket API |
 * |---|---|---|---|
 * | Application Load Balancer | VPC link v2 | VPC link v2 | no: put a Network Load Balancer in front, or a function in between |
 * | Network Load Balancer | VPC link v2, or one of v1 | VPC link v2 | VPC link v1 |
 * | AWS Cloud Map | no: put a load balancer in front | VPC link v2 | no: put a Network Load Balancer in front |
 *
 * What a kind of API does not serve does not compile. All resources must be in one account.
 *
 * An API gets one link for each VPC that its routes lead into, with a security group of its own: it lets traffic out to the listeners of
 * the routes only, and their security groups let it in. A link in which nothing happens for 60 days is put to sleep; the first
 * requests after that fail. There is no price on a link, but on its load balancer.
 *
 * On a REST API, AWS documents that the name of the stage stands before the path that the backend gets by a VPC link v2: let the rules of
 * the listener take it. An HTTP API sends the path without the stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html
 */
export class VpcLinkProxy {
  /**
   * A listener of a private Application Load Balancer.
   *
   * Throws for a listener of HTTPS without `tlsServerName`. Adding the route throws for an imported listener without `vpcLink`.
   */
  public static toAlb(listener: IApplicationListener, props: AlbProxyProps = {}): AlbProxy {
    return new AlbProxy(listener, props);
  }

  /**
   * A listener of a private Network Load Balancer.
   *
   * A load balancer without security groups lets the link through to its targets, which see addresses of the link's subnets.
   *
   * Throws for a listener of TLS without `tlsServerName`. Adding the route throws for an imported listener without `vpcLink`.
   */
  public static toNlb(listener: INetworkListener, props: NlbProxyProps = {}): NlbProxy {
    return new NlbProxy(listener, props);
  }

  /**
   * The instances that are registered with a service of AWS Cloud Map, HTTP APIs only.
   *
   * Adding the route throws without `vpc` and `vpcLink`.
   */
  public static toCloudMap(service: IService, props: CloudMapProxyProps): CloudMapProxy {
    return new CloudMapProxy(service, props);
  }

  private constructor() {}
}
