import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { IpAddressType } from 'aws-cdk-lib/aws-apigateway';
import { InterfaceVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import { mock, newStack } from './support/stacks';
import { Endpoint, RestGateway, RouteLayout } from '../../src';
import type { RestGatewayProps } from '../../src';

function templateOf(endpoint?: (stack: Stack) => Endpoint, props: RestGatewayProps = {}): Template {
  const stack = newStack();
  new RestGateway(stack, 'Orders', { ...props, endpoint: endpoint?.(stack) }).addRoute('GET /', mock());
  return Template.fromStack(stack);
}

function privateTo(...ids: string[]) {
  return (stack: Stack): Endpoint => Endpoint.private({
    vpcEndpoints: ids.map((id) => InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(stack, id, { vpcEndpointId: id, port: 443 })),
  });
}

const POLICY = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'execute-api:Invoke',
      Resource: 'execute-api:/*',
      Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] } },
    },
  ],
};

test.each([
  ['regional unless it is said', undefined, 'REGIONAL'],
  ['regional', Endpoint.regional(), 'REGIONAL'],
  ['edge-optimized', Endpoint.edge(), 'EDGE'],
])('is %s', (_, endpoint, type) => {
  templateOf(endpoint && (() => endpoint)).hasResourceProperties('AWS::ApiGateway::RestApi', {
    EndpointConfiguration: { Types: [type], IpAddressType: Match.absent(), VpcEndpointIds: Match.absent() }, Policy: Match.absent(),
  });
});

test('is private to its interface endpoints', () => {
  templateOf(privateTo('vpce-1', 'vpce-2')).hasResourceProperties('AWS::ApiGateway::RestApi', {
    EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-1', 'vpce-2'] }, Policy: POLICY,
  });
});

test('a document says that it is private, too', () => {
  templateOf(privateTo('vpce-1', 'vpce-2'), { layout: RouteLayout.DOCUMENT }).hasResourceProperties('AWS::ApiGateway::RestApi', {
    EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-1', 'vpce-2'] },
    Parameters: { endpointConfigurationTypes: 'PRIVATE' },
    Policy: POLICY,
    Body: { 'x-amazon-apigateway-policy': POLICY, 'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-1', 'vpce-2'] } },
  });
});

test.each([[undefined, Match.absent()], [IpAddressType.DUAL_STACK, 'dualstack']])('a private API with addresses %s', (ipAddressType, expected) => {
  templateOf(privateTo('vpce-1'), { ipAddressType }).hasResourceProperties('AWS::ApiGateway::RestApi', { EndpointConfiguration: { IpAddressType: expected } });
});

test('fails for a private API without endpoints', () => {
  expect(() => Endpoint.private({ vpcEndpoints: [] })).toThrow("'vpcEndpoints' of Endpoint.private() must name at least one interface endpoint, got none; add one to the VPC");
});

test('fails for a private API with IPv4 alone', () => {
  expect(() => templateOf(privateTo('vpce-1'), { ipAddressType: IpAddressType.IPV4 }))
    .toThrow("'ipAddressType' of a private API must be IpAddressType.DUAL_STACK, got IpAddressType.IPV4; leave it out");
});
