import type { StubAnswer } from '../../../../src';
import type { FixtureGateway } from '../../../fixtures/gateways';
import { HANDLER_ARN } from '../../../fixtures/http-template';
import { eventsOf, functionGateway, refused } from '../../../fixtures/websocket-functions';
import type { FixtureRoute } from '../../../fixtures/websocket-template';

const ALL: readonly FixtureRoute[] = [{ key: '$connect' }, { key: '$disconnect' }, { key: '$default', answers: true }];

let fixture: FixtureGateway;

afterEach(() => fixture.gateway.close());

function answering(answer: StubAnswer, routes = ALL, stage = {}): FixtureGateway {
  fixture = functionGateway(routes, { answers: { [HANDLER_ARN]: answer }, stage });
  return fixture;
}

describe('what the function gets', () => {
  const common = {
    extendedRequestId: 'ERERESIiQzOERFV=',
    requestTime: '04/Mar/2026:05:06:07 +0000',
    messageDirection: 'IN',
    stage: 'live',
    connectedAt: 1772600767890,
    requestTimeEpoch: 1772600767890,
    identity: { userAgent: 'cat', sourceIp: '192.0.2.7' },
    requestId: 'ERERESIiQzOERFV=',
    apiId: expect.stringMatching(/^[a-z0-9]{10}$/) as string,
  };

  test('of a connection from its start to its end', async () => {
    answering({ payload: { statusCode: 200, body: 'heard' } });
    const client = await fixture.gateway.connect({
      path: '/?room=1&room=2', headers: { 'User-Agent': 'cat', 'X-Many': ['a', 'b'] }, sourceIp: '192.0.2.7',
    });
    await client.send('{"a":1}');
    await client.close(4000, 'enough');
    const { Host: host } = eventsOf(fixture)[0].headers as { readonly Host: string };
    const where = { domainName: host, connectionId: client.connectionId };
    expect(eventsOf(fixture)).toEqual([{
      headers: expect.objectContaining({ 'User-Agent': 'cat', 'X-Many': 'b' }) as object,
      multiValueHeaders: expect.objectContaining({ 'X-Many': ['a', 'b'] }) as object,
      queryStringParameters: { room: '2' },
      multiValueQueryStringParameters: { room: ['1', '2'] },
      requestContext: { ...common, ...where, routeKey: '$connect', eventType: 'CONNECT' },
      isBase64Encoded: false,
    }, {
      requestContext: { ...common, ...where, routeKey: '$default', eventType: 'MESSAGE', messageId: 'ERERESIiQzOERFV=' },
      body: '{"a":1}',
      isBase64Encoded: false,
    }, {
      headers: { 'Host': host, 'x-api-key': '', 'X-Forwarded-For': '', 'x-restapi': '' },
      multiValueHeaders: { 'Host': [host], 'x-api-key': [''], 'X-Forwarded-For': [''], 'x-restapi': [''] },
      requestContext: { ...common, ...where, routeKey: '$disconnect', eventType: 'DISCONNECT', disconnectStatusCode: 4000, disconnectReason: 'enough' },
      isBase64Encoded: false,
    }]);
  });

  test('has stage variables where there are some', async () => {
    answering({ payload: { statusCode: 200 } }, ALL, { StageVariables: { colour: 'red' } });
    await (await fixture.gateway.connect()).send('x');
    expect(eventsOf(fixture).map(({ stageVariables }) => stageVariables)).toEqual([{ colour: 'red' }, { colour: 'red' }]);
  });

  test.each(['{"action":"__proto__"}', '"', '\\"}', '\u0000\u2028😀', '{"requestContext":{"connectionId":"x"}}', '$input.body', '[]'])('is the text as it was sent: %j', async (text) => {
    answering((call) => ({ payload: { statusCode: 200, body: (JSON.parse(call.body.toString()) as { readonly body?: string }).body } }));
    const client = await fixture.gateway.connect();
    await client.send(text);
    expect(eventsOf(fixture)[1].body).toBe(text);
    expect(await client.receive()).toBe(text);
  });
});

describe('a handshake', () => {
  test('gets the subprotocol that the function chose', async () => {
    answering({ payload: { statusCode: 204, headers: { 'sec-websocket-protocol': 'chat' } } });
    expect((await fixture.gateway.connect({ subprotocols: ['talk', 'chat'] })).subprotocol).toBe('chat');
  });

  test.each([401, 403, 500])('fails with the status %p of the function', async (statusCode) => {
    answering({ payload: { statusCode, body: 'no' } });
    expect((await refused(fixture.gateway.connect())).status).toBe(statusCode);
  });

  test.each<[string, StubAnswer]>([
    ['an error', { payload: { errorMessage: 'secret' }, functionError: 'Unhandled' }],
    ['nothing', { payload: null }],
    ['a text', { payload: 'yes' }],
    ['a status that is none', { payload: { statusCode: 'fine' } }],
  ])('fails with 502 when the function returns %s', async (_case, answer) => {
    answering(answer);
    const { body, status } = await refused(fixture.gateway.connect());
    expect(status).toBe(502);
    expect(JSON.parse(body.toString())).toMatchObject({ message: 'Internal server error' });
    expect(body.toString()).not.toContain('secret');
  });

  test('fails when Lambda refuses the invocation', async () => {
    answering({ status: 403, body: '{}' });
    expect((await refused(fixture.gateway.connect())).status).toBe(500);
  });
});

describe('a message', () => {
  const routes = (answers: boolean): readonly FixtureRoute[] => [{ key: '$default', answers }];

  test('gets the body, whatever the status', async () => {
    answering({ payload: { statusCode: 500, body: '{"sorry":true}' } }, routes(true));
    const client = await fixture.gateway.connect();
    await client.send('x');
    expect(await client.receive()).toBe('{"sorry":true}');
  });

  test.each<[string, boolean, object]>([
    ['the route has no route response', false, { statusCode: 200, body: 'hidden' }],
    ['there is no body', true, { statusCode: 200 }],
  ])('gets nothing when %s', async (_case, answers, payload) => {
    answering({ payload }, routes(answers));
    const client = await fixture.gateway.connect();
    await client.send('x');
    await expect(client.receive({ timeoutMillis: 1 })).rejects.toThrow('no message came');
  });

  test.each([true, false])('gets an error message when the function fails, with a route response or not: %p', async (answers) => {
    answering({ payload: { errorMessage: 'secret' }, functionError: 'Unhandled' }, routes(answers));
    const client = await fixture.gateway.connect();
    await client.send('x');
    expect(await client.receive()).toBe(
      `{"message": "Internal server error", "connectionId":"${client.connectionId}", "requestId":"ERERESIiQzOERFV="}`,
    );
  });
});

test('a function may be named by its own ARN', async () => {
  fixture = functionGateway([{ key: '$default', integration: { IntegrationType: 'AWS_PROXY', IntegrationUri: HANDLER_ARN } }]);
  await (await fixture.gateway.connect()).send('x');
  expect(eventsOf(fixture)).toHaveLength(1);
});

test('the function may name the error that ends a connection, which is over all the same', async () => {
  answering({ payload: { errorMessage: 'late' }, functionError: 'Unhandled' }, [{ key: '$disconnect' }]);
  const client = await fixture.gateway.connect();
  await client.close();
  expect(fixture.log.join()).toContain('late');
});
