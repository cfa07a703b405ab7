import type { IVpcLink as ILegacyVpcLink } from 'aws-cdk-lib/aws-apigateway';
import type { HttpRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { Peer, Port } from 'aws-cdk-lib/aws-ec2';
import { CfnListener, INetworkListener, INetworkLoadBalancer, NetworkListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { HttpIntegrationBindOptions, HttpIntegrationConfig, IHttpIntegration } from './http-integration';
import { HttpL2Integration } from './http-l2-integration';
import { MessageRouteIntegration } from './message-route-integration';
import { checkPrivateBackend, privateHttpConfig, privateRestConfig, privateWebSocketConfig } from './private-backend';
import type { RestIntegrationBindOptions, RestIntegrationConfig } from './route-integration';
import type { VpcLinkProxyProps } from './vpc-link-proxy-props';
import { legacyVpcLink, SharedVpcLink } from './vpc-links';
import type { WebSocketIntegrationBindOptions, WebSocketIntegrationConfig } from './websocket-integration';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route to a private Network Load Balancer.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 */
export interface NlbProxyProps extends VpcLinkProxyProps {
  /**
   * The load balancer of the listener.
   *
   * @default - that of the listener; an imported listener does not tell, and wants it on REST and WebSocket APIs
   */
  readonly loadBalancer?: INetworkLoadBalancer;

  /**
   * Port of the listener.
   *
   * @default - that of the listener; an imported listener does not tell, and wants it on REST and WebSocket APIs
   */
  readonly port?: number;

  /**
   * A VPC link of version 1, for WebSocket APIs, which take no other; a REST API takes it instead of one of version 2.
   *
   * @default - on a WebSocket API one for all routes of the API to the load balancer
   */
  readonly legacyVpcLink?: ILegacyVpcLink;
}

/**
 * A private Network Load Balancer behind a VPC link: see `VpcLinkProxy.toNlb()`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 */
export class NlbProxy extends MessageRouteIntegration implements IHttpIntegration {
  private readonly loadBalancer?: INetworkLoadBalancer;
  private readonly port?: number;

  constructor(private readonly listener: INetworkListener, private readonly props: NlbProxyProps = {}) {
    super();
    const own = listener instanceof NetworkListener ? listener : undefined;
    const resource = CfnListener.isCfnListener(own?.node.defaultChild) ? own?.node.defaultChild as CfnListener : undefined;
    checkPrivateBackend(props, resource?.protocol, listener);
    this.loadBalancer = props.loadBalancer ?? own?.loadBalancer;
    this.port = props.port ?? resource?.port;
  }

  public bindToRest(options: RestIntegrationBindOptions): RestIntegrationConfig {
    const { loadBalancer, authority } = this.known();
    const connection = this.props.legacyVpcLink
      ? { vpcLinkId: this.props.legacyVpcLink.vpcLinkId }
      : { vpcLinkId: this.linkFor(options.scope), integrationTarget: loadBalancer.loadBalancerArn };
    return privateRestConfig(authority, connection, this.props, options);
  }

  public bindToHttp(options: HttpIntegrationBindOptions): HttpIntegrationConfig {
    return privateHttpConfig(this.listener.listenerArn, this.linkFor(options.scope), this.props, options);
  }

  /**
   * The backend gets the message as it came, by a VPC link of version 1.
   */
  public bindToWebSocket(options: WebSocketIntegrationBindOptions): WebSocketIntegrationConfig {
    const { loadBalancer, authority } = this.known();
    if (this.props.vpcLink) {
      throw new ValidationError("'vpcLink' is for REST and HTTP APIs: give 'legacyVpcLink' on a WebSocket API, or leave both out", this.listener);
    }
    const { vpcLinkId } = this.props.legacyVpcLink ?? legacyVpcLink(options.scope, loadBalancer);
    return privateWebSocketConfig(authority, vpcLinkId, this.props, options);
  }

  /**
   * This integration for routes of a plain `apigatewayv2.HttpApi`, that this library did not make: as of `HttpRouteIntegration`.
   */
  public toHttpIntegration(): HttpRouteIntegration {
    return new HttpL2Integration(this);
  }

  private known(): { readonly loadBalancer: INetworkLoadBalancer; readonly authority: string } {
    const { loadBalancer, port, props: { tlsServerName } } = this;
    if (loadBalancer && port !== undefined) return { loadBalancer, authority: `${tlsServerName ?? loadBalancer.loadBalancerDnsName}:${port}` };
    throw new ValidationError("'loadBalancer' and 'port' must be given for an imported listener on a REST or WebSocket API, whose VPC link leads to the load balancer", this.listener);
  }

  private linkFor(scope: Construct): string {
    if (this.props.vpcLink) return this.props.vpcLink.vpcLinkId;
    const { loadBalancer, port } = this;
    if (!loadBalancer?.vpc || port === undefined) {
      throw new ValidationError("'vpcLink' must be given for a listener whose network and port are not known, as of an imported one", this.listener);
    }
    const { link, securityGroup } = SharedVpcLink.of(scope, loadBalancer.vpc);
    const description = 'from the VPC link of an API';
    if (loadBalancer.securityGroups) securityGroup.connections.allowTo(loadBalancer, Port.tcp(port), description);
    else securityGroup.addEgressRule(Peer.ipv4(loadBalancer.vpc.vpcCidrBlock), Port.tcp(port), description);
    return link.vpcLinkId;
  }
}
