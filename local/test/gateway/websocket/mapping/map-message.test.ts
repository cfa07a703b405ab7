import type { LocalGatewayOptions } from '../../../../src';
import type { FixtureGateway } from '../../../fixtures/gateways';
import { HANDLER_ARN } from '../../../fixtures/http-template';
import { invocationOf } from '../../../fixtures/websocket-functions';
import { answerTo, endpoint, integrationGateway, lastCall, template } from '../../../fixtures/websocket-integrations';

const FAILED = { connectionId: expect.any(String) as string, requestId: 'ERERESIiQzOERFV=' };

let fixture: FixtureGateway;

afterEach(() => fixture.gateway.close());

function served(integration: Readonly<Record<string, unknown>>, stage = {}, gateway: Partial<LocalGatewayOptions> = {}): FixtureGateway {
  fixture = integrationGateway([{ key: '$default', integration: endpoint(integration) }], { stage, gateway });
  return fixture;
}

/** The body that the endpoint gets for a message. */
async function bodyFor(integration: Readonly<Record<string, unknown>>, message = '{"a":1}'): Promise<string> {
  const client = await served(integration).gateway.connect();
  await client.send(message);
  return lastCall(fixture).body.toString();
}

/** What a request template makes of a message. */
function rendered(text: string, message?: string): Promise<string> {
  return bodyFor(template('RequestTemplates', text), message);
}

describe('the request template', () => {
  const RequestTemplates = { buy: 'bought', sell: 'sold', $default: 'other' };

  test.each([
    ['$request.body.kind', '{"kind":"buy"}', 'bought'],
    ['${request.body.kind}', '{"kind":"sell"}', 'sold'],
    ['$request.body.deep.kind', '{"deep":{"kind":"buy"}}', 'bought'],
    ['$request.body.kind', '{"kind":"give"}', 'other'],
    ['$request.body.kind', '{}', 'other'],
    ['$request.body.kind', 'no json', 'other'],
    ['$request.body.kind', '{"kind":"__proto__"}', 'other'],
    ['$request.body.kind', '{"kind":"constructor"}', 'other'],
    ['$request.body.kind', '{"kind":{"$default":1}}', 'other'],
    ['\\$default', '{"kind":"buy"}', 'other'],
    ['$default', '{"kind":"buy"}', 'other'],
    ['buy', '{}', 'bought'],
  ])('is the one that %s makes of %s', async (expression, message, body) => {
    expect(await bodyFor({ RequestTemplates, TemplateSelectionExpression: expression }, message)).toBe(body);
  });

  test('is not looked for in what a variable gives', async () => {
    expect(await bodyFor({ RequestTemplates: { '${request.body.b}': 'text', 'x': 'twice' }, TemplateSelectionExpression: '$request.body.a' }, '{"a":"${request.body.b}","b":"x"}'))
      .toBe('text');
  });

  test('reads the message', async () => {
    expect(await rendered('$input.body|$input.json(\'$.a\')|$input.path(\'$.a.b\')|$input.path(\'$.none\')', '{"a":{"b":"c"}}')).toBe('{"a":{"b":"c"}}|{"b":"c"}|c|');
  });

  test('has what $util has', async () => {
    expect(await rendered('$util.escapeJavaScript($input.path(\'$.a\')) $util.urlEncode($input.path(\'$.a\')) $util.base64Encode($input.path(\'$.a\'))', '{"a":"\\"x y\\""}'))
      .toBe('\\"x y\\" %22x+y%22 InggeSI=');
  });

  test('has stage variables', async () => {
    const { gateway } = served(template('RequestTemplates', '$stageVariables.colour ${stageVariables[\'colour\']} $stageVariables.none'), { StageVariables: { colour: 'red' } });
    await (await gateway.connect()).send('x');
    expect(lastCall(fixture).body.toString()).toBe('red red ');
  });

  test.each([
    ['routeKey', '$default'],
    ['eventType', 'MESSAGE'],
    ['messageDirection', 'IN'],
    ['messageId', 'ERERESIiQzOERFV='],
    ['requestId', 'ERERESIiQzOERFV='],
    ['extendedRequestId', 'ERERESIiQzOERFV='],
    ['connectedAt', '1772600767890'],
    ['requestTime', '04/Mar/2026:05:06:07 +0000'],
    ['requestTimeEpoch', '1772600767890'],
    ['stage', 'live'],
    ['identity.sourceIp', '127.0.0.1'],
    ['authorizer.principalId', ''],
    ['disconnectStatusCode', ''],
    ['httpMethod', ''],
    ['resourcePath', ''],
    ['requestOverride', ''],
    ['responseOverride', ''],
  ])('has $context.%s', async (name, value) => {
    expect(await rendered(`$context.${name}`)).toBe(value);
  });

  test('has $context of the connection', async () => {
    const { gateway } = served(template('RequestTemplates', '$context.connectionId $context.domainName $context.apiId $context.identity.userAgent'));
    const client = await gateway.connect({ headers: { 'User-Agent': 'cat' } });
    await client.send('x');
    expect(lastCall(fixture).body.toString()).toBe(`${client.connectionId} ${gateway.host} ${gateway.host.split('.')[0]} cat`);
  });

  test('cannot override anything', async () => {
    await rendered('#set($context.requestOverride.header.X-Evil = "1")#set($context.requestOverride.querystring.q = "1")#set($context.responseOverride.status = 500)done');
    const { body, headers, url } = lastCall(fixture);
    expect([body.toString(), headers['x-evil'], url]).toEqual(['done', undefined, 'https://back.example/base']);
  });

  test('leaves nothing behind in $context for the next message', async () => {
    const { gateway } = served(template('RequestTemplates', '[$context.mine]#set($context.mine = 1)'));
    const client = await gateway.connect();
    await client.send('x');
    await client.send('x');
    expect(fixture.backend.calls.map(({ body }) => body.toString())).toEqual(['[]', '[]']);
  });

  test('leaves what the authorizer handed on as it was', async () => {
    const payload = { principalId: 'ann', policyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } };
    fixture = integrationGateway([
      { key: '$connect', integration: endpoint(), properties: { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' } } },
      { key: '$default', integration: endpoint(template('RequestTemplates', '$context.authorizer.principalId#set($context.authorizer.principalId = "eve")')) },
    ], {
      answers: { lambda: { payload }, http: {} },
      resources: {
        Authorizer: { Type: 'AWS::ApiGatewayV2::Authorizer', Properties: { ApiId: { Ref: 'Api' }, AuthorizerType: 'REQUEST', AuthorizerUri: invocationOf(HANDLER_ARN) } },
      },
    });
    const client = await fixture.gateway.connect();
    await client.send('x');
    await client.send('x');
    expect(fixture.backend.calls.slice(2).map(({ body }) => body.toString())).toEqual(['ann', 'ann']);
  });

  test.each([
    ['does not parse', '#if(', 'Internal server error'],
    ['wants JSON that is none', '$input.json(\'$.a\')', expect.stringContaining('Could not parse request body into json') as string],
  ])('fails where it %s', async (_why, text, message) => {
    const client = await served(template('RequestTemplates', text)).gateway.connect();
    expect(JSON.parse(await answerTo(client, '{"a') ?? '')).toEqual({ message, ...FAILED });
    expect(fixture.backend.calls).toEqual([]);
  });
});

describe('a message without a template', () => {
  test.each([
    ['WHEN_NO_MATCH', {}],
    ['WHEN_NO_MATCH', { buy: 'bought' }],
    ['WHEN_NO_TEMPLATES', {}],
    [undefined, { buy: 'bought' }],
  ])('passes through with %s beside %j', async (PassthroughBehavior, RequestTemplates) => {
    expect(await bodyFor({ PassthroughBehavior, RequestTemplates, TemplateSelectionExpression: '$request.body.kind' }, 'as it is')).toBe('as it is');
  });

  test.each([
    ['NEVER', {}],
    ['NEVER', { buy: 'bought' }],
    ['WHEN_NO_TEMPLATES', { buy: 'bought' }],
  ])('fails with %s beside %j', async (PassthroughBehavior, RequestTemplates) => {
    const client = await served({ PassthroughBehavior, RequestTemplates, TemplateSelectionExpression: '$request.body.kind' }).gateway.connect();
    expect(JSON.parse(await answerTo(client, '{}') ?? '')).toEqual({ message: 'Unsupported Media Type', ...FAILED });
    expect(fixture.backend.calls).toEqual([]);
  });
});

describe('content handling', () => {
  test('makes bytes of base64', async () => {
    const client = await served({ ContentHandlingStrategy: 'CONVERT_TO_BINARY' }).gateway.connect();
    await client.send('/wCB');
    expect(lastCall(fixture).body).toEqual(Buffer.from([255, 0, 129]));
  });

  test('fails where there is no base64', async () => {
    const client = await served({ ContentHandlingStrategy: 'CONVERT_TO_BINARY' }).gateway.connect();
    expect(await answerTo(client, 'no base64!')).toContain('Internal server error');
  });

  test.each([undefined, 'CONVERT_TO_TEXT'])('leaves text as it is: %s', async (ContentHandlingStrategy) => {
    expect(await bodyFor({ ContentHandlingStrategy }, 'é😀')).toBe('é😀');
  });
});

describe('mapped parameters', () => {
  async function mapped(expression: string, message = '{"a":{"b":["c",2]},"t":"é"}'): Promise<string | undefined> {
    const RequestParameters = { 'integration.request.header.X-Mapped': expression };
    const client = await served({ RequestParameters }, { StageVariables: { colour: 'red' } }).gateway.connect({ path: '/?q=1', headers: { 'X-A': 'a' } });
    await client.send(message);
    return lastCall(fixture).headers['x-mapped'];
  }

  test.each<[string, string | undefined]>([
    ["'constant'", 'constant'],
    ['context.routeKey', '$default'],
    ['context.identity.sourceIp', '127.0.0.1'],
    ['stageVariables.colour', 'red'],
    ['route.request.body.t', 'é'],
    ['route.request.body.a', '{"b":["c",2]}'],
    ['route.request.body.a.b[0]', 'c'],
    ['route.request.body', '{"a":{"b":["c",2]},"t":"é"}'],
    ['route.request.body.none', undefined],
    ['route.request.header.X-A', undefined],
    ['route.request.querystring.q', undefined],
    ['context.none', undefined],
    ['stageVariables.__proto__', undefined],
  ])('come from %s', async (expression, value) => {
    expect(await mapped(expression)).toBe(value);
  });

  test('go into path, query and headers', async () => {
    const { gateway } = served({
      IntegrationUri: 'https://back.example/{room}/x',
      RequestParameters: {
        'integration.request.path.room': 'route.request.body.room',
        'integration.request.querystring.who': 'context.connectionId',
        'integration.request.header.X-Kind': "'say'",
      },
    });
    const client = await gateway.connect();
    await client.send('{"room":"r1"}');
    const { headers, path, query } = lastCall(fixture);
    expect([path, query, headers['x-kind']]).toEqual(['/r1/x', { who: client.connectionId }, 'say']);
  });

  test.each([
    ['header.X-A', 'a'], ['multivalueheader.X-B', 'b1, b2'], ['querystring.q', '2'], ['multivaluequerystring.q', '1, 2'],
  ])('of $connect come from the handshake: %s', async (source, value) => {
    const RequestParameters = { 'integration.request.header.X-Mapped': `route.request.${source}` };
    fixture = integrationGateway([{ key: '$connect', integration: endpoint({ RequestParameters }) }]);
    await fixture.gateway.connect({ path: '/?q=1&q=2', headers: { 'X-A': 'a', 'X-B': ['b1', 'b2'] } });
    expect(lastCall(fixture).headers['x-mapped']?.replace(/,\s*/, ', ')).toBe(value);
  });

  test.each(['Content-Length', 'Transfer-Encoding'])('fail where they go to %s', async (name) => {
    const client = await served({ RequestParameters: { [`integration.request.header.${name}`]: "'1'" } }).gateway.connect();
    expect(await answerTo(client, 'x')).toContain('Internal server error');
    expect(fixture.backend.calls).toEqual([]);
  });

  test('fail where the message is no JSON', async () => {
    const client = await served({ RequestParameters: { 'integration.request.header.X': 'route.request.body.a' } }).gateway.connect();
    expect(await answerTo(client, '{"a')).toContain('Invalid JSON in request body');
  });
});

describe('parameters that $connect requires', () => {
  const RequestParameters = {
    'route.request.header.X-Key': { Required: true }, 'route.request.querystring.room': { Required: true }, 'route.request.querystring.page': { Required: false },
  };

  test('let in who has them', async () => {
    fixture = integrationGateway([{ key: '$connect', integration: endpoint(), properties: { RequestParameters } }]);
    expect((await fixture.gateway.connect({ path: '/?room=1', headers: { 'x-key': 'k' } })).isOpen).toBe(true);
  });

  test('fail with 400 where they are missing', async () => {
    fixture = integrationGateway([{ key: '$connect', integration: endpoint(), properties: { RequestParameters } }]);
    await expect(fixture.gateway.connect({ path: '/?page=1' })).rejects.toMatchObject({
      status: 400, message: expect.stringContaining('Missing required request parameters: [X-Key, room]') as string,
    });
    expect(fixture.backend.calls).toEqual([]);
  });
});

test.each(['$request.header.x', '$integration.response.body.x', '${request.querystring.q}'])('fails for the expression %s, which is none', async (TemplateSelectionExpression) => {
  const client = await served({ RequestTemplates: { $default: 'x' }, TemplateSelectionExpression }).gateway.connect();
  await expect(client.send('{}')).rejects.toThrow('the selection expression');
});

test('what is nested too deep for a model is refused', async () => {
  fixture = integrationGateway([{ key: '$default', integration: endpoint(), properties: { ModelSelectionExpression: '\\$default', RequestModels: { $default: 'List' } } }], {
    resources: { List: { Type: 'AWS::ApiGatewayV2::Model', Properties: { ApiId: { Ref: 'Api' }, Name: 'List', Schema: { type: 'array' } } } },
  });
  expect(await answerTo(await fixture.gateway.connect(), `${'['.repeat(15_000)}${']'.repeat(15_000)}`)).toContain('Invalid request body');
});
