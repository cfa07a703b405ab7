import { Aspects, NestedStack, Stack, Tags } from 'aws-cdk-lib';
import type { App, CfnResource, IAspect } from 'aws-cdk-lib';
import { CfnMethod, CfnRestApi, CognitoUserPoolsAuthorizer, JsonSchemaType, LambdaIntegration, MockIntegration, ResponseType } from 'aws-cdk-lib/aws-apigateway';
import type { SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { InterfaceVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { Auth, Endpoint, RestGateway, RouteLayout } from '../../src';
import type { RestGatewayProps, RestRouteOptions } from '../../src';
import { idsOf, mock, newFunction, newStack, saying } from '../gateways/support/stacks';

interface Variation {
  readonly props?: Partial<RestGatewayProps>;
  readonly options?: RestRouteOptions;
  readonly integration?: ReturnType<typeof mock>;
  readonly then?: (gateway: RestGateway, stack: Stack) => void;
}

/**
 * The deployment's logical id of an API with two routes, varied.
 */
function deploymentId({ props, options, integration = mock(), then }: Variation = {}, layout = RouteLayout.RESOURCES): string {
  const stack = newStack();
  const gateway = new RestGateway(stack, 'Orders', { layout, ...props });
  gateway.addRoute('GET /orders', integration, options);
  gateway.addRoute('POST /orders', mock());
  then?.(gateway, stack);
  const ids = idsOf(stack, 'AWS::ApiGateway::Deployment');
  expect(ids).toHaveLength(1);
  return ids[0];
}

function methodOf(gateway: RestGateway): CfnMethod {
  return gateway.node.findChild('Routes').node.findChild('GET~orders') as CfnMethod;
}

function apiOf(gateway: RestGateway): CfnRestApi {
  return gateway.restApi.node.defaultChild as CfnRestApi;
}

class OnMethods implements IAspect {
  constructor(private readonly change: (method: CfnMethod) => void) {}

  public visit(node: Construct): void {
    if (CfnMethod.isCfnMethod(node)) this.change(node);
  }
}

const WHATEVER_THE_LAYOUT: [string, Variation][] = [
  ['authorization', { options: { auth: Auth.open({ reason: 'test' }) } }],
  ['the gateway\'s authorization', { props: { auth: Auth.open({ reason: 'test' }) } }],
  ['an operation name', { options: { operationName: 'List' } }],
  ['a required header', { options: { requiredHeaders: ['x-a'] } }],
  ['a required query parameter', { options: { requiredQueryParameters: ['a'] } }],
  ['a model', { options: { requestBody: { type: JsonSchemaType.OBJECT } } }],
  ['a request template', { integration: saying({ requestTemplates: { 'application/json': '{"statusCode":201}' } }) }],
  ['a response template', { integration: saying({ responses: [{ statusCode: '200', templates: { 'application/json': '[]' } }] }) }],
  ['a response header', { integration: saying({ responses: [{ statusCode: '200', headers: { 'x-a': "'a'" } }] }) }],
  ['a status', { integration: saying({ responses: [{ statusCode: '204' }] }) }],
  ['cross-origin headers', { props: { cors: { allowOrigins: ['https://a.example'] } } }],
  ['problem documents', { props: { problemDetails: true } }],
  ['a gateway response', { props: { gatewayResponses: [{ type: ResponseType.THROTTLED, statusCode: 503 }] } }],
  ['binary types', { props: { binaryMediaTypes: ['image/png'] } }],
  ['binary types of a route', { integration: saying({ binaryMediaTypes: ['image/png'] }) }],
  ['compression', { props: { minimumCompressionSize: undefined }, then: (gateway) => apiOf(gateway).addPropertyOverride('MinimumCompressionSize', 10) }],
  ['a policy', {
    then: (gateway) => (gateway.restApi as SpecRestApi).addToResourcePolicy(
      new PolicyStatement({ principals: [new AnyPrincipal()], actions: ['execute-api:Invoke'], resources: ['execute-api:/*'] }),
    ),
  }],
  ['another route', { then: (gateway) => gateway.addRoute('GET /else', mock()) }],
  ['an override on the API', { then: (gateway) => apiOf(gateway).addPropertyOverride('ApiKeySourceType', 'AUTHORIZER') }],
  ['a changed property of the API', { then: (gateway) => { apiOf(gateway).disableExecuteApiEndpoint = true; } }],
  ['data that the user names', { then: (gateway) => gateway.restApi.latestDeployment?.addToLogicalId('again') }],
];

const RESOURCES_ONLY: [string, Variation][] = [
  ['an override on a method', { then: (gateway) => methodOf(gateway).addPropertyOverride('ApiKeyRequired', true) }],
  ['a deletion override on a method', { then: (gateway) => methodOf(gateway).addPropertyDeletionOverride('Integration.PassthroughBehavior') }],
  ['a changed property of a method', { then: (gateway) => { methodOf(gateway).apiKeyRequired = true; } }],
  ['a changed integration', {
    then: (gateway) => {
      const method = methodOf(gateway);
      method.integration = { ...method.integration as CfnMethod.IntegrationProperty, timeoutInMillis: 100 };
    },
  }],
  ['an aspect on methods', { then: (gateway) => Aspects.of(gateway).add(new OnMethods((method) => { method.operationName = 'X'; })) }],
  ['a path', { then: (gateway) => (gateway.node.findChild('Paths').node.findChild('~orders') as CfnResource).addPropertyOverride('PathPart', 'bestellungen') }],
  ['a plain method', { then: (gateway) => gateway.restApi.root.addMethod('GET', new MockIntegration()) }],
];

const NOT_DEPLOYED: [string, Variation][] = [
  ['the name of the API', { props: { restApiName: 'Other' } }],
  ['the description of the API', { props: { description: 'Other' } }],
  ['the description of the stage', { props: { stageDescription: 'Other' } }],
  ['throttling', { props: { throttlingRateLimit: 1, throttlingBurstLimit: 1 } }],
  ['tracing and metrics', { props: { tracingEnabled: false, metricsEnabled: false } }],
  ['stage variables', { props: { stageVariables: { a: 'b' } } }],
  ['the stage name', { props: { stageName: 'live' } }],
  ['tags', { then: (_, stack) => Tags.of(stack).add('team', 'shop') }],
  ['other constructs', { then: (gateway, stack) => { new Construct(gateway, 'X'); newFunction(stack); } }],
  ['metadata', { then: (gateway) => gateway.node.findAll().forEach((node) => node.node.addMetadata('x', 'y')) }],
  ['metadata in the template', { then: (gateway) => apiOf(gateway).addMetadata('x', 'y') }],
  ['another gateway', { then: (_, stack) => { newOther(stack); } }],
];

function newOther(stack: Stack): void {
  const scope = new Construct(stack, 'Other');
  (new RestGateway(scope, 'Gateway')).addRoute('GET /', mock());
  for (const id of ['Deployment', 'Stage']) scope.node.findChild('Gateway').node.tryRemoveChild(id);
}

describe.each([RouteLayout.RESOURCES, RouteLayout.DOCUMENT])('in the layout %s, the deployment', (layout) => {
  test.each(WHATEVER_THE_LAYOUT)('moves with %s', (_, variation) => {
    expect(deploymentId(variation, layout)).not.toBe(deploymentId({}, layout));
  });

  test.each(NOT_DEPLOYED)('stays with %s', (_, variation) => {
    expect(deploymentId(variation, layout)).toBe(deploymentId({}, layout));
  });

  test('moves with a route that goes', () => {
    const one = newStack();
    new RestGateway(one, 'Orders', { layout }).addRoute('POST /orders', mock());
    expect(idsOf(one, 'AWS::ApiGateway::Deployment')[0]).not.toBe(deploymentId({}, layout));
  });

  test('stays when routes are reordered', () => {
    const ids = [['GET /a/{b}', 'POST /c', 'ANY /'], ['ANY /', 'POST /c', 'GET /a/{b}']].map((keys) => {
      const stack = newStack();
      const gateway = new RestGateway(stack, 'Orders', { layout, cors: { allowOrigins: ['https://a.example'] } });
      keys.forEach((key) => gateway.addRoute(key, saying({ binaryMediaTypes: [`image/${key.length}`] }), { requiredHeaders: ['x-a'] }));
      return idsOf(stack, 'AWS::ApiGateway::Deployment');
    });
    expect(ids[0]).toEqual(ids[1]);
  });
});

describe('the deployment of resources', () => {
  test.each(RESOURCES_ONLY)('moves with %s', (_, variation) => {
    expect(deploymentId(variation)).not.toBe(deploymentId());
  });

  test('moves with an authorizer that lives elsewhere', () => {
    const withAuthorizer = (header: string): string => deploymentId({
      then: (gateway, stack) => {
        const authorizer = new CognitoUserPoolsAuthorizer(stack, 'Authorizer', { cognitoUserPools: [new UserPool(stack, 'Pool')], identitySource: header });
        gateway.restApi.root.addMethod('GET', new MockIntegration(), { authorizer });
      },
    });
    expect(withAuthorizer('method.request.header.A')).not.toBe(withAuthorizer('method.request.header.B'));
  });

  test('waits for every method and gateway response, plain methods too', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders', { cors: { allowOrigins: ['*'] } });
    gateway.addRoute('GET /a', mock());
    gateway.restApi.root.addResource('b').addMethod('POST', new LambdaIntegration(newFunction(stack)));
    const waited = ['AWS::ApiGateway::Method', 'AWS::ApiGateway::GatewayResponse'].flatMap((type) => idsOf(stack, type));
    const resource = gateway.node.findChild('Deployment').node.defaultChild as CfnResource;
    expect(stack.resolve(resource.obtainDependencies().map((one) => (one as CfnResource).logicalId))).toEqual(expect.arrayContaining(waited));
    expect(waited).toHaveLength(3 + 6);
  });
});

test('is rendered once after validation', () => {
  const stack = newStack();
  const gateway = new RestGateway(stack, 'Orders');
  gateway.addRoute('GET /', mock());
  const method = gateway.node.findChild('Routes').node.children[0] as CfnMethod;
  const render = jest.spyOn(method, '_toCloudFormation');
  stack.node.addValidation({ validate: () => { render.mockClear(); return []; } });
  idsOf(stack, 'AWS::ApiGateway::Deployment');
  expect(render).toHaveBeenCalledTimes(2); // the template, and the deployment's logical id for both its own key and the stage's reference
});

test('the stage follows the deployment', () => {
  const stack = newStack();
  const gateway = new RestGateway(stack, 'Orders', {
    endpoint: Endpoint.private({
      vpcEndpoints: [InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(stack, 'Vpce', { vpcEndpointId: 'vpce-1', port: 443 })],
    }),
  });
  gateway.addRoute('GET /', mock());
  const [id] = idsOf(stack, 'AWS::ApiGateway::Deployment');
  expect(stack.resolve((gateway.stage.node.defaultChild as CfnMethod & { deploymentId: string }).deploymentId)).toEqual({ Ref: id });
});

describe('the logical id', () => {
  function early(stack: Stack, gateway: RestGateway): string {
    return stack.resolve((gateway.node.findChild('Deployment').node.defaultChild as CfnResource).logicalId);
  }

  test('is not kept while routes may still come', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders');
    gateway.addRoute('GET /a', mock());
    const before = early(stack, gateway);
    gateway.addRoute('GET /b', mock());
    const after = early(stack, gateway);
    expect(after).not.toBe(before);
    expect(idsOf(stack, 'AWS::ApiGateway::Deployment')).toEqual([after]);
  });

  test('is found anew by a second synthesis', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders');
    gateway.addRoute('GET /a', mock());
    const app = stack.node.root as App;
    const idIn = (): string[] => Object.keys(app.synth({ force: true }).getStackByName('Shop').template.Resources).filter((id) => id.startsWith('OrdersDeployment'));
    const first = idIn();
    expect(idIn()).toEqual(first);
    methodOfFirst(gateway).addPropertyOverride('ApiKeyRequired', true);
    expect(idIn()).not.toEqual(first);
  });

  test('is found in a nested stack, too', () => {
    const idWith = (...keys: string[]): string => {
      const nested = new NestedStack(newStack(), 'Nested');
      const gateway = new RestGateway(nested, 'Orders');
      keys.forEach((key) => gateway.addRoute(key, mock()));
      return idsOf(nested, 'AWS::ApiGateway::Deployment')[0];
    };
    expect(idWith('GET /a')).not.toBe(idWith('GET /a', 'GET /b'));
    expect(idWith('GET /a', 'GET /b')).toBe(idWith('GET /b', 'GET /a'));
  });
});

function methodOfFirst(gateway: RestGateway): CfnMethod {
  return gateway.node.findChild('Routes').node.children[0] as CfnMethod;
}
