import { stubBackend, type BackendCall } from '../../src';

const call = (more: Partial<BackendCall>): BackendCall => ({
  kind: 'aws',
  service: 'sqs',
  action: 'SendMessage',
  method: 'POST',
  url: 'https://sqs.us-east-1.amazonaws.com/1/q',
  path: '/1/q',
  query: {},
  headers: {},
  body: Buffer.alloc(0),
  ...more,
});
const problems = [{ code: 'MissingParameter', message: 'The request must contain the parameter X & Y.' }];

test.each<[string, Partial<BackendCall>]>([
  ['sqs:SendMessage', {}],
  ['sqs', { action: 'ReceiveMessage' }],
  ['fn', { kind: 'lambda', functionArn: 'arn:aws:lambda:us-east-1:1:function:fn:live' }],
  ['arn:aws:lambda:us-east-1:1:function:other', { kind: 'lambda', functionArn: 'arn:aws:lambda:us-east-1:1:function:other' }],
  ['lambda', { kind: 'lambda', functionArn: 'arn:aws:lambda:us-east-1:1:function:third' }],
  ['https://a.example/x', { kind: 'http', service: undefined, url: 'https://a.example/x?y=1' }],
  ['https://a.example', { kind: 'http', service: undefined, url: 'https://a.example/z' }],
  ['http', { kind: 'http', service: undefined, url: 'https://b.example/z' }],
  ['*', { service: 'sns', action: 'Publish' }],
])('the answer of %s is taken', async (name, more) => {
  const names = ['sqs:SendMessage', 'sqs', 'fn', 'arn:aws:lambda:us-east-1:1:function:other', 'lambda', 'https://a.example/x', 'https://a.example', 'http', '*'];
  const backend = stubBackend(Object.fromEntries(names.map((key) => [key, { body: key }])));
  expect((await backend(call(more))).body).toBe(name);
  expect(backend.calls).toEqual([call(more)]);
});

test('an answer may be made of the call', async () => {
  const backend = stubBackend({ sqs: ({ path }) => ({ body: path }) });
  expect((await backend(call({}))).body).toBe('/1/q');
});

test.each<[string, Partial<BackendCall>, string]>([
  ['of the form protocol', { problems }, '<?xml version="1.0" encoding="UTF-8"?>\n<ErrorResponse><Error><Type>Sender</Type><Code>MissingParameter</Code><Message>The request must contain the parameter X &amp; Y.</Message>'],
  ['of the form protocol, to who accepts JSON', { problems, headers: { Accept: 'application/json' } }, '{"Error":{"Code":"MissingParameter","Message":"The request must contain the parameter X & Y.","Type":"Sender"},'],
  ['of JSON', { problems, headers: { 'X-Amz-Target': 'T.A' } }, '{"__type":"com.amazon.coral.service#MissingParameter","message":"The request must contain the parameter X & Y."}'],
  ['of S3', { problems, service: 's3' }, '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>MissingParameter</Code><Message>The request must contain the parameter X &amp; Y.</Message>'],
])('a call that breaks its model is refused in the words %s', async (_case, more, body) => {
  const backend = stubBackend({ '*': { status: 200 } });
  const answer = await backend(call(more));
  expect(answer.status).toBe(400);
  expect(String(answer.body).startsWith(body)).toBe(true);
  expect(backend.calls.length).toBe(1);
});

test('fails on a call that no answer is prepared for', async () => {
  await expect(stubBackend({})(call({}))).rejects.toThrow('no answer is prepared for sqs:SendMessage; there are answers for nothing');
});
