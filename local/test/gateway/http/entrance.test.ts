import { LocalGatewayError, type LocalGatewayOptions } from '../../../src';
import { eventOf, gatewayOf, type FixtureGateway } from '../../fixtures/gateways';
import { HANDLER_ARN, httpTemplate, said, type HttpTemplateOptions } from '../../fixtures/http-template';

const BETA = { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: 'beta', AutoDeploy: true } };
const NOT_FOUND = '404 {"message":"Not Found"}';
const DOMAIN = 'api.example.com';

function mapping(Stage: string, ApiMappingKey?: string): { Type: string; Properties: object } {
  return { Type: 'AWS::ApiGatewayV2::ApiMapping', Properties: { DomainName: { Ref: 'Domain' }, ApiId: { Ref: 'Api' }, Stage, ApiMappingKey } };
}

function gateway(
  { api = {}, stage = {}, resources = {} }: HttpTemplateOptions = {},
  options: Partial<LocalGatewayOptions> = { stage: '$default' },
): FixtureGateway {
  return gatewayOf(httpTemplate({ 'GET /pets/{id}': {}, 'GET /beta/pets': {} }, {
    api,
    stage,
    resources: {
      Beta: BETA, Domain: { Type: 'AWS::ApiGatewayV2::DomainName', Properties: { DomainName: DOMAIN } }, ...resources,
    },
  }), { answers: { [HANDLER_ARN]: { payload: 'ok' } }, gateway: options });
}

async function arrived(fixture: FixtureGateway, host: string, path: string): Promise<string> {
  const answer = await fixture.invoke({ host, path });
  if (answer.status !== 200) {
    return said(answer);
  }
  const { routeKey, requestContext } = eventOf(fixture.backend) as { routeKey: string; requestContext: { stage: string; domainName: string } };
  return `${requestContext.stage} ${routeKey} ${requestContext.domainName === host}`;
}

describe('the own host of an API', () => {
  test.each([
    ['/pets/1', '$default GET /pets/{id} true'],
    ['/pets/1?x=/beta', '$default GET /pets/{id} true'],
    ['/beta/pets/1', 'beta GET /pets/{id} true'],
    ['/beta/pets', NOT_FOUND],
    ['/betas/pets/1', NOT_FOUND],
    ['/$default/pets/1', NOT_FOUND],
    ['/', NOT_FOUND],
    ['', NOT_FOUND],
  ])('takes %s as a path of a stage that it names, else of the one at the root', async (path, expected) => {
    const fixture = gateway();
    expect(await arrived(fixture, fixture.gateway.host, path)).toBe(expected);
  });

  test('has nothing at its root without a stage there', async () => {
    const fixture = gateway({ stage: null }, { stage: 'beta' });
    expect(await arrived(fixture, fixture.gateway.host, '/beta/pets/1')).toBe('beta GET /pets/{id} true');
    const answer = await fixture.invoke({ host: fixture.gateway.host, path: '/pets/1' });
    expect(said(answer)).toBe(NOT_FOUND);
    expect(answer.headers['apigw-requestid']).toMatch(/=$/);
  });

  test('answers nothing when it is disabled', async () => {
    const fixture = gateway({ api: { DisableExecuteApiEndpoint: true }, resources: { Mapping: mapping('$default') } });
    expect(await arrived(fixture, fixture.gateway.host, '/pets/1')).toBe(NOT_FOUND);
    expect(await arrived(fixture, DOMAIN, '/pets/1')).toBe('$default GET /pets/{id} true');
  });
});

describe('a custom domain', () => {
  test.each([
    ['/pets/1', '$default GET /pets/{id} true'],
    ['/v2/next/pets/1', 'beta GET /pets/{id} true'],
    ['/v2/pets/1', NOT_FOUND],
  ])('leads %s where its mappings say', async (path, expected) => {
    const fixture = gateway({ resources: { Root: mapping('$default'), Next: mapping('beta', 'v2/next') } });
    expect(await arrived(fixture, DOMAIN, path)).toBe(expected);
  });

  test('that maps a stage that is not there is not found', async () => {
    expect(await arrived(gateway({ resources: { Root: mapping('gone') } }), DOMAIN, '/pets/1')).toBe(NOT_FOUND);
  });

  test('leads to REST and HTTP APIs alike', async () => {
    const integration = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' }, responses: { default: { statusCode: '200' } } };
    const Body = { openapi: '3.0.1', paths: { '/health': { get: { 'x-amazon-apigateway-integration': integration } } } };
    const fixture = gateway({
      resources: {
        Rest: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body } },
        RestStage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Rest' }, StageName: 'prod' } },
        Root: mapping('$default'),
        RestMapping: { Type: 'AWS::ApiGatewayV2::ApiMapping', Properties: { DomainName: DOMAIN, ApiId: { Ref: 'Rest' }, Stage: 'prod', ApiMappingKey: 'rest' } },
      },
    }, { api: 'Api', stage: '$default' });
    expect(said(await fixture.invoke({ host: DOMAIN, path: '/rest/health' }))).toBe('200 ');
    expect((await fixture.invoke({ host: DOMAIN, path: '/rest/lost' })).headers['x-amzn-ErrorType']).toBe('MissingAuthenticationTokenException');
    expect(said(await fixture.invoke({ host: DOMAIN, path: '/pets/1' }))).toBe('200 ok');
  });
});

describe('choosing', () => {
  const other = {
    Other: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'other', ProtocolType: 'HTTP', Target: HANDLER_ARN } },
  };

  test('an API by its logical id', async () => {
    const fixture = gateway({ resources: other }, { api: 'Other' });
    expect(said(await fixture.invoke({ path: '/anything' }))).toBe('200 ok');
  });

  test.each<[string, Partial<LocalGatewayOptions>, string]>([
    ['several APIs', { stage: '$default' }, "the template has several APIs; name one with the option 'api': Api, Other"],
    ['an API that is not there', { api: 'Gone' }, "there is no API 'Gone'; there is Api, Other"],
    ['several stages', { api: 'Api' }, "the API 'Api' has several stages; name one with the option 'stage': $default, beta"],
    ['a stage that is not there', { api: 'Api', stage: 'gone' }, "the API 'Api' has no stage 'gone'; it has $default, beta"],
  ])('fails for %s', (_what, options, message) => {
    expect(() => gateway({ resources: other }, options)).toThrow(LocalGatewayError);
    expect(() => gateway({ resources: other }, options)).toThrow(message);
  });
});

test('test invocations are for REST APIs', async () => {
  await expect(gateway().gateway.testInvoke({ path: '/pets/1' })).rejects.toThrow("'Api' is an HTTP API; only REST APIs have test invocations, so use 'invoke'");
});

test('calls and logs are cleared', async () => {
  const fixture = gateway({ stage: { AccessLogSettings: { Format: '$context.status' } } });
  await fixture.invoke({ path: '/pets/1' });
  expect([fixture.gateway.calls.length, fixture.gateway.logs.access]).toEqual([1, ['200']]);
  fixture.gateway.clear();
  expect([fixture.gateway.calls.length, fixture.gateway.logs.access]).toEqual([0, []]);
});

test('is served over HTTP, and takes hosts of the template', async () => {
  const { gateway: local } = gateway({ resources: { Root: mapping('beta', 'v2') } });
  const listening = await local.listen();
  try {
    const found = await fetch(`${listening.url}/pets/1`);
    expect([found.status, await found.text(), found.headers.get('apigw-requestid')?.length]).toEqual([200, 'ok', 16]);
    const lost = await fetch(`${listening.url}/lost`);
    expect([lost.status, await lost.text()]).toEqual([404, '{"message":"Not Found"}']);
  } finally {
    await listening.close();
  }
});
