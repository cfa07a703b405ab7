import type { HttpRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { ApplicationListener, IApplicationListener, IApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { HttpIntegrationBindOptions, HttpIntegrationConfig, IHttpIntegration } from './http-integration';
import { HttpL2Integration } from './http-l2-integration';
import { checkPrivateBackend, privateHttpConfig, privateRestConfig } from './private-backend';
import { RestRouteIntegration } from './rest-route-integration';
import type { RestIntegrationBindOptions, RestIntegrationConfig } from './route-integration';
import type { VpcLinkProxyProps } from './vpc-link-proxy-props';
import { SharedVpcLink } from './vpc-links';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route to a private Application Load Balancer.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 */
export interface AlbProxyProps extends VpcLinkProxyProps {
  /**
   * The load balancer of the listener.
   *
   * @default - that of the listener; an imported listener does not tell, and wants it on a REST API
   */
  readonly loadBalancer?: IApplicationLoadBalancer;

  /**
   * Port of the listener.
   *
   * @default - that of the listener; an imported listener does not tell, and wants it on a REST API
   */
  readonly port?: number;
}

/**
 * A private Application Load Balancer behind a VPC link: see `VpcLinkProxy.toAlb()`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 */
export class AlbProxy extends RestRouteIntegration implements IHttpIntegration {
  private readonly loadBalancer?: IApplicationLoadBalancer;
  private readonly port?: number;

  constructor(private readonly listener: IApplicationListener, private readonly props: AlbProxyProps = {}) {
    super();
    const own = listener instanceof ApplicationListener ? listener : undefined;
    checkPrivateBackend(props, own?.protocol, listener);
    this.loadBalancer = props.loadBalancer ?? own?.loadBalancer;
    this.port = props.port ?? own?.port;
  }

  public bindToRest(options: RestIntegrationBindOptions): RestIntegrationConfig {
    const { loadBalancer, port, props: { tlsServerName } } = this;
    if (!loadBalancer || port === undefined) {
      throw new ValidationError("'loadBalancer' and 'port' must be given for an imported listener on a REST API, whose VPC link leads to the load balancer", this.listener);
    }
    const connection = { vpcLinkId: this.linkFor(options.scope), integrationTarget: loadBalancer.loadBalancerArn };
    return privateRestConfig(`${tlsServerName ?? loadBalancer.loadBalancerDnsName}:${port}`, connection, this.props, options);
  }

  public bindToHttp(options: HttpIntegrationBindOptions): HttpIntegrationConfig {
    return privateHttpConfig(this.listener.listenerArn, this.linkFor(options.scope), this.props, options);
  }

  /**
   * This integration for routes of a plain `apigatewayv2.HttpApi`, that this library did not make: as of `HttpRouteIntegration`.
   */
  public toHttpIntegration(): HttpRouteIntegration {
    return new HttpL2Integration(this);
  }

  private linkFor(scope: Construct): string {
    if (this.props.vpcLink) return this.props.vpcLink.vpcLinkId;
    if (!this.loadBalancer?.vpc) {
      throw new ValidationError("'vpcLink' must be given for a listener whose network is not known, as of an imported one", this.listener);
    }
    const { link, securityGroup } = SharedVpcLink.of(scope, this.loadBalancer.vpc);
    securityGroup.connections.allowToDefaultPort(this.listener, 'from the VPC link of an API');
    return link.vpcLinkId;
  }
}
