import { eventOf, fixtureGateway, gatewayOf, lambda, mock, type FixtureGateway } from '../../fixtures/gateways';
import { restTemplate } from '../../fixtures/rest-template';

const WHERE = mock('$context.domainName $context.domainPrefix $context.stage $context.path $context.resourcePath $input.params("Host")');

interface Mapping {
  readonly BasePath?: string;
  readonly Stage?: string;
  readonly RestApiId?: string;
}

const DOMAIN = 'api.example.com';
const BETA = { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'beta' } };

function domain(DomainName: string, ...mappings: readonly Mapping[]): Record<string, { Type: string; Properties: unknown }> {
  const id = DomainName.replaceAll(/\W/g, 'X');
  return {
    [`Domain${id}`]: { Type: 'AWS::ApiGateway::DomainName', Properties: { DomainName } },
    ...Object.fromEntries(mappings.map((mapping, index) => [`Mapping${id}${index}`, {
      Type: 'AWS::ApiGateway::BasePathMapping', Properties: { DomainName, RestApiId: { Ref: 'Api' }, ...mapping },
    }])),
  };
}

function gatewayWith(resources: Record<string, { Type: string; Properties: unknown }> = {}, api: object = {}): FixtureGateway {
  return fixtureGateway([
    { path: '/', integration: WHERE },
    { path: '/{proxy+}', integration: WHERE },
    { path: '/event/{id}', integration: lambda('AWS_PROXY') },
  ], { resources: { Beta: BETA, ...resources }, api: { ...api }, answers: { lambda: { payload: {} } }, gateway: { stage: 'prod' } });
}

async function body({ invoke }: FixtureGateway, host: string | undefined, path: string): Promise<string> {
  const { status, body: bytes } = await invoke({ host, path });
  return `${status} ${bytes.toString()}`;
}

const FORBIDDEN = '403 {"message":"Forbidden"}';

describe('the own host of an API', () => {
  test('without a host, the path is below the stage of the gateway', async () => {
    const fixture = gatewayWith();
    const { host } = fixture.gateway;
    expect(host).toMatch(/^[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/);
    expect(await body(fixture, undefined, '/a')).toBe(`200 ${host} ${host.split('.')[0]} prod /prod/a /{proxy+} ${host}`);
  });

  test.each([
    ['/prod/a/b?x=1', 'prod /prod/a/b /{proxy+}'],
    ['/beta/a', 'beta /beta/a /{proxy+}'],
    ['/prod', 'prod /prod /'],
    ['/prod/', 'prod /prod/ /'],
    ['prod/a', 'prod /prod/a /{proxy+}'],
    ['/prod?x=/beta', 'prod /prod /'],
    ['/prod//a', 'prod /prod//a /{proxy+}'],
  ])('the path %s starts with the stage', async (path, expected) => {
    const fixture = gatewayWith();
    const { host } = fixture.gateway;
    expect(await body(fixture, host, path)).toBe(`200 ${host} ${host.split('.')[0]} ${expected} ${host}`);
  });

  test.each(['/', '', '/other/a', '//prod/a', '/PROD/a', '/pro%64/a', '/__proto__/a'])('fails where the path %s starts with no stage', async (path) => {
    const fixture = gatewayWith();
    const answer = await fixture.invoke({ host: fixture.gateway.host, path });
    expect([answer.status, answer.body.toString(), answer.headers['x-amzn-errortype'], answer.headers['content-type'], answer.headers['x-amzn-requestid']])
      .toEqual([403, '{"message":"Forbidden"}', 'ForbiddenException', 'application/json', '11111111-2222-4333-8444-555555555555']);
    expect(fixture.log).toEqual([expect.stringMatching(/^FORBIDDEN: the API 'Api' has no stage '/)]);
  });

  test('its casing and port make no difference', async () => {
    const fixture = gatewayWith();
    expect(await body(fixture, `${fixture.gateway.host.toUpperCase()}:8443`, '/prod/a')).toContain(`200 ${fixture.gateway.host}`);
  });

  test('the host of a VPC endpoint leads to the API as well', async () => {
    const fixture = gatewayWith();
    const [id, ...rest] = fixture.gateway.host.split('.');
    expect(await body(fixture, [`${id}-vpce-0123-abc`, ...rest].join('.'), '/prod/a')).toContain('200 ');
  });

  test('fails when the API is closed to it, but not on a custom domain', async () => {
    const fixture = gatewayWith(domain(DOMAIN, { Stage: 'prod' }), { DisableExecuteApiEndpoint: true });
    expect([await body(fixture, fixture.gateway.host, '/prod/a'), (await fixture.invoke({ host: DOMAIN, path: '/a' })).status]).toEqual([FORBIDDEN, 200]);
  });

  test.each(['other.execute-api.us-east-1.amazonaws.com', 'localhost', '', '.', '__proto__', 'constructor', '*.example.com'])('fails at the host %s', async (host) => {
    expect(await body(gatewayWith(), host, '/prod/a')).toBe(FORBIDDEN);
  });
});

describe('a custom domain', () => {
  const mappings = domain(
    DOMAIN,
    { BasePath: 'orders', Stage: 'prod' },
    { BasePath: 'orders/v2', Stage: 'beta' },
    { BasePath: 'stages' },
  );

  test.each([
    ['/orders/a', 'prod /orders/a /{proxy+}'],
    ['/orders', 'prod /orders /'],
    ['/orders?x=1', 'prod /orders /'],
    ['/orders/', 'prod /orders/ /'],
    ['/orders/v1/a', 'prod /orders/v1/a /{proxy+}'],
    ['/orders/v2/a', 'beta /orders/v2/a /{proxy+}'],
    ['/orders/v2', 'beta /orders/v2 /'],
    ['/orders/v22', 'prod /orders/v22 /{proxy+}'],
    ['/stages/beta/a', 'beta /stages/beta/a /{proxy+}'],
    ['/stages/prod', 'prod /stages/prod /'],
  ])('maps %s by its longest base path', async (path, expected) => {
    expect(await body(gatewayWith(mappings), DOMAIN, path)).toBe(`200 ${DOMAIN} api ${expected} ${DOMAIN}`);
  });

  test.each(['/', '/a', '/ordersx/a', '/Orders/a', '/stages', '/stages/other/a', '//orders/a'])('fails at %s, which it does not map', async (path) => {
    expect(await body(gatewayWith(mappings), DOMAIN, path)).toBe(FORBIDDEN);
  });

  test.each(['(none)', undefined])('the base path %s takes every path', async (BasePath) => {
    const fixture = gatewayWith(domain(DOMAIN, { BasePath, Stage: 'beta' }, { BasePath: 'orders', Stage: 'prod' }));
    expect(await body(fixture, DOMAIN, '/a')).toBe(`200 ${DOMAIN} api beta /a /{proxy+} ${DOMAIN}`);
    expect(await body(fixture, DOMAIN, '/orders/a')).toContain(' prod ');
  });

  test('without base path and stage, the path starts with the stage', async () => {
    expect(await body(gatewayWith(domain(DOMAIN, {})), DOMAIN, '/beta/a')).toBe(`200 ${DOMAIN} api beta /beta/a /{proxy+} ${DOMAIN}`);
  });

  test('a wildcard stands for one label, and the exact domain goes before it', async () => {
    const fixture = gatewayWith({ ...domain('*.example.com', { Stage: 'beta' }), ...domain(DOMAIN, { Stage: 'prod' }) });
    expect(await body(fixture, 'shop.example.com', '/a')).toBe('200 shop.example.com shop beta /a /{proxy+} shop.example.com');
    expect(await body(fixture, DOMAIN, '/a')).toContain(' prod ');
    expect(await body(fixture, 'a.shop.example.com', '/a')).toBe(FORBIDDEN);
    expect(await body(fixture, '*.example.com', '/a')).toBe(FORBIDDEN);
    expect(await body(fixture, 'example.com', '/a')).toBe(FORBIDDEN);
  });

  test.each([
    [{ BasePath: 'orders', Stage: 'prod' }, '/orders/event/7', '/orders/event/7', '/orders/event/7'],
    [{ BasePath: 'orders' }, '/orders/prod/event/7', '/orders/prod/event/7', '/orders/prod/event/7'],
    [{}, '/prod/event/7', '/prod/event/7', '/prod/event/7'],
    [{ Stage: 'prod' }, '/event/7', '/event/7', '/event/7'],
  ])('a function reads the whole path of %j', async (mapping, path, eventPath, contextPath) => {
    const { invoke, backend } = gatewayWith(domain(DOMAIN, mapping));
    await invoke({ host: DOMAIN, path });
    expect(eventOf(backend)).toMatchObject({
      path: eventPath,
      resource: '/event/{id}',
      pathParameters: { id: '7' },
      headers: { Host: DOMAIN },
      requestContext: { path: contextPath, domainName: DOMAIN, domainPrefix: 'api', stage: 'prod' },
    });
  });

  test('a function reads the path below the stage on the own host of the API', async () => {
    const { invoke, backend, gateway } = gatewayWith();
    await invoke({ host: gateway.host, path: '/prod/event/7' });
    expect(eventOf(backend)).toMatchObject({ path: '/event/7', requestContext: { path: '/prod/event/7' } });
  });

  test('fails loudly when it leads to an API that is not there', async () => {
    await expect(body(gatewayWith(domain(DOMAIN, { RestApiId: 'other' })), DOMAIN, '/a')).rejects.toThrow("leads to 'other', which is no API of these stacks");
  });
});

test('several APIs of one assembly answer at their own hosts', async () => {
  const other = restTemplate([{ path: '/where', integration: WHERE }]).Resources as Record<string, { Type: string; Properties: unknown }>;
  const renamed = JSON.parse(JSON.stringify(other).replaceAll(/"(Api|Stage|Deployment|ResourceX?where|Resourcewhere|Method0)"/g, '"Other$1"')) as typeof other;
  const template = restTemplate([{ path: '/where', integration: WHERE }], { resources: { ...renamed, ...domain(DOMAIN, { BasePath: 'a', Stage: 'prod' }) } });
  const first = gatewayOf(template, { gateway: { api: 'Api' } });
  const second = gatewayOf(template, { gateway: { api: 'OtherApi' } });
  expect(first.gateway.host).not.toBe(second.gateway.host);
  expect(await body(second, first.gateway.host, '/prod/where')).toContain(`200 ${first.gateway.host}`);
  expect(await body(second, DOMAIN, '/a/where')).toContain(`200 ${DOMAIN}`);
  expect(await body(second, undefined, '/where')).toContain(`200 ${second.gateway.host}`);
});
