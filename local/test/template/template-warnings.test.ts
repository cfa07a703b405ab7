import { LocalGateway } from '../../src';
import { modelOf } from '../fixtures/models';

test('what the engine leaves out is warned of, and nothing else', () => {
  const quiet = [
    'AWS::ApiGateway::Account', 'AWS::ApiGateway::VpcLink', 'AWS::ApiGateway::ClientCertificate', 'AWS::ApiGateway::DocumentationVersion',
    'AWS::ApiGateway::DocumentationPart', 'AWS::Lambda::Permission', 'Custom::Thing',
  ];
  const { warnings } = modelOf({
    Resources: {
      ...Object.fromEntries(quiet.map((Type, index) => [`Quiet${index}`, { Type }])),
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: { RestApiId: { Ref: 'Api' }, StageName: 'x', Variables: { a: '{{resolve:ssm:/a:1}}', b: { 'Fn::Join': ['', ['{{resolve:', 'ssm:/b}}']] } } },
      },
      New: { Type: 'AWS::ApiGateway::Portal' },
      Chat: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' } },
      Portal: { Type: 'AWS::ApiGatewayV2::Portal' },
      Http: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
      Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: { DomainName: 'a.b', RoutingMode: 'ROUTING_RULE_ONLY' } },
    },
  });
  expect(warnings).toEqual([
    "AWS::ApiGateway::Portal 'New' is of a type that is not known; it is left out",
    "AWS::ApiGatewayV2::Portal 'Portal' is of a type that is not known; it is left out",
    "AWS::ApiGateway::DomainName 'Domain' has the routing mode ROUTING_RULE_ONLY; here its base path mappings alone decide",
    "{{resolve:ssm:/a:1}} in stack 'MyStack' is not looked up; it stays this text",
    "{{resolve:ssm:/b}} in stack 'MyStack' is not looked up; it stays this text",
  ]);
});

test('a gateway says what its templates and its API are warned of', () => {
  const gateway = LocalGateway.fromTemplate({
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { 'openapi': '3.0.1', 'paths': {}, 'x-amazon-apigateway-cors': {} } } },
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'x' } },
      New: { Type: 'AWS::ApiGateway::Portal' },
    },
  });
  expect(gateway.warnings).toEqual([expect.stringContaining("'New' is of a type that is not known"), expect.stringContaining('x-amazon-apigateway-cors')]);
});
