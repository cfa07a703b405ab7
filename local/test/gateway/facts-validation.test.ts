import { fixtureGateway, json, mock, type FixtureGateway } from '../fixtures/gateways';

const VALIDATOR = (body: boolean, parameters: boolean) => ({
  Type: 'AWS::ApiGateway::RequestValidator',
  Properties: { RestApiId: { Ref: 'Api' }, ValidateRequestBody: body, ValidateRequestParameters: parameters },
});

function gatewayWith(schema: object, more: { models?: object; parameters?: object; others?: Record<string, object> } = {}): FixtureGateway {
  const model = (Name: string, Schema: object) => ({ Type: 'AWS::ApiGateway::Model', Properties: { RestApiId: { Ref: 'Api' }, Name, Schema } });
  const others = Object.entries(more.others ?? {}).map(([name, other]) => [`Model${name}`, model(name, other)] as const);
  return fixtureGateway([{
    path: '/{issuer}',
    method: 'ANY',
    integration: mock('passed'),
    properties: {
      RequestValidatorId: { Ref: 'Validator' },
      RequestModels: more.models ?? { 'application/json': 'Order' },
      RequestParameters: more.parameters,
    },
  }], {
    resources: {
      Validator: VALIDATOR(true, true),
      ModelOrder: model('Order', schema),
      ...Object.fromEntries(others),
      Response: {
        Type: 'AWS::ApiGateway::GatewayResponse',
        Properties: {
          RestApiId: { Ref: 'Api' },
          ResponseType: 'BAD_REQUEST_BODY',
          ResponseTemplates: { 'application/json': '{"message":$context.error.messageString,"why":"$context.error.validationErrorString"}' },
        },
      },
    },
  });
}

const why = async (gateway: FixtureGateway, body: unknown) => {
  const answer = await gateway.invoke({ path: '/x', method: 'POST', body: JSON.stringify(body) });
  return answer.status === 200 ? 'passed' : (json(answer) as { why: string }).why;
};

describe('fact 20: validation', () => {
  const schema = { type: 'object', required: ['price', 'name'] };
  const gateway = gatewayWith(schema, {
    parameters: {
      'method.request.querystring.qs1': true,
      'method.request.path.issuer': true,
      'method.request.header.x-header-param': true,
      'method.request.querystring.free': false,
    },
  });

  test('parameters are checked before the body: header, path, query', async () => {
    const bare = gatewayWith(schema, {
      parameters: {
        'method.request.querystring.qs1': true, 'method.request.path.gone': true, 'method.request.header.x-header-param': true,
      },
    });
    const answer = await bare.invoke({ path: '/x', method: 'POST', body: '{}' });
    expect([answer.status, json(answer)]).toEqual([400, { message: 'Missing required request parameters: [x-header-param, gone, qs1]' }]);
    expect(answer.headers['x-amzn-errortype']).toBe('BadRequestException');
  });

  test('a blank parameter is missing', async () => {
    const answer = await gateway.invoke({ path: '/x?qs1=', method: 'POST', headers: { 'X-Header-Param': '1' } });
    expect(json(answer)).toEqual({ message: 'Missing required request parameters: [qs1]' });
  });

  test.each(['GET', 'POST'])('then the body, which is {} when empty: %s', async (method) => {
    const answer = await gateway.invoke({ path: '/x?qs1=1', method, headers: { 'X-Header-Param': '1' } });
    expect([answer.status, json(answer)]).toEqual([400, {
      message: 'Invalid request body', why: '[object has missing required properties (["name","price"])]',
    }]);
  });

  test('a body that fits passes', async () => {
    const answer = await gateway.invoke({ path: '/x?qs1=1', method: 'POST', headers: { 'X-Header-Param': '1' }, body: '{"price":1,"name":"n"}' });
    expect(answer.body.toString()).toBe('passed');
  });

  test.each(['{"price":1,"name":"n"', 'text', "{'price':1,'name':'n'}"])('a body that is not JSON does not: %s', async (body) => {
    const answer = await gatewayWith(schema).invoke({ path: '/x', method: 'POST', body });
    expect([answer.status, (json(answer) as { message: string }).message]).toEqual([400, 'Invalid request body']);
  });

  test('without a gateway response of its own the answer names no reason', async () => {
    const { invoke } = fixtureGateway([{
      path: '/',
      method: 'POST',
      integration: mock(''),
      properties: {
        RequestValidatorId: { Ref: 'Validator' }, RequestModels: { 'application/json': { Ref: 'M' } },
      },
    }], {
      resources: {
        Validator: VALIDATOR(true, false), M: { Type: 'AWS::ApiGateway::Model', Properties: { RestApiId: { Ref: 'Api' }, Schema: { type: 'array' } } },
      },
    });
    expect((await invoke({ path: '/', method: 'POST' })).body.toString()).toBe('{"message": "Invalid request body"}');
  });

  test('a content type that has no model is not validated, with $default it is', async () => {
    const request = { path: '/x', method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '{}' };
    expect((await gatewayWith(schema).invoke(request)).status).not.toBe(400);
    expect((await gatewayWith(schema, { models: { $default: 'Order' } }).invoke(request)).status).toBe(400);
  });
});

describe('fact 21: models', () => {
  test('refer to models of the API', async () => {
    const gateway = gatewayWith({ properties: { item: { $ref: 'https://apigateway.amazonaws.com/restapis/abc123/models/Item' } } }, {
      others: { Item: { type: 'object', required: ['id'] } },
    });
    expect(await why(gateway, { item: {} })).toBe('[object has missing required properties (["id"])]');
    expect(await why(gateway, { item: { id: 1 } })).toBe('passed');
  });

  test('may be circular', async () => {
    const gateway = gatewayWith({ $ref: 'https://apigateway.amazonaws.com/restapis/abc123/models/Node' }, {
      others: {
        Node: {
          type: 'object', required: ['v'], properties: { next: { $ref: 'https://apigateway.amazonaws.com/restapis/abc123/models/Node' }, self: { $ref: '#' } },
        },
      },
    });
    expect(await why(gateway, { v: 1, next: { v: 2, next: { v: 3, self: { v: 4 } } } })).toBe('passed');
    expect(await why(gateway, { v: 1, next: { v: 2, self: { next: {} } } })).toBe('[object has missing required properties (["v"])]');
  });

  test('know oneOf with null', async () => {
    const gateway = gatewayWith({ properties: { a: { oneOf: [{ type: 'null' }, { $ref: '#/definitions/text' }] } }, definitions: { text: { type: 'string' } } });
    expect([await why(gateway, { a: null }), await why(gateway, { a: 'x' })]).toEqual(['passed', 'passed']);
    expect(await why(gateway, { a: 1 })).toBe('[instance failed to match exactly one schema (matched 0 out of 2)]');
  });

  test('do not enforce an unknown format', async () => {
    expect(await why(gatewayWith({ properties: { a: { format: 'byte' } } }), { a: '!' })).toBe('passed');
  });
});
