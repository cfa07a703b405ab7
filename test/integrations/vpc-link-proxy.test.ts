import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { RestApi, VpcLink as LegacyVpcLink } from 'aws-cdk-lib/aws-apigateway';
import { VpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationListener, ApplicationLoadBalancer, ListenerAction, NetworkListener, NetworkLoadBalancer, NetworkTargetGroup, Protocol,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { boundToHttp } from './support/bound-to-http';
import { newGateway, newStack } from './support/local-route';
import { LocalGateway, type BackendCall } from '../../local/src';
import { HttpGateway, RouteLayout } from '../../src/gateways';
import { AlbProxyProps, AnswerChange, IWebSocketIntegration, NlbProxyProps, RequestChange, VpcLinkProxy } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

function newVpc(stack: Stack, id = 'Vpc'): Vpc {
  return new Vpc(stack, id, { maxAzs: 2, natGateways: 0, subnetConfiguration: [{ name: 'private', subnetType: SubnetType.PRIVATE_ISOLATED }] });
}

function albIn(stack: Stack, vpc = newVpc(stack), id = 'Alb', certificate = false): ApplicationListener {
  const certificates = certificate ? [Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:us-east-1:123456789012:certificate/c')] : undefined;
  return new ApplicationLoadBalancer(stack, id, { vpc }).addListener('Listener', { port: certificate ? 443 : 8080, protocol: undefined, certificates, open: false, defaultAction: ListenerAction.fixedResponse(200) });
}

function nlbIn(stack: Stack, vpc = newVpc(stack), securityGroups = [new SecurityGroup(stack, 'NlbGroup', { vpc })]): NetworkListener {
  const targets = new NetworkTargetGroup(stack, 'Targets', { vpc, port: 80 });
  return new NetworkLoadBalancer(stack, 'Nlb', { vpc, securityGroups: securityGroups.length > 0 ? securityGroups : undefined }).addListener('Listener', { port: 81, defaultTargetGroups: [targets] });
}

function boundToWebSocket(stack: Stack, routeKey: string, integration: IWebSocketIntegration) {
  return stack.resolve(integration.bindToWebSocket({ scope: stack, routeKey }));
}

const LINK = { Ref: expect.stringMatching(/^VpcLinks/) };

describe('on an HTTP API', () => {
  test('an ALB is reached by its listener, with the path of the request', () => {
    const stack = newStack();
    expect(boundToHttp(stack, 'GET /orders/{id}', VpcLinkProxy.toAlb(albIn(stack)))).toEqual({
      type: 'HTTP_PROXY',
      uri: { Ref: expect.stringMatching(/^AlbListener/) },
      httpMethod: 'GET',
      vpcLinkId: LINK,
      requestParameters: { 'overwrite:path': '$request.path' },
      payloadFormatVersion: '1.0',
    });
  });

  test('a listener of HTTPS is told the name on its certificate, and everything else is said as of HttpProxy', () => {
    const stack = newStack();
    expect(boundToHttp(stack, 'GET /orders/{id}', VpcLinkProxy.toAlb(albIn(stack, undefined, 'Alb', true), {
      tlsServerName: 'shop.example',
      method: 'ANY',
      timeout: Duration.seconds(30),
      backendPath: '/v1/{kind}/{id}/{stage}',
      path: { kind: RequestValue.literal('a b'), stage: RequestValue.context('stage') },
      headers: { 'X-Who': RequestValue.context('identity.sourceIp') },
      query: { page: RequestValue.query('p') },
      requestChanges: [RequestChange.removeHeader('Cookie')],
      answerChanges: { 404: [AnswerChange.overwriteStatus(410)] },
    }))).toMatchObject({
      httpMethod: 'ANY',
      tlsServerName: 'shop.example',
      timeout: expect.anything(),
      requestParameters: {
        'overwrite:path': '/v1/a%20b/${request.path.id}/${context.stage}',
        'overwrite:header.X-Who': '$context.identity.sourceIp',
        'append:querystring.page': '$request.querystring.p',
        'remove:header.Cookie': '',
      },
      responseParameters: { 404: { 'overwrite:statuscode': '410' } },
    });
  });

  test('an NLB is reached by its listener', () => {
    const stack = newStack();
    expect(boundToHttp(stack, 'POST /', VpcLinkProxy.toNlb(nlbIn(stack)))).toMatchObject({ uri: { Ref: expect.stringMatching(/^NlbListener/) }, vpcLinkId: LINK });
  });

  test('Cloud Map is reached by its service', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const service = new PrivateDnsNamespace(stack, 'Namespace', { vpc, name: 'shop.local' }).createService('Service');
    expect(boundToHttp(stack, '$default', VpcLinkProxy.toCloudMap(service, { vpc }))).toMatchObject({
      uri: { 'Fn::GetAtt': [expect.stringMatching(/^NamespaceService/), 'Arn'] }, vpcLinkId: LINK, httpMethod: 'ANY',
    });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupEgress: [Match.objectLike({ CidrIp: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Vpc'), 'CidrBlock'] }, FromPort: 0, ToPort: 65535, IpProtocol: 'tcp' })],
    });
  });

  test('a link of the user\'s is taken as it is', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const vpcLink = new VpcLink(stack, 'Mine', { vpc, subnets: { subnetType: SubnetType.PRIVATE_ISOLATED } });
    const listener = ApplicationListener.fromApplicationListenerAttributes(stack, 'Imported', { listenerArn: 'arn:listener', securityGroup: SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1') });
    expect(boundToHttp(stack, 'GET /', VpcLinkProxy.toAlb(listener, { vpcLink }))).toMatchObject({ uri: 'arn:listener', vpcLinkId: { Ref: expect.stringMatching(/^Mine/) } });
    Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::VpcLink', 1);
  });
});

describe('the link', () => {
  test('is one for each network, in its subnets, with a security group that reaches the listeners only', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const [first, second] = [albIn(stack, vpc), albIn(stack, vpc, 'Other')];
    boundToHttp(stack, 'GET /a', VpcLinkProxy.toAlb(first));
    boundToHttp(stack, 'GET /b', VpcLinkProxy.toAlb(first));
    boundToHttp(stack, 'GET /c', VpcLinkProxy.toAlb(second));
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::ApiGatewayV2::VpcLink', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::VpcLink', {
      SubnetIds: [{ Ref: Match.stringLikeRegexp('^VpcprivateSubnet1') }, { Ref: Match.stringLikeRegexp('^VpcprivateSubnet2') }],
      SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^VpcLinks'), 'GroupId'] }],
    });
    template.resourcePropertiesCountIs('AWS::EC2::SecurityGroupIngress', { FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^VpcLinks'), 'GroupId'] } }, 2);
    template.resourcePropertiesCountIs('AWS::EC2::SecurityGroupEgress', { FromPort: 8080, ToPort: 8080, GroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^VpcLinks'), 'GroupId'] } }, 2);
    template.resourcePropertiesCountIs('AWS::EC2::SecurityGroupEgress', { CidrIp: '0.0.0.0/0' }, 0);
  });

  test('is another one for another network', () => {
    const stack = newStack();
    boundToHttp(stack, 'GET /a', VpcLinkProxy.toAlb(albIn(stack)));
    boundToHttp(stack, 'GET /b', VpcLinkProxy.toAlb(albIn(stack, newVpc(stack, 'Second'), 'Other')));
    Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::VpcLink', 2);
  });

  test('reaches the port of an NLB, by its security groups or through the network', () => {
    const [guarded, open] = [newStack(), newStack()];
    boundToHttp(guarded, 'GET /', VpcLinkProxy.toNlb(nlbIn(guarded)));
    Template.fromStack(guarded).hasResourceProperties('AWS::EC2::SecurityGroupEgress', { FromPort: 81, ToPort: 81, DestinationSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NlbGroup'), 'GroupId'] } });
    const vpc = newVpc(open);
    boundToHttp(open, 'GET /', VpcLinkProxy.toNlb(nlbIn(open, vpc, [])));
    Template.fromStack(open).hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupEgress: [Match.objectLike({ CidrIp: Match.anyValue(), FromPort: 81, ToPort: 81 })] });
  });
});

describe('on a REST API', () => {
  const TARGET = { Ref: Match.stringLikeRegexp('^Alb') };

  test.each([
    ['as resources', RouteLayout.RESOURCES], ['as a document', RouteLayout.DOCUMENT],
  ])('an ALB is reached by a link of version 2, %s', (_what, layout) => {
    const stack = newStack();
    const api = newGateway(stack, { layout });
    api.addRoute('GET /orders/{id}', VpcLinkProxy.toAlb(albIn(stack), { headers: { 'X-A': RequestValue.literal('1') }, query: { id: RequestValue.path('id') } }));
    const template = Template.fromStack(stack);
    const integration = layout === RouteLayout.RESOURCES
      ? Object.values(template.findResources('AWS::ApiGateway::Method'))[0].Properties.Integration
      : Object.values(template.findResources('AWS::ApiGateway::RestApi'))[0].Properties.Body.paths['/orders/{id}'].get['x-amazon-apigateway-integration'];
    expect(integration).toMatchObject(layout === RouteLayout.RESOURCES
      ? { Type: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ConnectionId: { Ref: expect.stringMatching(/VpcLinks/) }, IntegrationTarget: { Ref: expect.stringMatching(/^Alb/) } }
      : { 'type': 'http_proxy', 'connectionType': 'VPC_LINK', 'connectionId': { Ref: expect.stringMatching(/VpcLinks/) }, 'integration-target': { Ref: expect.stringMatching(/^Alb/) } });
    const uri = JSON.stringify(integration.Uri ?? integration.uri);
    expect(uri).toMatch(/^.*http:\/\/.*DNSName.*:8080\/orders\/\{id\}.*$/);
    expect(integration.RequestParameters ?? integration.requestParameters).toEqual({
      'integration.request.path.id': 'method.request.path.id', 'integration.request.header.X-A': "'1'", 'integration.request.querystring.id': 'method.request.path.id',
    });
  });

  test('TLS is said by the URI, and a greedy path goes on', () => {
    const stack = newStack();
    const config = VpcLinkProxy.toAlb(albIn(stack, undefined, 'Alb', true), { tlsServerName: 'shop.example' })
      .bindToRest({ scope: stack, route: { method: 'ANY', path: '/x/{rest+}', pathVariables: ['rest'] } });
    expect(config).toMatchObject({ uri: 'https://shop.example:443/x/{rest}', httpMethod: 'ANY', requestParameters: { 'integration.request.path.rest': 'method.request.path.rest' } });
  });

  test('an NLB is reached by a link of version 2, or one of version 1', () => {
    const stack = newStack();
    const listener = nlbIn(stack);
    const route = { method: 'GET', path: '/', pathVariables: [] };
    expect(stack.resolve(VpcLinkProxy.toNlb(listener).bindToRest({ scope: stack, route }))).toMatchObject({ vpcLinkId: LINK, integrationTarget: { Ref: expect.stringMatching(/^Nlb/) } });
    const legacyVpcLink = LegacyVpcLink.fromVpcLinkId(stack, 'Legacy', 'link-1');
    const legacy = VpcLinkProxy.toNlb(listener, { legacyVpcLink, backendPath: '/v1' }).bindToRest({ scope: stack, route });
    expect(legacy.integrationTarget).toBeUndefined();
    expect(legacy).toMatchObject({ vpcLinkId: 'link-1', uri: expect.stringMatching(/^http:\/\/.*:81\/v1$/) });
  });

  test('a plain RestApi says the same', () => {
    const stack = newStack();
    new RestApi(stack, 'Plain').root.addMethod('GET', VpcLinkProxy.toAlb(albIn(stack)).toRestIntegration());
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Method', {
      Integration: { Type: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ConnectionId: { Ref: Match.stringLikeRegexp('VpcLinks') }, IntegrationTarget: TARGET },
    });
  });
});

describe('on a WebSocket API', () => {
  test('an NLB is reached by a link of version 1, one for all routes', () => {
    const stack = newStack();
    const proxy = VpcLinkProxy.toNlb(nlbIn(stack), { backendPath: '/{kind}', path: { kind: RequestValue.literal('chat') }, headers: { 'X-Connection': RequestValue.context('connectionId') } });
    const bound = boundToWebSocket(stack, 'say', proxy);
    boundToWebSocket(stack, '$default', proxy);
    expect(bound).toMatchObject({
      type: 'HTTP_PROXY',
      httpMethod: 'POST',
      vpcLinkId: LINK,
      requestParameters: { 'integration.request.path.kind': "'chat'", 'integration.request.header.X-Connection': 'context.connectionId' },
    });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::ApiGateway::VpcLink', 1);
    template.resourceCountIs('AWS::ApiGatewayV2::VpcLink', 0);
    template.hasResourceProperties('AWS::ApiGateway::VpcLink', { TargetArns: [{ Ref: Match.stringLikeRegexp('^Nlb') }] });
  });

  test('fails for a link of version 2', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const vpcLink = VpcLink.fromVpcLinkAttributes(stack, 'Link', { vpcLinkId: 'link', vpc });
    expect(() => boundToWebSocket(stack, 'say', VpcLinkProxy.toNlb(nlbIn(stack, vpc), { vpcLink }))).toThrow("give 'legacyVpcLink' on a WebSocket API");
  });
});

describe('fails for', () => {
  test.each<[string, (stack: Stack) => unknown, string]>([
    ['HTTPS without the name on the certificate', (stack) => VpcLinkProxy.toAlb(albIn(stack, undefined, 'Alb', true)), "'tlsServerName' must be given for a listener of HTTPS"],
    ['TLS without the name on the certificate', (stack) => VpcLinkProxy.toNlb(new NetworkListener(stack, 'Tls', {
      loadBalancer: nlbIn(stack).loadBalancer, port: 443, protocol: Protocol.TLS, certificates: [{ certificateArn: 'arn' }], defaultTargetGroups: [new NetworkTargetGroup(stack, 'T', { port: 80 })],
    })), "'tlsServerName' must be given for a listener of TLS"],
    ['a name for a listener without TLS', (stack) => VpcLinkProxy.toAlb(albIn(stack), { tlsServerName: 'a.example' }), 'got a listener of HTTP'],
    ['a path without a slash', (stack) => VpcLinkProxy.toAlb(albIn(stack), { backendPath: 'v1' }), "'backendPath' must begin with a slash"],
    ['a path with a fragment', (stack) => VpcLinkProxy.toAlb(albIn(stack), { backendPath: '/v1#x' }), 'a space or a fragment'],
    ['placeholders without a path', (stack) => VpcLinkProxy.toAlb(albIn(stack), { path: { a: RequestValue.literal('x') } }), "'backendPath', which is not given"],
    ['a method that is none', (stack) => VpcLinkProxy.toNlb(nlbIn(stack), { method: 'FETCH' }), "got 'FETCH'"],
    ['Cloud Map without a network', (stack) => {
      const service = new PrivateDnsNamespace(stack, 'Namespace', { vpc: newVpc(stack), name: 'shop.local' }).createService('Service');
      return boundToHttp(stack, 'GET /', VpcLinkProxy.toCloudMap(service, {}));
    }, "'vpc' or 'vpcLink' must be given"],
    ['an unknown placeholder', (stack) => boundToHttp(stack, 'GET /', VpcLinkProxy.toAlb(albIn(stack), { backendPath: '/{id}' })), "the placeholder {id} of '/{id}' is no path variable of 'GET /'"],
    ['text of the query in the path', (stack) => boundToHttp(stack, 'GET /', VpcLinkProxy.toAlb(albIn(stack), { backendPath: '/{id}', path: { id: RequestValue.query('id') } })), 'API Gateway would not escape'],
    ['changes to the answer on a REST API', (stack) => newGateway(stack).addRoute('GET /', VpcLinkProxy.toAlb(albIn(stack), { answerChanges: { 200: [AnswerChange.removeHeader('Server')] } })), "'answerChanges' are for HTTP APIs"],
  ])('%s', (_what, use, message) => {
    const stack = newStack();
    expect(() => use(stack)).toThrow(message);
  });

  test.each<[string, AlbProxyProps & NlbProxyProps]>([['no link', {}], ['no load balancer', { port: 80 }]])('an imported listener with %s', (_what, props) => {
    const stack = newStack();
    const alb = VpcLinkProxy.toAlb(ApplicationListener.fromApplicationListenerAttributes(stack, 'Alb', { listenerArn: 'arn:a', securityGroup: SecurityGroup.fromSecurityGroupId(stack, 'G', 'sg-1') }), props);
    const nlb = VpcLinkProxy.toNlb(NetworkListener.fromNetworkListenerArn(stack, 'Nlb', 'arn:n'), props);
    for (const proxy of [alb, nlb]) {
      expect(() => boundToHttp(stack, 'GET /', proxy)).toThrow("'vpcLink' must be given for a listener whose network");
      expect(() => proxy.bindToRest({ scope: stack, route: { method: 'GET', path: '/', pathVariables: [] } })).toThrow("'loadBalancer' and 'port' must be given for an imported listener");
    }
  });
});

describe('in the local engine', () => {
  async function calledThrough(stack: Stack, path: string): Promise<BackendCall> {
    const calls: BackendCall[] = [];
    const gateway = LocalGateway.fromStack(stack, {
      backend: async (call) => {
        calls.push(call);
        return { status: 200 };
      },
    });
    expect((await gateway.invoke({ method: 'GET', path })).status).toBe(200);
    expect(calls).toHaveLength(1);
    return calls[0];
  }

  test('an HTTP API hands on the path without its stage', async () => {
    const stack = newStack();
    new HttpGateway(stack, 'Api', { stageName: 'live' }).addRoute('GET /orders/{id}', VpcLinkProxy.toAlb(albIn(stack)));
    expect(await calledThrough(stack, '/orders/a%20b')).toMatchObject({ kind: 'http', method: 'GET', path: expect.stringMatching(/^\/orders\/a(%20| )b$/) });
  });

  test('a REST API calls its load balancer', async () => {
    const stack = newStack();
    newGateway(stack).addRoute('GET /orders/{id}', VpcLinkProxy.toAlb(albIn(stack), { backendPath: '/v1/{id}' }));
    expect(await calledThrough(stack, '/orders/7')).toMatchObject({ kind: 'http', method: 'GET', path: '/v1/7' });
  });
});
