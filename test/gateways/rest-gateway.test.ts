import { Duration, Size, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { ContentHandling, IntegrationType, IpAddressType, JsonSchemaType } from 'aws-cdk-lib/aws-apigateway';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { idsOf, mock, newFunction, newStack, propertiesOf, saying } from './support/stacks';
import { AccountLogging, Auth, Endpoint, LambdaProxy, RestGateway, RouteLayout } from '../../src';
import type { IRestIntegration, RestIntegrationBindOptions } from '../../src';

function methodProperties(stack: Stack, httpMethod: string): Record<string, unknown> {
  return propertiesOf(stack, 'AWS::ApiGateway::Method').find((properties) => properties.HttpMethod === httpMethod) ?? {};
}

describe('a route', () => {
  test('is a method, with a resource for each new segment', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders');
    gateway.addRoute('GET /orders/{id}', mock());
    gateway.addRoute('GET /orders/{id}/lines', mock());
    expect(propertiesOf(stack, 'AWS::ApiGateway::Resource').map(({ PathPart }) => PathPart)).toEqual(['orders', '{id}', 'lines']);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::ApiGateway::Resource', { PathPart: 'orders', ParentId: { 'Fn::GetAtt': [idsOf(stack, 'AWS::ApiGateway::RestApi')[0], 'RootResourceId'] } });
    template.hasResourceProperties('AWS::ApiGateway::Resource', { PathPart: '{id}', ParentId: { Ref: Match.stringLikeRegexp('Pathsorders') } });
    template.resourceCountIs('AWS::ApiGateway::Method', 2);
  });

  test('asks for IAM authorization unless it says otherwise', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders');
    gateway.addRoute('GET /', mock());
    gateway.addRoute('POST /', mock(), { auth: Auth.open({ reason: 'test' }) });
    expect(methodProperties(stack, 'GET').AuthorizationType).toBe('AWS_IAM');
    expect(methodProperties(stack, 'POST').AuthorizationType).toBe('NONE');
  });

  test('takes the authorization of its gateway', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders', { auth: Auth.open({ reason: 'test' }) });
    gateway.addRoute('GET /', mock());
    gateway.addRoute('POST /', mock(), { auth: Auth.iam() });
    expect(methodProperties(stack, 'GET').AuthorizationType).toBe('NONE');
    expect(methodProperties(stack, 'POST').AuthorizationType).toBe('AWS_IAM');
  });

  test('tells its integration where it stands', () => {
    const stack = newStack();
    const bindToRest = jest.fn(mock().bindToRest);
    const gateway = new RestGateway(stack, 'Orders');
    gateway.addRoute('GET /a/{b}/{c+}', { bindToRest });
    expect(bindToRest).toHaveBeenCalledWith({ scope: gateway, route: { method: 'GET', path: '/a/{b}/{c+}', pathVariables: ['b', 'c'] } });
  });

  test('renders all that its integration says', () => {
    const stack = newStack();
    new RestGateway(stack, 'Orders').addRoute('GET /', saying({
      type: IntegrationType.AWS,
      uri: `arn:${stack.partition}:apigateway:${stack.region}:sqs:action/X`,
      httpMethod: 'POST',
      credentialsArn: 'arn:aws:iam::123456789012:role/x',
      requestParameters: { 'integration.request.header.a': "'b'" },
      requestTemplates: { 'application/json': 'x' },
      contentHandling: ContentHandling.CONVERT_TO_TEXT,
      timeout: Duration.seconds(5),
      methodParameters: { 'method.request.header.h': false },
      responses: [
        { statusCode: '202', headers: { ETag: 'integration.response.header.ETag' } },
        { statusCode: '400', selectionPattern: '4..', templates: { 'application/json': 'y' }, contentHandling: ContentHandling.CONVERT_TO_BINARY },
        { statusCode: '400', selectionPattern: '5..', headers: { 'x-b': "'1'", 'x-a': "'2'" } },
      ],
    }));
    expect(methodProperties(stack, 'GET')).toMatchObject({
      RequestParameters: { 'method.request.header.h': false },
      Integration: {
        Type: 'AWS',
        Uri: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:action/X' },
        IntegrationHttpMethod: 'POST',
        Credentials: 'arn:aws:iam::123456789012:role/x',
        PassthroughBehavior: 'NEVER',
        RequestParameters: { 'integration.request.header.a': "'b'" },
        RequestTemplates: { 'application/json': 'x' },
        ContentHandling: 'CONVERT_TO_TEXT',
        TimeoutInMillis: 5000,
        IntegrationResponses: [
          { StatusCode: '202', ResponseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' } },
          { StatusCode: '400', SelectionPattern: '4..', ResponseTemplates: { 'application/json': 'y' }, ContentHandling: 'CONVERT_TO_BINARY' },
          { StatusCode: '400', SelectionPattern: '5..', ResponseParameters: { 'method.response.header.x-a': "'2'", 'method.response.header.x-b': "'1'" } },
        ],
      },
      MethodResponses: [
        { StatusCode: '202', ResponseParameters: { 'method.response.header.ETag': true } },
        { StatusCode: '400', ResponseParameters: { 'method.response.header.x-a': true, 'method.response.header.x-b': true } },
      ],
    });
  });

  test('streams a proxy', () => {
    const stack = newStack();
    new RestGateway(stack, 'Orders').addRoute('GET /', saying({ type: IntegrationType.HTTP_PROXY, responseTransferMode: 'STREAM', timeout: Duration.minutes(15), responses: [] }));
    expect(methodProperties(stack, 'GET')).toMatchObject({ Integration: { ResponseTransferMode: 'STREAM', TimeoutInMillis: 900_000 } });
  });

  test('knows itself', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders');
    const route = gateway.addRoute('GET /orders/{id}', mock());
    expect(route).toMatchObject({ gateway, routeKey: 'GET /orders/{id}', method: 'GET', path: '/orders/{id}' });
    expect(stack.resolve(route.arnForExecuteApi)).toEqual(stack.resolve(gateway.arnForExecuteApi('GET', '/orders/*')));
  });

  test('shares an integration with other routes and other APIs', () => {
    const stack = newStack();
    const integration = new LambdaProxy(newFunction(stack));
    for (const id of ['One', 'Two']) {
      const gateway = new RestGateway(stack, id);
      gateway.addRoute('GET /a', integration);
      gateway.addRoute('GET /b', integration);
    }
    Template.fromStack(stack).resourceCountIs('AWS::ApiGateway::Method', 4);
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Permission', 2);
  });
});

test('all routes go in with one prop', () => {
  const stack = newStack();
  new RestGateway(stack, 'Orders', {
    routes: {
      'GET /a': { integration: mock() },
      'POST /a': { integration: mock(), auth: Auth.open({ reason: 'test' }), operationName: 'post' },
    },
  });
  expect(methodProperties(stack, 'GET').AuthorizationType).toBe('AWS_IAM');
  expect(methodProperties(stack, 'POST')).toMatchObject({ AuthorizationType: 'NONE', OperationName: 'post' });
});

describe('validation of requests', () => {
  const body = { type: JsonSchemaType.OBJECT, required: ['a'] };

  test('uses at most one validator of each kind and one model for equal schemas', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders');
    for (const path of ['/a', '/b']) {
      gateway.addRoute(`POST ${path}`, mock(), { requestBody: { ...body } });
      gateway.addRoute(`PUT ${path}`, mock(), { requestBody: { required: ['a'], type: JsonSchemaType.OBJECT }, requiredHeaders: ['x-a'] });
      gateway.addRoute(`GET ${path}`, mock(), { requiredQueryParameters: ['q'] });
      gateway.addRoute(`DELETE ${path}`, mock());
    }
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::ApiGateway::RequestValidator', 3);
    template.resourceCountIs('AWS::ApiGateway::Model', 1);
    const model = { Ref: idsOf(stack, 'AWS::ApiGateway::Model')[0] };
    expect(methodProperties(stack, 'POST').RequestModels).toEqual({ 'application/json': model, '$default': model });
    expect(methodProperties(stack, 'PUT').RequestParameters).toEqual({ 'method.request.header.x-a': true });
    expect(methodProperties(stack, 'DELETE').RequestValidatorId).toBeUndefined();
  });

  test('checks what an integration requires', () => {
    const stack = newStack();
    new RestGateway(stack, 'Orders').addRoute('GET /{id}', saying({ methodParameters: { 'method.request.path.id': true, 'method.request.querystring.q': true } }));
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::RequestValidator', { ValidateRequestBody: false, ValidateRequestParameters: true });
  });

  test('needs no validator for path parameters', () => {
    const stack = newStack();
    new RestGateway(stack, 'Orders').addRoute('GET /{id}', saying({ methodParameters: { 'method.request.path.id': true } }));
    Template.fromStack(stack).resourceCountIs('AWS::ApiGateway::RequestValidator', 0);
  });
});

describe('cross-origin requests', () => {
  const cors = { allowOrigins: ['https://a.example'] };

  function allowedMethods(stack: Stack): string[] {
    return propertiesOf(stack, 'AWS::ApiGateway::Method').flatMap((properties) => properties.HttpMethod === 'OPTIONS' ? [JSON.stringify(properties)] : [])
      .map((text) => /Access-Control-Allow-Methods":"'([^']*)'/.exec(text)?.[1] ?? 'own');
  }

  test('every path with routes answers a preflight with all its methods', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders', { cors });
    for (const key of ['GET /a/b', 'POST /a/b', 'DELETE /', 'ANY /c']) gateway.addRoute(key, mock());
    expect(allowedMethods(stack)).toEqual(['GET,OPTIONS,POST', 'DELETE,OPTIONS', 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT']);
  });

  test('preflights are open and answers carry the headers', () => {
    const stack = newStack();
    new RestGateway(stack, 'Orders', { cors }).addRoute('GET /', mock());
    expect(methodProperties(stack, 'OPTIONS')).toMatchObject({ AuthorizationType: 'NONE', Integration: { Type: 'MOCK' } });
    expect(JSON.stringify(methodProperties(stack, 'GET'))).toContain('"method.response.header.Access-Control-Allow-Origin":"\'https://a.example\'"');
    for (const { ResponseParameters } of propertiesOf(stack, 'AWS::ApiGateway::GatewayResponse')) {
      expect(ResponseParameters).toMatchObject({ 'gatewayresponse.header.Access-Control-Allow-Origin': "'https://a.example'" });
    }
  });

  test.each([[['OPTIONS /a', 'GET /a']], [['GET /a', 'OPTIONS /a']], [['ANY /a', 'OPTIONS /a']]])('an own OPTIONS stays: %j', (keys) => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders', { cors });
    for (const key of keys) gateway.addRoute(key, mock());
    expect(allowedMethods(stack)).toEqual(['own']);
    expect(methodProperties(stack, 'OPTIONS').AuthorizationType).toBe('AWS_IAM');
  });

  test('without cors there is no preflight', () => {
    const stack = newStack();
    new RestGateway(stack, 'Orders').addRoute('GET /', mock());
    expect(allowedMethods(stack)).toEqual([]);
  });

  test('fails for credentials from everywhere', () => {
    expect(() => new RestGateway(newStack(), 'Orders', { cors: { allowOrigins: ['*'], allowCredentials: true } })).toThrow("'allowCredentials'");
  });
});

describe('the API', () => {
  test('has a name of its own, which metrics carry', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders');
    gateway.addRoute('GET /', mock());
    const [{ Name }] = propertiesOf(stack, 'AWS::ApiGateway::RestApi');
    expect(Name).toMatch(/^Shop-Orders/);
    expect(stack.resolve(gateway.metricServerError({ period: Duration.minutes(1) }))).toMatchObject({
      namespace: 'AWS/ApiGateway',
      metricName: '5XXError',
      statistic: 'Sum',
      period: Duration.minutes(1),
      dimensions: { ApiName: Name, Stage: stack.resolve(gateway.stage.stageName) },
    });
    expect([gateway.metricCount(), gateway.metricClientError(), gateway.metricLatency(), gateway.metricIntegrationLatency(), gateway.metric('CacheHitCount')]
      .map(({ metricName, statistic }) => [metricName, statistic]))
      .toEqual([['Count', 'Sum'], ['4XXError', 'Sum'], ['Latency', 'Average'], ['IntegrationLatency', 'Average'], ['CacheHitCount', 'Average']]);
  });

  test('says what its props say', () => {
    const stack = newStack();
    new RestGateway(stack, 'Orders', {
      restApiName: 'orders',
      description: 'all orders',
      ipAddressType: IpAddressType.DUAL_STACK,
      minimumCompressionSize: Size.kibibytes(2),
      endpoint: Endpoint.edge(),
    }).addRoute('GET /', mock());
    expect(propertiesOf(stack, 'AWS::ApiGateway::RestApi')[0]).toEqual({
      Name: 'orders', Description: 'all orders', MinimumCompressionSize: 2048, EndpointConfiguration: { Types: ['EDGE'], IpAddressType: 'dualstack' },
    });
  });

  test('collects binary types in order', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders', { binaryMediaTypes: ['image/png'] });
    gateway.addRoute('GET /', saying({ binaryMediaTypes: ['application/pdf', 'image/png'] }));
    expect(propertiesOf(stack, 'AWS::ApiGateway::RestApi')[0].BinaryMediaTypes).toEqual(['application/pdf', 'image/png']);
  });

  test('has a URL', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders', { stageName: 'live' });
    gateway.addRoute('GET /', mock());
    const resolved = JSON.stringify(stack.resolve(gateway.urlForPath('/orders')));
    expect(resolved).toMatch(/^\{"Fn::Join":\["",\["https:\/\/",\{"Ref":"OrdersApi\w+"\},"\.execute-api\.",\{"Ref":"AWS::Region"\},"\.",\{"Ref":"AWS::URLSuffix"\},"\/",\{"Ref":"OrdersStage\w+"\},"\/orders"\]\]\}$/);
    expect(stack.resolve(gateway.url)).toEqual(stack.resolve(gateway.urlForPath('/')));
    expect(() => gateway.urlForPath('orders')).toThrow("'path' must begin with a slash, got 'orders'; write '/orders'");
  });

  test('grants calls of all routes, or of one', () => {
    const stack = newStack();
    const gateway = new RestGateway(stack, 'Orders', { accountLogging: AccountLogging.assume() });
    const route = gateway.addRoute('GET /orders/{id}/{rest+}', mock());
    const any = gateway.addRoute('ANY /any', mock());
    const role = (id: string): Role => new Role(stack, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    gateway.grantInvoke(role('All'));
    route.grantInvoke(role('One'));
    any.grantInvoke(role('Any'));
    const [all, one, everyMethod] = propertiesOf(stack, 'AWS::IAM::Policy').map(({ PolicyDocument }) => JSON.stringify(PolicyDocument));
    expect(all).toContain('"/*/*"');
    expect(one).toContain('"/GET/orders/*/*"');
    expect(everyMethod).toContain('"/*/any"');
    expect(() => gateway.grantInvoke(new Role(stack, 'R', { assumedBy: new ServicePrincipal('x') }), 'orders')).toThrow("malformed route key 'orders'");
  });
});

describe('fails', () => {
  const gateway = (props = {}): RestGateway => new RestGateway(newStack(), 'Orders', props);
  const route = (integration: IRestIntegration, props = {}, key = 'GET /a'): (() => void) => () => void gateway(props).addRoute(key, integration);

  test('for two routes of a key', () => {
    const made = gateway();
    made.addRoute('GET /a', mock());
    expect(() => made.addRoute('GET /a', mock())).toThrow("'GET /a' is a route of this API already");
  });

  test('for streaming without a proxy', () => {
    expect(route(saying({ type: IntegrationType.AWS, responseTransferMode: 'STREAM' }))).toThrow("'GET /a' cannot stream its response: API Gateway streams proxy integrations only, got AWS");
  });

  test.each([
    [Duration.millis(49), {}],
    [Duration.seconds(30), { endpoint: Endpoint.edge() }],
  ])('for a timeout of %s with %j', (timeout, props) => {
    expect(route(saying({ timeout }), props)).toThrow("'timeout' must be 50 ms to 29 seconds");
  });

  test('for an over-long template', () => {
    const template = 'x'.repeat(300 * 1024 + 1);
    expect(route(saying({ requestTemplates: { 'application/json': template } }))).toThrow("mapping template of 'GET /a' must be at most 307200 bytes");
    expect(route(saying({ responses: [{ statusCode: '200', templates: { 'application/json': template } }] }))).toThrow("mapping template of 'GET /a'");
  });

  test('for an over-long path', () => {
    expect(route(mock(), {}, `GET /${'x'.repeat(1600)}`)).toThrow('must be at most 1600 bytes');
  });

  test.each(['*', '*/*', 'png', 'image/png, image/gif', ''])('for the binary type %j', (type) => {
    expect(() => gateway({ binaryMediaTypes: [type] })).toThrow(`a binary media type must be a type such as 'image/png', got '${type}'; name them one by one [at Shop/Orders]`);
  });

  test.each(['', 'a b', 'a/b', 'x'.repeat(129)])('for the stage name %j', (stageName) => {
    expect(() => gateway({ stageName })).toThrow("'stageName' must be 1 to 128 letters, digits, hyphens and underscores");
  });

  test('for an authorizer in a document', () => {
    class Own extends Auth {
      public bindToRest(): ReturnType<Auth['bindToRest']> {
        return { ...Auth.iam().bindToRest({ scope: newStack() }), authorizerId: 'x' };
      }

      public bindToHttp(): ReturnType<Auth['bindToHttp']> {
        return Auth.iam().bindToHttp({ scope: newStack() });
      }

      public bindToWebSocket(): ReturnType<Auth['bindToWebSocket']> {
        return Auth.iam().bindToWebSocket({ scope: newStack() });
      }
    }
    const made = gateway({ layout: RouteLayout.DOCUMENT });
    expect(() => made.addRoute('GET /a', mock(), { auth: new Own() })).toThrow("'GET /a' has an authorizer, which RouteLayout.DOCUMENT cannot refer to");
  });

  test('at synthesis without a route', () => {
    expect(() => Template.fromStack(gateway().node.scope as Stack)).toThrow("the API has no route, and API Gateway deploys none without; add one with addRoute('GET /', …)");
  });
});

test('a timeout past 29 seconds is a warning where AWS raises the quota', () => {
  const stack = newStack();
  new RestGateway(stack, 'Orders').addRoute('GET /', saying({ timeout: Duration.seconds(30) }));
  Annotations.fromStack(stack).hasWarning('/Shop/Orders', Match.stringLikeRegexp("'timeout': 30000 ms are more than the 29000"));
});

test.each([[300, 0], [301, 1]])('%i paths are %i warnings', (paths, warnings) => {
  const stack = newStack();
  const gateway = new RestGateway(stack, 'Orders', { layout: RouteLayout.DOCUMENT });
  for (let path = 0; path < paths; path += 1) gateway.addRoute(`GET /p${path}`, mock());
  expect(Annotations.fromStack(stack).findWarning('/Shop/Orders', Match.stringLikeRegexp('paths of the API: 301 resources'))).toHaveLength(warnings);
});

test('keywords that a document does not check are a warning', () => {
  const stack = newStack();
  const gateway = new RestGateway(stack, 'Orders', { layout: RouteLayout.DOCUMENT });
  const bind = jest.fn((_: RestIntegrationBindOptions) => mock().bindToRest(_));
  gateway.addRoute('POST /', { bindToRest: bind }, { requestBody: { type: JsonSchemaType.ARRAY, minItems: 1 } });
  Annotations.fromStack(stack).hasWarning('/Shop/Orders', Match.stringLikeRegexp('does not check minItems of a request body in RouteLayout.DOCUMENT'));
});
