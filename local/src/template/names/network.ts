import { arnOf, domainOf, hexId, idOf, identified, joined, named, propertyOf, regionOf, uuid, type NamedResource, type NamingRule, type NamingRules } from './naming';

const HASH = hexId('', 16);
const KINDS = new Map<unknown, string>([['application', 'app'], ['gateway', 'gwy'], ['network', 'net']]);
const BALANCER = joined(balancerKind, '/', named('Name'), '/', HASH);
const BALANCER_ARN = arnOf('elasticloadbalancing', joined('loadbalancer/', BALANCER));
const TARGET_GROUP = joined('targetgroup/', named('Name'), '/', HASH);
const LISTENER_ARN = joined((resource) => propertyOf('LoadBalancerArn')(resource).replace(':loadbalancer/', ':listener/'), '/', HASH);
const NAMESPACE_ID = hexId('ns-', 16);
const NAMESPACE: NamingRule = identified(NAMESPACE_ID, ['Id'], {
  Arn: arnOf('servicediscovery', joined('namespace/', NAMESPACE_ID)),
  HostedZoneId: hostedZoneId,
});
const DISCOVERED_ID = hexId('srv-', 16);
const WEB_ACL = named('Name');

/**
 * Names of networks, of what balances and finds hosts, and of what guards them.
 */
export const NETWORK_NAMES: NamingRules = {
  'AWS::CloudFront::Distribution': identified(distributionId, ['Id'], { DomainName: joined('d', idOf, '.cloudfront.net') }),
  'AWS::EC2::SecurityGroup': identified(hexId('sg-'), ['GroupId', 'Id'], { VpcId: propertyOf('VpcId') }),
  'AWS::EC2::Subnet': identified(hexId('subnet-'), ['SubnetId'], { VpcId: propertyOf('VpcId'), CidrBlock: propertyOf('CidrBlock') }),
  'AWS::EC2::VPC': identified(hexId('vpc-'), ['VpcId'], { CidrBlock: propertyOf('CidrBlock'), DefaultSecurityGroup: hexId('sg-') }),
  'AWS::EC2::VPCEndpoint': identified(hexId('vpce-'), ['Id']),
  'AWS::ElasticLoadBalancingV2::Listener': identified(LISTENER_ARN, ['ListenerArn']),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': identified(BALANCER_ARN, ['LoadBalancerArn'], {
    CanonicalHostedZoneID: hostedZoneId,
    DNSName: balancerDomain,
    LoadBalancerFullName: BALANCER,
    LoadBalancerName: named('Name'),
  }),
  'AWS::ElasticLoadBalancingV2::TargetGroup': identified(arnOf('elasticloadbalancing', TARGET_GROUP), ['TargetGroupArn'], {
    TargetGroupFullName: TARGET_GROUP,
    TargetGroupName: named('Name'),
  }),
  'AWS::Route53::HostedZone': identified(hostedZoneId, ['Id']),
  'AWS::ServiceDiscovery::HttpNamespace': NAMESPACE,
  'AWS::ServiceDiscovery::PrivateDnsNamespace': NAMESPACE,
  'AWS::ServiceDiscovery::PublicDnsNamespace': NAMESPACE,
  'AWS::ServiceDiscovery::Service': identified(DISCOVERED_ID, ['Id'], {
    Arn: arnOf('servicediscovery', joined('service/', DISCOVERED_ID)),
    Name: named('Name'),
  }),
  'AWS::WAFv2::WebACL': identified(joined(WEB_ACL, '|', uuid, '|', named('Scope')), [], {
    Arn: arnOf('wafv2', joined((resource) => resource.property('Scope') === 'CLOUDFRONT' ? 'global' : 'regional', '/webacl/', WEB_ACL, '/', uuid)),
    Id: uuid,
  }),
};

function balancerKind(resource: NamedResource): string {
  return KINDS.get(resource.property('Type')) ?? 'app';
}

/*
 * The region and `elb` stand the other way round for an application's and a network's load balancer.
 */
function balancerDomain(resource: NamedResource): string {
  const name = `${named('Name')(resource)}-${HASH(resource)}`;
  const place = balancerKind(resource) === 'app' ? `${regionOf(resource)}.elb` : `elb.${regionOf(resource)}`;
  const internal = balancerKind(resource) === 'app' && resource.property('Scheme') === 'internal' ? 'internal-' : '';
  return `${internal}${name}.${place}.${domainOf(resource)}`;
}

function hostedZoneId(resource: NamedResource): string {
  return `Z${idOf(resource).toUpperCase()}`;
}

function distributionId(resource: NamedResource): string {
  return `E${idOf(resource).toUpperCase()}`;
}
