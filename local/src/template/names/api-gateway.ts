import { domainOf, idOf, identified, joined, named, propertyOf, regionOf, type NamedResource, type NamingRules } from './naming';
import { partitionOf } from '../environment';
import { shortId } from '../short-id';

const DOMAIN = named('DomainName');
const PRIVATE_DOMAIN_ARN = joined(apiGatewayArn, (resource) => resource.environment.account, ':/domainnames/', DOMAIN, '+', idOf);
const DOMAIN_ATTRIBUTES = {
  DomainNameArn: joined(apiGatewayArn, ':/domainnames/', DOMAIN),
  RegionalDomainName: joined('d-', idOf, '.execute-api.', regionOf, '.', domainOf),
  RegionalHostedZoneId: joined('Z', (resource: NamedResource) => idOf(resource).toUpperCase()),
};
const PLAIN = identified(idOf, []);

/**
 * Names of the resources of API Gateway.
 */
export const API_GATEWAY_NAMES: NamingRules = {
  'AWS::ApiGateway::Account': identified(idOf, ['Id']),
  'AWS::ApiGateway::ApiKey': identified(idOf, ['APIKeyId']),
  'AWS::ApiGateway::Authorizer': identified(idOf, ['AuthorizerId']),
  'AWS::ApiGateway::BasePathMapping': identified(joined(propertyOf('DomainName'), '|', propertyOf('BasePath')), []),
  'AWS::ApiGateway::ClientCertificate': identified(idOf, ['ClientCertificateId']),
  'AWS::ApiGateway::Deployment': identified(idOf, ['DeploymentId']),
  'AWS::ApiGateway::DocumentationPart': identified(idOf, ['DocumentationPartId']),
  'AWS::ApiGateway::DomainName': identified(DOMAIN, [], {
    ...DOMAIN_ATTRIBUTES,
    DistributionDomainName: joined('d', idOf, '.cloudfront.net'),
    DistributionHostedZoneId: () => 'Z2FDTNDATAQYW2',
  }),
  'AWS::ApiGateway::DomainNameV2': identified(PRIVATE_DOMAIN_ARN, ['DomainNameArn'], { DomainNameId: idOf }),
  'AWS::ApiGateway::GatewayResponse': identified(idOf, ['Id']),
  'AWS::ApiGateway::Method': PLAIN,
  'AWS::ApiGateway::Model': identified(named('Name'), []),
  'AWS::ApiGateway::RequestValidator': identified(idOf, ['RequestValidatorId']),
  'AWS::ApiGateway::Resource': identified(idOf, ['ResourceId']),
  'AWS::ApiGateway::RestApi': identified(idOf, ['RestApiId'], { RootResourceId: (resource) => rootResourceId(idOf(resource)) }),
  'AWS::ApiGateway::Stage': identified(named('StageName'), []),
  'AWS::ApiGateway::UsagePlan': identified(idOf, ['Id']),
  'AWS::ApiGateway::UsagePlanKey': identified(joined(propertyOf('KeyId'), ':', propertyOf('UsagePlanId')), ['Id']),
  'AWS::ApiGateway::VpcLink': identified(idOf, ['VpcLinkId']),
  'AWS::ApiGatewayV2::Api': identified(idOf, ['ApiId'], { ApiEndpoint: joined(schemeOf, '://', idOf, '.execute-api.', regionOf, '.', domainOf) }),
  'AWS::ApiGatewayV2::ApiMapping': identified(idOf, ['ApiMappingId']),
  'AWS::ApiGatewayV2::Authorizer': identified(idOf, ['AuthorizerId']),
  'AWS::ApiGatewayV2::Deployment': identified(idOf, ['DeploymentId']),
  'AWS::ApiGatewayV2::DomainName': identified(DOMAIN, [], DOMAIN_ATTRIBUTES),
  'AWS::ApiGatewayV2::Integration': identified(idOf, ['IntegrationId']),
  'AWS::ApiGatewayV2::IntegrationResponse': identified(idOf, ['IntegrationResponseId']),
  'AWS::ApiGatewayV2::Model': identified(idOf, ['ModelId']),
  'AWS::ApiGatewayV2::Route': identified(idOf, ['RouteId']),
  'AWS::ApiGatewayV2::RouteResponse': identified(idOf, ['RouteResponseId']),
  'AWS::ApiGatewayV2::Stage': identified(named('StageName'), []),
  'AWS::ApiGatewayV2::VpcLink': identified(idOf, ['VpcLinkId']),
};

/**
 * Id of the root resource of a REST API.
 */
export function rootResourceId(apiId: string): string {
  return shortId(apiId, 'root');
}

function apiGatewayArn(resource: NamedResource): string {
  const { region } = resource.environment;
  return `arn:${partitionOf(region)}:apigateway:${region}:`;
}

function schemeOf(resource: NamedResource): string {
  return resource.property('ProtocolType') === 'WEBSOCKET' ? 'wss' : 'https';
}
