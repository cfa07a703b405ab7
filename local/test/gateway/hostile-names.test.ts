import { eventOf, fixtureGateway, gatewayOf, http, json, lambda, mock, type FixtureGateway } from '../fixtures/gateways';

/*
 * Names that mean something to JavaScript are names like any other.
 */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf', '__defineGetter__'];

/** An object whose own entry has any name, as JSON makes it. */
function entry(name: string, value: unknown): Record<string, unknown> {
  return JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as Record<string, unknown>;
}

const header = (name: string, value: string) => entry(name, value) as Record<string, string>;

const prototypes = () => [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype].map((prototype) =>
  Reflect.ownKeys(prototype).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)?.value as unknown] as const));

const UNTOUCHED = prototypes();

afterEach(() => {
  expect(prototypes()).toEqual(UNTOUCHED);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

const resource = (Type: string, properties: object) => ({ Type, Properties: { RestApiId: { Ref: 'Api' }, ...properties } });

describe.each(NAMES)('%s', (name) => {
  test('as a path part, a parameter, a header and a query parameter', async () => {
    const { invoke } = fixtureGateway([{
      path: `/${name}/{${name}}`,
      integration: mock(`$input.params('${name}')|$input.params().path.get('${name}')|$input.params().querystring.get('${name}')|`
        + `$input.params().header.get('${name}')|$context.path`),
    }]);
    const answer = await invoke({ path: `/${name}/p?${name}=q`, headers: header(name, 'h') });
    expect(answer.body.toString()).toBe(`p|p|q|h|/prod/${name}/p`);
    expect((await invoke({ path: `/${name}` })).status).toBe(403);
    expect((await invoke({ path: '/' })).status).toBe(403);
  });

  test('in the event of a function and in what it returns', async () => {
    const { invoke, backend } = fixtureGateway([{ path: `/{${name}}`, integration: lambda('AWS_PROXY') }], {
      stage: { Variables: entry(name, 'variable') },
      answers: { handler: { payload: { headers: entry(name, 'one'), multiValueHeaders: entry(name, ['two', 'three']), body: 'b' } } },
    });
    const answer = await invoke({ path: `/p?${name}=q`, headers: header(name, 'h') });
    expect([answer.status, answer.headers[name]]).toEqual([200, ['two', 'three', 'one']]);
    const event = eventOf(backend) as Record<string, Record<string, unknown>>;
    for (const [part, value] of Object.entries({
      pathParameters: 'p',
      queryStringParameters: 'q',
      multiValueQueryStringParameters: ['q'],
      headers: 'h',
      multiValueHeaders: ['h'],
      stageVariables: 'variable',
    })) {
      expect(Object.getOwnPropertyDescriptor(event[part], name)?.value).toEqual(value);
    }
  });

  test('as targets and sources of mappings', async () => {
    const { invoke, backend } = fixtureGateway([{
      path: `/{${name}}`,
      method: 'POST',
      integration: http('HTTP', {
        Uri: `https://back.example/{${name}}/\${stageVariables.${name}}`,
        RequestParameters: {
          [`integration.request.path.${name}`]: `method.request.path.${name}`,
          [`integration.request.header.${name}`]: `method.request.header.${name}`,
          [`integration.request.querystring.${name}`]: `method.request.body.${name}`,
        },
        IntegrationResponses: [{
          StatusCode: '200', ResponseParameters: { [`method.response.header.${name}`]: `integration.response.header.${name}` },
        }],
      }),
    }], { stage: { Variables: entry(name, 'variable') }, answers: { http: { headers: header(name, 'back') } } });
    const answer = await invoke({ path: '/p', method: 'POST', headers: header(name, 'h'), body: JSON.stringify(entry(name, 'b')) });
    expect(backend.calls[0].url).toBe(`https://back.example/p/variable?${name}=b`);
    expect(Object.getOwnPropertyDescriptor(backend.calls[0].headers, name)?.value).toBe('h');
    expect(answer.headers[name]).toBe('back');
  });

  test.each(['path', 'header', 'querystring', 'body', 'context', 'stage'])('as a source that is absent from the %s', async (place) => {
    const sources: Readonly<Record<string, string>> = { context: `context.${name}.${name}`, stage: `stageVariables.${name}` };
    const { invoke, backend } = fixtureGateway([{
      path: '/',
      method: 'POST',
      integration: http('HTTP', { RequestParameters: { 'integration.request.header.X-Out': sources[place] ?? `method.request.${place}.${name}` } }),
    }], { answers: { http: {} } });
    await invoke({ path: '/', method: 'POST', body: '{}' });
    expect(backend.calls[0].headers['X-Out']).toBeUndefined();
  });

  test('as a property, a variable and an override in templates', async () => {
    const template = [
      `#set($m = {})#set($m["${name}"] = 1)#set($context.responseOverride.header["${name}"] = "over")#set($context["${name}"] = 2)`,
      `$input.json('$')$m.get("${name}");[$stageVariables.get("${name}")][$input.path('$.x.${name}')]$input.json("$['${name}']")`,
    ].join('');
    const { invoke } = fixtureGateway([{
      path: '/',
      method: 'POST',
      integration: http('HTTP', { IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': template } }] }),
    }], { answers: { http: ({ body }) => ({ body }) } });
    const answer = await invoke({ path: '/', method: 'POST', body: `{"x":{},${JSON.stringify(name)}:1}` });
    expect(answer.body.toString()).toBe(`{"x":{},"${name}":1}1;[][]1`);
    expect(answer.headers[name]).toBe('over');
    expect((await invoke({ path: '/', method: 'POST', body: '{}' })).body.toString()).toBe('{}1;[][]""');
  });

  test('as a model and a property of a model', async () => {
    const { invoke } = fixtureGateway([{
      path: '/',
      method: 'POST',
      integration: mock('passed'),
      properties: { RequestModels: { 'application/json': name }, RequestValidatorId: { Ref: 'Validator' } },
    }], {
      resources: {
        Validator: resource('AWS::ApiGateway::RequestValidator', { ValidateRequestBody: true }),
        Model: resource('AWS::ApiGateway::Model', {
          Name: name, Schema: { type: 'object', required: [name], properties: entry(name, { type: 'string' }), additionalProperties: false },
        }),
      },
    });
    const post = async (body: unknown) => (await invoke({ path: '/', method: 'POST', body: JSON.stringify(body) })).status;
    expect(await Promise.all([post(entry(name, 'x')), post(entry(name, 1)), post({}), post({ other: 1 })])).toEqual([200, 400, 400, 400]);
  });

  test('as a media type', async () => {
    const { invoke } = fixtureGateway([{
      path: '/',
      method: 'POST',
      integration: {
        Type: 'MOCK',
        RequestTemplates: { ...entry(name, '{"statusCode": 200}'), 'application/json': '{"statusCode": 200}' },
        IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { ...entry(name, 'odd'), 'application/json': 'json' } }],
        PassthroughBehavior: 'NEVER',
      },
    }], { api: { BinaryMediaTypes: [name] } });
    const send = (type: string) => invoke({ path: '/', method: 'POST', headers: { 'Content-Type': type, 'Accept': type }, body: '{}' });
    expect((await send('application/json')).body.toString()).toBe('json');
    expect((await send(name)).body.toString()).toBe('odd');
    expect((await send(`x/${name}`)).status).toBe(415);
  });

  test('as a key of what an authorizer returns', async () => {
    const { invoke, backend } = authorized(name);
    const answer = await invoke({ path: '/', headers: { Authorization: 'token' } });
    expect([answer.status, answer.body.toString()]).toEqual([200, 'value']);
    await invoke({ path: '/f', headers: { Authorization: 'token' } });
    const { requestContext } = json(backend.calls[backend.calls.length - 1]) as { requestContext: { authorizer: object } };
    expect(Object.getOwnPropertyDescriptor(requestContext.authorizer, name)?.value).toBe('value');
  });

  test('in an OpenAPI document', async () => {
    const { invoke } = gatewayOf(openApi(name));
    const request = { path: `/${name}/p?${name}=q`, method: 'POST', headers: header(name, 'h') };
    const answer = await invoke({ ...request, body: JSON.stringify(entry(name, 'b')) });
    expect([answer.status, answer.body.toString(), answer.headers[name]]).toEqual([200, 'p', 'literal']);
    expect((await invoke({ ...request, body: '{}' })).status).toBe(400);
    expect((await invoke({ path: `/${name}/p`, method: 'POST' })).status).toBe(400);
  });

  test('as a gateway response and a stage variable that nobody set', async () => {
    const { invoke } = fixtureGateway([{ path: '/', integration: mock('') }], {
      resources: {
        Refusal: resource('AWS::ApiGateway::GatewayResponse', {
          ResponseType: 'DEFAULT_4XX',
          ResponseParameters: { [`gatewayresponse.header.${name}`]: `stageVariables.${name}`, 'gatewayresponse.header.X-Own': `context.${name}` },
          ResponseTemplates: { 'application/json': `[$context.${name}][\${stageVariables.${name}}][$method.request.header.${name}]` },
        }),
      },
    });
    const answer = await invoke({ path: '/nowhere' });
    expect([answer.status, answer.body.toString(), 'X-Own' in answer.headers]).toEqual([403, '[][][]', false]);
  });

  test('as a logical id, a mapping, a condition and a parameter', () => {
    const template = JSON.stringify(openApi('a')).replace('"Other":', `${JSON.stringify(name)}:`);
    const { gateway } = gatewayOf({
      ...JSON.parse(template) as object,
      Parameters: entry(name, { Type: 'String', Default: 'x' }),
      Mappings: entry(name, entry(name, entry(name, 1))),
      Conditions: entry(name, { 'Fn::Equals': [1, 2] }),
      Outputs: entry(name, { Value: { 'Fn::FindInMap': [name, name, name] } }),
    });
    expect(gateway).toBeDefined();
  });
});

/*
 * A method of which an authorizer decides that returns the name as a key.
 */
function authorized(name: string): FixtureGateway {
  const uri = (functionName: string) =>
    `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${functionName}/invocations`;
  const properties = { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' } };
  return fixtureGateway([
    { path: '/', integration: mock(`$context.authorizer.get("${name}")`), properties },
    { path: '/f', integration: lambda('AWS_PROXY'), properties },
  ], {
    resources: {
      Authorizer: resource('AWS::ApiGateway::Authorizer', {
        Name: name, Type: 'TOKEN', IdentitySource: 'method.request.header.Authorization', AuthorizerUri: uri('authorizer'), AuthorizerResultTtlInSeconds: 300,
      }),
    },
    answers: {
      authorizer: {
        payload: {
          principalId: name,
          policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] },
          context: entry(name, 'value'),
        },
      },
      handler: { payload: {} },
    },
  });
}

/*
 * An API whose OpenAPI document has the name wherever it may name something.
 */
function openApi(name: string): { readonly Resources: object } {
  const schema = { type: 'object', required: [name], properties: entry(name, { type: 'string' }) };
  const operation = {
    'parameters': ['path', 'query', 'header'].map((place) => ({ name, in: place, required: true, schema: { type: 'string' } })),
    'requestBody': { content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } },
    'responses': { 200: { description: 'fine', headers: entry(name, { schema: { type: 'string' } }) }, ...entry(name, { description: 'odd' }) },
    'x-amazon-apigateway-request-validator': name,
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: {
        default: {
          statusCode: '200',
          responseParameters: { [`method.response.header.${name}`]: "'literal'" },
          responseTemplates: { 'application/json': `$input.params('${name}')` },
        },
        ...entry(name, { statusCode: '201' }),
      },
    },
  };
  const document = {
    'openapi': '3.0.1',
    'info': { title: name, version: name },
    'paths': { [`/${name}/{${name}}`]: { post: operation } },
    'x-amazon-apigateway-request-validators': entry(name, { validateRequestBody: true, validateRequestParameters: true }),
    'components': { schemas: entry(name, schema), securitySchemes: entry(name, { type: 'apiKey', name, in: 'header' }) },
  };
  const api = { RestApiId: { Ref: 'Api' } };
  return {
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: name, Body: document } },
      Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: api },
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { ...api, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } },
      Other: { Type: 'AWS::SNS::Topic', Properties: {} },
    },
  };
}
