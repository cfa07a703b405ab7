import { fixtureGateway, http, lambda, mock, service } from '../fixtures/gateways';

/*
 * A small generator with a fixed seed, so that a failure comes again.
 */
function randomness(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const PARTS = ['/', '//', 'a', '{id}', '%', '%zz', '%2F', '%00', '..', '?', '&', '=', '+', ';', '#', ' ', '\u2028', '😀', '\ud800', '__proto__',
  'constructor', '"', "'", '\\', '\r\n', '${x}', '$context.stage', '#set($a=1)', '<', '\u0000'];
const METHODS = ['GET', 'POST', 'OPTIONS', 'HEAD', 'weird', ''];
const TYPES = [undefined, 'application/json', 'text/plain', 'image/png', '', 'application/json; charset=x', ',,', '*/*'];
const ANSWERS = [{}, { body: '{' }, { status: 500, body: 'x' }, { payload: { statusCode: 'x' } }, { payload: null }, { payload: { body: '', headers: { 'a b': 1 } } },
  { headers: { '__proto__': 'x', 'Content-Type': 'image/png' }, body: Buffer.from([255]) }, { functionError: 'Handled', payload: 'no' }];

test('2,000 odd requests each get an answer of AWS', async () => {
  const random = randomness(20_260_304);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)];
  const odd = () => Array.from({ length: random(6) }, () => pick(PARTS)).join('');
  const mappings = {
    RequestParameters: {
      'integration.request.path.p': 'method.request.path.proxy', 'integration.request.querystring.q': 'method.request.body.a', 'integration.request.header.h': 'method.request.header.x',
    },
  };
  const templates = { RequestTemplates: { 'application/json': "$input.json('$.a')$input.params('x')$util.urlEncode($input.body)" } };
  const { invoke } = fixtureGateway([
    { path: '/m/{proxy+}', method: 'ANY', integration: mock("$input.path('$')$input.params()") },
    { path: '/h/{proxy+}', method: 'ANY', integration: http('HTTP', { ...mappings, ...templates, Uri: 'https://back.example/{p}' }) },
    { path: '/p/{proxy+}', method: 'ANY', integration: http('HTTP_PROXY', { ...mappings, Uri: 'https://back.example/{p}' }) },
    { path: '/s/{proxy+}', method: 'ANY', integration: service('s3:path/bucket/{p}', { ...mappings, IntegrationHttpMethod: 'ANY' }) },
    { path: '/q/{proxy+}', method: 'ANY', integration: service('sqs:path/1/q', templates) },
    { path: '/d/{proxy+}', method: 'ANY', integration: service('dynamodb:action/PutItem', templates) },
    { path: '/f/{proxy+}', method: 'ANY', integration: lambda('AWS', templates) },
    { path: '/l/{proxy+}', method: 'ANY', integration: lambda('AWS_PROXY') },
  ], { api: { BinaryMediaTypes: ['image/png'] }, answers: { '*': () => pick(ANSWERS) } });
  const statuses = new Set<number>();
  for (let index = 0; index < 2000; index += 1) {
    const type = pick(TYPES);
    const { status, headers } = await invoke({
      method: pick(METHODS),
      path: pick(['/m/', '/h/', '/p/', '/s/', '/q/', '/d/', '/f/', '/l/', '/', '']) + odd(),
      query: { [odd()]: odd(), q: [odd(), odd()] },
      headers: { ...type === undefined ? {} : { 'Content-Type': type, 'Accept': type }, x: odd() },
      body: pick(['', '{"a":1}', '{"a":', odd(), `{"a":${JSON.stringify(odd())}}`]),
    });
    statuses.add(status);
    expect(headers['x-amzn-RequestId']).toBeDefined();
  }
  expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 400, 403, 500, 502]));
});
