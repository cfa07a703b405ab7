import { MalformedProxyResponse } from '../../src/events/proxy-response';
import { readStreamedResponse } from '../../src/events/streamed-response';

const stream = (metadata: unknown, body: string) => Buffer.concat([Buffer.from(JSON.stringify(metadata)), Buffer.alloc(8), Buffer.from(body)]);

test('the body is what follows the first eight zero bytes', () => {
  const response = readStreamedResponse(stream({ statusCode: 201, multiValueHeaders: { 'X-A': ['1', '2'] } }, `x${'\0'.repeat(8)}y`));
  expect([response.status, response.headers.all('x-a'), response.body.toString()]).toEqual([201, ['1', '2'], `x${'\0'.repeat(8)}y`]);
});

test('text is taken as UTF-8, and metadata may be empty', () => {
  expect(readStreamedResponse(`{}${'\0'.repeat(8)}é`)).toMatchObject({ status: 200, body: Buffer.from('é') });
});

test.each([[undefined], [{}], [42], ['{}\0\0'], [stream([], '')], [stream(null, '')]])('fails on %j', (payload) => {
  expect(() => readStreamedResponse(payload)).toThrow(MalformedProxyResponse);
});
