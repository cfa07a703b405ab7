import { modelOf } from '../fixtures/models';

const API = { Type: 'AWS::ApiGateway::RestApi' };

test('a domain has its mappings, wherever they stand', () => {
  const { domains, restApis } = modelOf({
    Resources: {
      Api: API,
      Root: { Type: 'AWS::ApiGateway::BasePathMapping', Properties: { DomainName: { Ref: 'Domain' }, RestApiId: { Ref: 'Api' }, Stage: 'prod' } },
      Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: { DomainName: 'API.example.com', RegionalCertificateArn: 'arn' } },
      Shop: {
        Type: 'AWS::ApiGateway::BasePathMapping', Properties: { DomainName: 'api.example.com', BasePath: 'shop', RestApiId: { Ref: 'Api' } },
      },
      Deep: {
        Type: 'AWS::ApiGatewayV2::ApiMapping',
        Properties: { DomainName: { Ref: 'Domain' }, ApiMappingKey: 'a/b', ApiId: { Ref: 'Api' }, Stage: 'prod' },
      },
      Lonely: { Type: 'AWS::ApiGatewayV2::DomainName', Properties: { DomainName: '*.example.org' } },
    },
  });
  const apiId = restApis[0].id;
  expect(domains).toEqual([
    {
      domainName: 'api.example.com',
      mappings: [{ basePath: '', apiId, stageName: 'prod' }, { basePath: 'shop', apiId }, { basePath: 'a/b', apiId, stageName: 'prod' }],
    },
    { domainName: '*.example.org', mappings: [] },
  ]);
});

test('a private domain is mapped by its ARN', () => {
  const { domains } = modelOf({
    Resources: {
      Api: API,
      Domain: { Type: 'AWS::ApiGateway::DomainNameV2', Properties: { DomainName: 'private.example.com' } },
      Mapping: {
        Type: 'AWS::ApiGateway::BasePathMappingV2',
        Properties: { DomainNameArn: { 'Fn::GetAtt': ['Domain', 'DomainNameArn'] }, BasePath: '(none)', RestApiId: 'abc', Stage: 'prod' },
      },
    },
  });
  expect(domains).toEqual([{ domainName: 'private.example.com', mappings: [{ basePath: '', apiId: 'abc', stageName: 'prod' }] }]);
});

test('a domain that another app made is there when a path of it is mapped', () => {
  const { domains } = modelOf({
    Resources: { Mapping: { Type: 'AWS::ApiGateway::BasePathMapping', Properties: { DomainName: 'their.example.com', BasePath: 'x', RestApiId: 'abc' } } },
  });
  expect(domains).toEqual([{ domainName: 'their.example.com', mappings: [{ basePath: 'x', apiId: 'abc' }] }]);
});

test('fails on a mapping without an API', () => {
  expect(() => modelOf({ Resources: { Mapping: { Type: 'AWS::ApiGateway::BasePathMapping', Properties: { DomainName: 'a.b' } } } }))
    .toThrow("AWS::ApiGateway::BasePathMapping 'Mapping' wants 'RestApiId'");
});
