/**
 * The template of the MOCK route that is measured; the same answer is deployed to the peer.
 */
export const REQUEST_TEMPLATE = '{"statusCode": 200}';
export const RESPONSE_TEMPLATE = '{"status": "$context.httpMethod"}';

/**
 * What the route answers.
 */
export const ANSWER = '{"status": "GET"}';

/**
 * Plain CloudFormation of an API with that route.
 */
export const TEMPLATE = {
  Resources: {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'bench' } },
    Health: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: { Ref: 'Api' }, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'health' } },
    Get: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { Ref: 'Health' },
        HttpMethod: 'GET',
        AuthorizationType: 'NONE',
        Integration: {
          Type: 'MOCK',
          RequestTemplates: { 'application/json': REQUEST_TEMPLATE },
          IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': RESPONSE_TEMPLATE } }],
        },
        MethodResponses: [{ StatusCode: '200' }],
      },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', DependsOn: ['Get'], Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } },
  },
};
