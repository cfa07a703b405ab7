import { fixtureGateway, http, json, lambda, mock, service } from '../fixtures/gateways';

const LIMIT = 10_485_760;

describe('requests', () => {
  const { invoke } = fixtureGateway([{ path: '/{proxy+}', method: 'ANY', integration: mock('') }]);

  test.each([
    ['bytes', Buffer.alloc(LIMIT), Buffer.alloc(LIMIT + 1)],
    ['characters', 'a'.repeat(LIMIT), 'a'.repeat(LIMIT + 1)],
    ['characters of several bytes', 'é'.repeat(LIMIT / 2), `${'é'.repeat(LIMIT / 2)}a`],
  ])('fails with a body of more than 10 MB: %s', async (_what, most, tooMuch) => {
    expect((await invoke({ method: 'POST', path: '/a', body: most })).status).toBe(200);
    const answer = await invoke({ method: 'POST', path: '/a', body: tooMuch });
    expect([answer.status, answer.body.toString(), answer.headers['content-length']])
      .toEqual([413, 'HTTP content length exceeded 10485760 bytes.', String(answer.body.length)]);
  });

  test('the size of a head is measured where it travels', async () => {
    expect((await invoke({ path: '/a', query: { q: 'a'.repeat(300_000) }, headers: { 'X-A': 'a'.repeat(300_000) } })).status).toBe(200);
  });
});

describe('answers of integrations', () => {
  test.each([
    ['HTTP', http('HTTP')],
    ['HTTP_PROXY', http('HTTP_PROXY')],
    ['AWS', service('textract:path/jobs')],
  ])('fail above 10 MB: %s', async (_type, integration) => {
    let size = LIMIT;
    const answers = { http: () => ({ body: Buffer.alloc(size, 'a') }), textract: () => ({ body: Buffer.alloc(size, 'a') }) };
    const { invoke, log } = fixtureGateway([{ path: '/', integration }], { answers });
    expect((await invoke({ path: '/' })).status).toBe(200);
    size += 1;
    const answer = await invoke({ path: '/' });
    expect([answer.status, json(answer)]).toEqual([500, { message: 'Internal server error' }]);
    expect(log.at(-1)).toContain('Integration response of reported length 10485761 is larger than allowed maximum of 10485760 bytes.');
  });
});

test('a function behind a proxy integration gets the largest body', async () => {
  const { invoke, backend } = fixtureGateway([{ path: '/', method: 'POST', integration: lambda('AWS_PROXY') }], { answers: { lambda: { payload: {} } } });
  expect((await invoke({ method: 'POST', path: '/', body: 'a'.repeat(LIMIT) })).status).toBe(200);
  expect(backend.calls[0].body.length).toBeGreaterThan(LIMIT);
});
