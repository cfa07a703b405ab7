import { fixtureGateway, http, lambda } from '../fixtures/gateways';

/*
 * The tables of AWS's page on content type conversions, row by row.
 */
const BYTES = Buffer.from([0x00, 0xff, 0x10, 0x80]);
const BASE64 = BYTES.toString('base64');
const BINARY = 'application/octet-stream';
const TEXT = 'text/plain';
const TO_BINARY = 'CONVERT_TO_BINARY';
const TO_TEXT = 'CONVERT_TO_TEXT';
const DECODED = Buffer.from(BYTES.toString('utf8'));

describe('of a request', () => {
  test.each<[string, string | Buffer, string, readonly string[] | undefined, string | undefined, string | Buffer]>([
    ['text', 'häßlich', TEXT, undefined, undefined, 'häßlich'],
    ['text', 'häßlich', BINARY, undefined, undefined, 'häßlich'],
    ['bytes', BYTES, BINARY, undefined, undefined, DECODED],
    ['text', BASE64, TEXT, undefined, TO_BINARY, BYTES],
    ['text', 'häßlich', BINARY, undefined, TO_TEXT, 'häßlich'],
    ['text', 'häßlich', TEXT, [BINARY], undefined, 'häßlich'],
    ['text', BASE64, TEXT, [BINARY], TO_BINARY, BYTES],
    ['text', 'häßlich', TEXT, [BINARY], TO_TEXT, 'häßlich'],
    ['bytes', BYTES, BINARY, [BINARY], undefined, BYTES],
    ['bytes', BYTES, BINARY, [BINARY], TO_BINARY, BYTES],
    ['bytes', BYTES, BINARY, [BINARY], TO_TEXT, BASE64],
    ['bytes', BYTES, BINARY, ['application/*'], undefined, BYTES],
    ['bytes', BYTES, BINARY, ['*/*'], TO_TEXT, BASE64],
    ['bytes', BYTES, `${BINARY}; version=1`, [BINARY], undefined, BYTES],
  ])('%s %j as %s, binary types %j, %s', async (_kind, body, type, types, handling, expected) => {
    for (const integration of ['HTTP', 'HTTP_PROXY'] as const) {
      const { invoke, backend } = fixtureGateway([{
        path: '/', method: 'POST', integration: http(integration, { ContentHandling: handling }),
      }], { api: { BinaryMediaTypes: types }, answers: { http: {} } });
      await invoke({ path: '/', method: 'POST', headers: { 'Content-Type': type }, body });
      expect(backend.calls[0].body).toEqual(Buffer.from(expected));
    }
  });

  test.each([
    [TEXT, false], [BINARY, true], [`${BINARY}; version=1`, true], ['APPLICATION/OCTET-STREAM', true],
  ])('to a function as %s: base64 %s', async (type, isBase64Encoded) => {
    const { invoke, backend } = fixtureGateway([{ path: '/', method: 'POST', integration: lambda('AWS_PROXY') }], {
      api: { BinaryMediaTypes: [BINARY] }, answers: { handler: { payload: {} } },
    });
    await invoke({ path: '/', method: 'POST', headers: { 'Content-Type': type }, body: 'text' });
    expect(JSON.parse(backend.calls[0].body.toString())).toMatchObject({ body: isBase64Encoded ? 'dGV4dA==' : 'text', isBase64Encoded });
  });
});

describe('of a response', () => {
  test.each<[string, string | Buffer, string, readonly string[] | undefined, string | undefined, string | Buffer]>([
    ['text', 'häßlich', TEXT, undefined, undefined, 'häßlich'],
    ['bytes', BYTES, TEXT, undefined, undefined, DECODED],
    ['text', BASE64, TEXT, undefined, TO_BINARY, BYTES],
    ['text', 'häßlich', TEXT, undefined, TO_TEXT, 'häßlich'],
    ['text', 'häßlich', TEXT, [BINARY], undefined, 'häßlich'],
    ['text', BASE64, TEXT, [BINARY], TO_BINARY, BYTES],
    ['text', 'häßlich', TEXT, [BINARY], TO_TEXT, 'häßlich'],
    ['text', BASE64, BINARY, [BINARY], undefined, BYTES],
    ['text', BASE64, BINARY, [BINARY], TO_BINARY, BYTES],
    ['text', 'häßlich', BINARY, [BINARY], TO_TEXT, 'häßlich'],
    ['bytes', BYTES, TEXT, [BINARY], undefined, BASE64],
    ['bytes', BYTES, TEXT, [BINARY], TO_BINARY, BYTES],
    ['bytes', BYTES, TEXT, [BINARY], TO_TEXT, BASE64],
    ['bytes', BYTES, BINARY, [BINARY], undefined, BYTES],
    ['bytes', BYTES, BINARY, [BINARY], TO_BINARY, BYTES],
    ['bytes', BYTES, BINARY, [BINARY], TO_TEXT, BASE64],
    ['bytes', BYTES, `${BINARY},text/html`, [BINARY], undefined, BYTES],
    ['bytes', BYTES, `text/html,${BINARY}`, [BINARY], undefined, BASE64],
    ['bytes', BYTES, `${BINARY};q=0.9`, [BINARY], undefined, BYTES],
  ])('%s %j for Accept %s, binary types %j, %s', async (kind, body, accept, types, handling, expected) => {
    for (const type of ['HTTP', 'HTTP_PROXY'] as const) {
      const { invoke } = fixtureGateway([{
        path: '/', integration: http(type, { IntegrationResponses: [{ StatusCode: '200', ContentHandling: handling }] }),
      }], { api: { BinaryMediaTypes: types }, answers: { http: { body, headers: { 'Content-Type': kind === 'text' ? TEXT : BINARY } } } });
      expect((await invoke({ path: '/', headers: { Accept: accept } })).body).toEqual(Buffer.from(expected));
    }
  });

  test('fails where text that must become bytes is not base64', async () => {
    const { invoke } = fixtureGateway([{ path: '/', integration: http('HTTP') }], {
      api: { BinaryMediaTypes: [BINARY] }, answers: { http: { body: 'häßlich', headers: { 'Content-Type': TEXT } } },
    });
    expect((await invoke({ path: '/', headers: { Accept: BINARY } })).status).toBe(500);
  });
});
