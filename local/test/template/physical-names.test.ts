import { stackSetOf } from '../fixtures/models';

function resolved(resources: object, value: unknown): unknown {
  return stackSetOf({ Resources: resources }).stacks[0].resolve(value);
}

const ID = '[0-9a-z]{10}';
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const HERE = 'eu-west-1:111122223333';

test.each<[string, object, string | undefined, string]>([
  ['AWS::ApiGateway::ApiKey', {}, undefined, ID],
  ['AWS::ApiGateway::ApiKey', {}, 'APIKeyId', ID],
  ['AWS::ApiGateway::UsagePlan', {}, 'Id', ID],
  ['AWS::ApiGateway::VpcLink', {}, 'VpcLinkId', ID],
  ['AWS::ApiGateway::DomainName', { DomainName: 'a.example.com' }, undefined, 'a\\.example\\.com'],
  ['AWS::ApiGateway::DomainName', { DomainName: 'a.example.com' }, 'RegionalDomainName', `d-${ID}\\.execute-api\\.eu-west-1\\.amazonaws\\.com`],
  ['AWS::ApiGateway::DomainName', { DomainName: 'a.example.com' }, 'DistributionDomainName', `d${ID}\\.cloudfront\\.net`],
  ['AWS::ApiGateway::DomainName', { DomainName: 'a.example.com' }, 'DomainNameArn', 'arn:aws:apigateway:eu-west-1::/domainnames/a\\.example\\.com'],
  ['AWS::ApiGateway::DomainNameV2', { DomainName: 'a.example.com' }, undefined, `arn:aws:apigateway:${HERE}:/domainnames/a\\.example\\.com\\+${ID}`],
  ['AWS::ApiGatewayV2::Api', {}, 'ApiEndpoint', `https://${ID}\\.execute-api\\.eu-west-1\\.amazonaws\\.com`],
  ['AWS::Cognito::UserPool', {}, undefined, 'eu-west-1_[0-9a-z]{9}'],
  ['AWS::Cognito::UserPool', {}, 'Arn', `arn:aws:cognito-idp:${HERE}:userpool/eu-west-1_[0-9a-z]{9}`],
  ['AWS::Cognito::UserPool', {}, 'ProviderName', 'cognito-idp\\.eu-west-1\\.amazonaws\\.com/eu-west-1_[0-9a-z]{9}'],
  ['AWS::Cognito::UserPoolClient', {}, undefined, '[0-9a-z]{26}'],
  ['AWS::Cognito::UserPoolDomain', { Domain: 'sign-in' }, undefined, 'sign-in'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', { Name: 'web' }, undefined, `arn:aws:elasticloadbalancing:${HERE}:loadbalancer/app/web/[0-9a-f]{16}`],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', { Type: 'network' }, undefined, `arn:aws:elasticloadbalancing:${HERE}:loadbalancer/net/It/[0-9a-f]{16}`],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internal' }, 'DNSName', 'internal-It-[0-9a-f]{16}\\.eu-west-1\\.elb\\.amazonaws\\.com'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', { Type: 'network', Scheme: 'internal' }, 'DNSName', 'It-[0-9a-f]{16}\\.elb\\.eu-west-1\\.amazonaws\\.com'],
  ['AWS::ElasticLoadBalancingV2::TargetGroup', {}, 'TargetGroupFullName', 'targetgroup/It/[0-9a-f]{16}'],
  ['AWS::ServiceDiscovery::Service', { Name: 'db' }, 'Arn', `arn:aws:servicediscovery:${HERE}:service/srv-[0-9a-f]{16}`],
  ['AWS::ServiceDiscovery::PrivateDnsNamespace', {}, undefined, 'ns-[0-9a-f]{16}'],
  ['AWS::StepFunctions::Activity', { Name: 'work' }, undefined, `arn:aws:states:${HERE}:activity:work`],
  ['AWS::StepFunctions::StateMachineVersion', { StateMachineArn: 'arn:m' }, undefined, 'arn:m:1'],
  ['AWS::SecretsManager::Secret', { Name: 'db/main' }, undefined, `arn:aws:secretsmanager:${HERE}:secret:db/main-[0-9a-z]{6}`],
  ['AWS::SSM::Parameter', { Name: '/a/b', Value: 'v', Type: 'String' }, undefined, '/a/b'],
  ['AWS::SSM::Parameter', { Name: '/a/b', Value: 'v', Type: 'String' }, 'Value', 'v'],
  ['AWS::KMS::Key', {}, undefined, UUID],
  ['AWS::KMS::Key', {}, 'Arn', `arn:aws:kms:${HERE}:key/${UUID}`],
  ['AWS::KMS::Alias', { AliasName: 'alias/mine' }, undefined, 'alias/mine'],
  ['AWS::IoT::Thing', { ThingName: 'lamp' }, 'Arn', `arn:aws:iot:${HERE}:thing/lamp`],
  ['AWS::IoT::TopicRule', {}, 'Arn', `arn:aws:iot:${HERE}:rule/It`],
  ['AWS::IAM::Role', { Path: '/service-role/' }, 'Arn', 'arn:aws:iam::111122223333:role/service-role/It'],
  ['AWS::IAM::ManagedPolicy', {}, undefined, 'arn:aws:iam::111122223333:policy/It'],
  ['AWS::CertificateManager::Certificate', {}, undefined, `arn:aws:acm:${HERE}:certificate/${UUID}`],
  ['AWS::EC2::VPCEndpoint', {}, undefined, 'vpce-[0-9a-f]{17}'],
  ['AWS::Events::Rule', { EventBusName: 'mine' }, 'Arn', `arn:aws:events:${HERE}:rule/mine/It`],
  ['AWS::Scheduler::Schedule', {}, 'Arn', `arn:aws:scheduler:${HERE}:schedule/default/It`],
  ['AWS::WAFv2::WebACL', { Name: 'acl', Scope: 'REGIONAL' }, 'Arn', `arn:aws:wafv2:${HERE}:regional/webacl/acl/${UUID}`],
  ['AWS::Logs::LogGroup', { LogGroupName: '/a' }, 'Arn', `arn:aws:logs:${HERE}:log-group:/a:\\*`],
  ['AWS::CloudFormation::Stack', {}, undefined, `arn:aws:cloudformation:${HERE}:stack/MyStack-It/${UUID}`],
  ['AWS::Lambda::LayerVersion', { LayerName: 'tools' }, undefined, `arn:aws:lambda:${HERE}:layer:tools:1`],
  ['AWS::S3::Bucket', {}, 'WebsiteURL', 'http://it\\.s3-website-eu-west-1\\.amazonaws\\.com'],
])('%s with %j: %s', (Type, Properties, attribute, expected) => {
  const value = attribute === undefined ? { Ref: 'It' } : { 'Fn::GetAtt': ['It', attribute] };
  expect(resolved({ It: { Type, Properties } }, value)).toMatch(new RegExp(`^${expected}$`));
});

test('a listener belongs to its load balancer', () => {
  const listener = resolved({
    Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' },
    Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { LoadBalancerArn: { Ref: 'Balancer' } } },
  }, { Ref: 'Listener' });
  expect(listener).toMatch(/^arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener\/app\/Balancer\/[0-9a-f]{16}\/[0-9a-f]{16}$/);
});

test('an alias of a state machine belongs to the machine of its versions', () => {
  const alias = resolved({
    Machine: { Type: 'AWS::StepFunctions::StateMachine' },
    Version: { Type: 'AWS::StepFunctions::StateMachineVersion', Properties: { StateMachineArn: { Ref: 'Machine' } } },
    Alias: {
      Type: 'AWS::StepFunctions::StateMachineAlias',
      Properties: { Name: 'live', RoutingConfiguration: [{ StateMachineVersionArn: { Ref: 'Version' }, Weight: 100 }] },
    },
  }, { Ref: 'Alias' });
  expect(alias).toBe('arn:aws:states:eu-west-1:111122223333:stateMachine:Machine:live');
});
