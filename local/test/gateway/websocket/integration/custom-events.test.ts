import type { StubAnswer } from '../../../../src';
import type { FixtureGateway } from '../../../fixtures/gateways';
import { HANDLER_ARN } from '../../../fixtures/http-template';
import { invocationOf, refused } from '../../../fixtures/websocket-functions';
import { answerTo, endpoint, integrationGateway, lastCall, mocked, template } from '../../../fixtures/websocket-integrations';

type Members = Readonly<Record<string, unknown>>;

const FUNCTION = { IntegrationType: 'AWS', IntegrationMethod: 'POST', IntegrationUri: invocationOf(HANDLER_ARN) };
const QUEUE = {
  IntegrationType: 'AWS',
  IntegrationMethod: 'POST',
  IntegrationUri: 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/jobs',
  CredentialsArn: 'arn:aws:iam::123456789012:role/route',
  RequestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
  ...template('RequestTemplates', 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)'),
};

let fixture: FixtureGateway;

afterEach(() => fixture.gateway.close());

/** A response of an integration by its key. */
function response(IntegrationResponseKey: string, text?: string, more: Members = {}): Members {
  return { IntegrationResponseKey, ...text !== undefined && template('ResponseTemplates', text), ...more };
}

function served(integration: Members, responses: readonly Members[], answer: StubAnswer = {}, answers = true): FixtureGateway {
  fixture = integrationGateway([{ key: '$default', integration, responses, answers }], { answers: { '*': answer } });
  return fixture;
}

async function answered(integration: Members, responses: readonly Members[], answer?: StubAnswer, message = '{"a":1}'): Promise<string | undefined> {
  return answerTo(await served(integration, responses, answer).gateway.connect(), message);
}

function connecting(integration: Members, answer: StubAnswer = {}, responses: readonly Members[] = []): FixtureGateway {
  fixture = integrationGateway([{ key: '$connect', integration, responses }], { answers: { '*': answer } });
  return fixture;
}

describe('the integration response', () => {
  const RESPONSES = [response('/2\\d\\d/', 'good'), response('/4\\d\\d/', 'yours'), response('418', 'tea'), response('$default', 'ours')];

  test.each([
    [200, 'good'], [204, 'good'], [404, 'yours'], [418, 'yours'], [500, 'ours'], [301, 'ours'],
  ])('of an HTTP endpoint is chosen by its status: %d', async (status, text) => {
    expect(await answered(endpoint(), RESPONSES, { status, body: 'x' })).toBe(text);
  });

  test('has a pattern that must match as a whole, or a key that is the same', async () => {
    expect(await answered(endpoint(), [response('/20/', 'part'), response('200', 'same'), response('$default', 'none')])).toBe('same');
  });

  test.each([[200, 'good'], [400, 'yours'], [503, 'ours']])('of a service is chosen by its status: %d', async (status, text) => {
    expect(await answered(QUEUE, RESPONSES, { status, body: '{}' })).toBe(text);
  });

  test.each([[200, 'good'], [404, 'yours'], [500, 'ours']])('of a MOCK integration is chosen by its status: %d', async (status, text) => {
    expect(await answered(mocked(status), RESPONSES)).toBe(text);
  });

  test.each<[string, StubAnswer, string]>([
    ['an error that fits', { payload: { errorMessage: 'NotFound: room' }, functionError: 'Unhandled' }, 'none'],
    ['an error that fits nothing', { payload: { errorMessage: 'broken' }, functionError: 'Unhandled' }, 'other'],
    ['a result', { payload: { statusCode: 404 } }, 'other'],
    ['a text', { payload: 'NotFound: text' }, 'other'],
  ])('of a function is chosen by its error message, not by a status: %s', async (_case, answer, text) => {
    expect(await answered(FUNCTION, [response('/NotFound.*/', 'none'), response('/200/', 'status'), response('$default', 'other')], answer)).toBe(text);
  });

  test.each<[string, readonly Members[]]>([['fits', [response('/5\\d\\d/', 'x')]], ['is there', []]])('fails where none %s', async (_case, responses) => {
    const client = await served(endpoint(), responses).gateway.connect();
    expect(JSON.parse(await answerTo(client, 'x') ?? '')).toEqual({ message: 'Internal server error', connectionId: client.connectionId, requestId: 'ERERESIiQzOERFV=' });
    expect(fixture.log.join()).toContain("no integration response fits '200', and there is no $default");
  });

  test.each(['/(/', '/(?<x/'])('fails where its key %s cannot be matched', async (key) => {
    expect(await answered(endpoint(), [response(key, 'x'), response('$default', 'y')])).toContain('Internal server error');
  });

  test.each(['$connect', '$disconnect'])('is not needed at %s', async (key) => {
    fixture = integrationGateway([{ key, integration: endpoint() }]);
    expect(await (await fixture.gateway.connect()).close()).toMatchObject({ code: 1005 });
    expect(fixture.log.filter((line) => line.includes('integration response'))).toEqual([]);
  });

  test('is not needed where the client gets no answer', async () => {
    const client = await served(endpoint(), [], {}, false).gateway.connect();
    expect(await answerTo(client, 'x')).toBeUndefined();
    expect(fixture.backend.calls).toHaveLength(1);
  });
});

describe('the answer', () => {
  test('passes through without a template', async () => {
    expect(await answered(endpoint(), [response('$default')], { body: '{"x":"é"}' })).toBe('{"x":"é"}');
  });

  test('is what the template makes of it', async () => {
    const text = '$input.path(\'$.x\') $input.json(\'$.y\') $context.status $context.routeKey $stageVariables.none';
    expect(await answered(endpoint(), [response('$default', text)], { status: 201, body: '{"x":"é","y":[1]}' })).toBe('é [1] 201 $default ');
  });

  test('sees what the request template left in $context', async () => {
    expect(await answered(endpoint(template('RequestTemplates', '#set($context.mine = "m")x')), [response('$default', '$context.mine')])).toBe('m');
  });

  test.each([
    ['${integration.response.statuscode}', '{}', 'created'],
    ['$integration.response.header.X-Kind', '{}', 'kind'],
    ['${integration.response.multivalueheader.X-Kind}', '{}', 'kind'],
    ['${request.body.want}', '{"want":"201"}', 'created'],
    ['${request.body.want}', '{"want":"other"}', 'default'],
    ['\\$default', '{}', 'default'],
    ['b', '{}', 'kind'],
  ])('has the template that %s selects for %s', async (TemplateSelectionExpression, message, text) => {
    const responses = [response('$default', undefined, { ResponseTemplates: { 201: 'created', b: 'kind', $default: 'default' }, TemplateSelectionExpression })];
    expect(await answered(endpoint(), responses, { status: 201, headers: { 'x-kind': 'b' } }, message)).toBe(text);
  });

  test.each([
    ['CONVERT_TO_TEXT', Buffer.from([255, 0, 129]), '/wCB'],
    ['CONVERT_TO_BINARY', 'aGk=', 'hi'],
    [undefined, 'text', 'text'],
  ])('is converted: %s', async (ContentHandlingStrategy, body, text) => {
    expect(await answered(endpoint(), [response('$default', undefined, { ContentHandlingStrategy })], { body })).toBe(text);
  });

  test('that is empty is none', async () => {
    expect(await answered(endpoint(), [response('$default')])).toBeUndefined();
    await fixture.gateway.close();
    expect(await answered(endpoint(), [response('$default', '')])).toBeUndefined();
  });

  test.each([[128 * 1024, true], [128 * 1024 + 1, false]])('of %d bytes is sent: %s', async (bytes, isSent) => {
    const text = await answered(endpoint(), [response('$default')], { body: 'x'.repeat(bytes) });
    expect(isSent ? text?.length : text).toEqual(isSent ? bytes : expect.stringContaining('Internal server error'));
  });

  test('cannot be overridden', async () => {
    expect(await answered(endpoint(), [response('$default', '#set($context.responseOverride.status = 500)fine')])).toBe('fine');
  });

  test.each([
    ['that is no template', '#if('],
    ['that wants JSON', '$input.json(\'$.a\')'],
  ])('fails where it has a template %s', async (_case, text) => {
    expect(await answered(endpoint(), [response('$default', text)], { body: '{"a' })).toContain('Internal server error');
  });

  test.each([
    ['the selection expression', false, { RouteResponseSelectionExpression: '$default' }],
    ['nothing', false, {}],
  ])('stays away where the route has %s alone', async (_case, answers, properties) => {
    fixture = integrationGateway([{ key: '$default', integration: mocked(), responses: [response('$default', 'hidden')], answers, properties }]);
    expect(await answerTo(await fixture.gateway.connect(), 'x')).toBeUndefined();
  });
});

describe('a failing backend', () => {
  test.each<[string, Members, StubAnswer]>([
    ['an endpoint that cannot be reached', endpoint(), () => { throw new Error('secret'); }],
    ['a service that cannot be reached', QUEUE, () => { throw new Error('secret'); }],
    ['a function that may not be invoked', FUNCTION, { status: 403 }],
    ['a URI without a host', endpoint({ IntegrationUri: '/base' }), {}],
    ['a service that is none', { ...QUEUE, IntegrationUri: 'arn:aws:x' }, {}],
    ['a MOCK without a status', { IntegrationType: 'MOCK' }, {}],
  ])('is %s', async (_case, integration, answer) => {
    const text = await answered(integration, [response('$default', 'x')], answer);
    expect(JSON.parse(text ?? '')).toMatchObject({ message: 'Internal server error' });
    expect(text).not.toContain('secret');
  });

  test('is an endpoint that is too slow', async () => {
    expect(await answered(endpoint({ TimeoutInMillis: 50 }), [response('$default')], () => new Promise(() => undefined))).toContain('Endpoint request timed out');
  });

  test('is none where a message is no event of a function', async () => {
    expect(await answered(FUNCTION, [response('$default')], {}, '{"a')).toContain('Could not parse request body into json');
    expect(fixture.backend.calls).toEqual([]);
  });
});

describe('a client that connects', () => {
  test.each([200, 204])('is let in by the status %d', async (status) => {
    expect((await connecting(endpoint(), { status }).gateway.connect()).isOpen).toBe(true);
  });

  test.each([301, 400, 403, 500, 503])('is refused with the status %d of an endpoint', async (status) => {
    expect((await refused(connecting(endpoint(), { status }).gateway.connect())).status).toBe(status < 300 ? 500 : status);
  });

  test.each([[200, true], [403, false]])('is let in or refused by the status %d of a MOCK', async (status, isLetIn) => {
    const connection = connecting(mocked(status)).gateway.connect();
    expect(isLetIn ? (await connection).isOpen : (await refused(connection)).status).toBe(isLetIn ? true : status);
  });

  test('is refused by a service that refuses', async () => {
    expect((await refused(connecting(QUEUE, { status: 400, body: '{}' }).gateway.connect())).status).toBe(400);
  });

  test('is refused by a function that fails', async () => {
    const { body, status } = await refused(connecting(FUNCTION, { payload: { errorMessage: 'secret' }, functionError: 'Unhandled' }).gateway.connect());
    expect([status, JSON.parse(body.toString())]).toEqual([502, expect.objectContaining({ message: 'Internal server error' })]);
  });

  test('is let in by a function that returns whatever it likes', async () => {
    expect((await connecting(FUNCTION, { payload: { statusCode: 403 } }).gateway.connect()).isOpen).toBe(true);
  });

  test('is refused where the backend cannot be reached', async () => {
    expect((await refused(connecting(endpoint(), () => { throw new Error(); }).gateway.connect())).status).toBe(504);
  });

  test('gets nothing of the answer', async () => {
    const { gateway } = connecting(mocked(), {}, [response('$default', 'hidden')]);
    await expect((await gateway.connect()).receive({ timeoutMillis: 1 })).rejects.toThrow('no message came');
  });

  test('takes what a function is told from the template', async () => {
    connecting({ ...FUNCTION, ...template('RequestTemplates', '{"who":"$context.connectionId","room":"$input.params(\'room\')"}') });
    const client = await fixture.gateway.connect({ path: '/?room=1' });
    expect(JSON.parse(lastCall(fixture).body.toString())).toEqual({ who: client.connectionId, room: '1' });
  });
});

describe('an HTTP proxy', () => {
  const PROXY = endpoint({ IntegrationType: 'HTTP_PROXY' });

  test('gets the message as it is, and its answer is the client\'s', async () => {
    expect(await answered(PROXY, [], { status: 500, body: 'sorry' }, 'any text')).toBe('sorry');
    expect(lastCall(fixture).body.toString()).toBe('any text');
  });

  test('takes no templates, and mapped parameters', async () => {
    const RequestParameters = { 'integration.request.header.connectionId': 'context.connectionId' };
    const client = await served({ ...PROXY, ...template('RequestTemplates', 'x'), PassthroughBehavior: 'NEVER', RequestParameters }, []).gateway.connect();
    await client.send('message');
    const { body, headers } = lastCall(fixture);
    expect([body.toString(), headers.connectionid]).toEqual(['message', client.connectionId]);
  });

  test('gets headers and query of a handshake', async () => {
    await connecting(endpoint({ IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'ANY' })).gateway.connect({ path: '/?room=1', headers: { 'X-A': 'a' } });
    const { headers, method, query } = lastCall(fixture);
    expect([method, headers['x-a'], query]).toEqual(['GET', 'a', { room: '1' }]);
  });

  test('of a custom integration gets none of them', async () => {
    await connecting(endpoint()).gateway.connect({ path: '/?room=1', headers: { 'X-A': 'a' } });
    const { headers, query } = lastCall(fixture);
    expect([headers['x-a'], query]).toEqual([undefined, {}]);
  });

  test('has a URI with stage variables', async () => {
    fixture = integrationGateway([{ key: '$default', integration: { ...PROXY, IntegrationUri: 'https://${stageVariables.host}/x' } }], {
      stage: { StageVariables: { host: 'other.example' } },
    });
    await (await fixture.gateway.connect()).send('x');
    expect(lastCall(fixture).url).toBe('https://other.example/x');
  });

  test('may stand behind a VPC link', async () => {
    await (await served({ ...PROXY, ConnectionType: 'VPC_LINK', ConnectionId: 'link' }, []).gateway.connect()).send('x');
    expect(lastCall(fixture).url).toBe('https://back.example/base');
  });
});

test('what a function says of a connection that is over is not asked for', async () => {
  fixture = integrationGateway([{ key: '$disconnect', integration: { ...FUNCTION, ...template('RequestTemplates', '{"code":$context.disconnectStatusCode,"why":"$context.disconnectReason"}') } }]);
  await (await fixture.gateway.connect()).close(4000, 'enough');
  expect(JSON.parse(lastCall(fixture).body.toString())).toEqual({ code: 4000, why: 'enough' });
});
