import { Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from '../../src/observability';

const KINDS = ['REST', 'HTTP', 'WEBSOCKET'] as const;

const render = (format: AccessLogFormat, kind: (typeof KINDS)[number] = 'REST') => format._render(new Stack(), kind);

const EVERY = {
  json: AccessLogFormat.json(), clf: AccessLogFormat.clf(), xml: AccessLogFormat.xml(), csv: AccessLogFormat.csv(),
};

test('JSON says who called what, with what result, and how long it took', () => {
  expect(JSON.parse(render(AccessLogFormat.json()))).toEqual({
    requestId: '$context.requestId',
    extendedRequestId: '$context.extendedRequestId',
    requestTime: '$context.requestTime',
    httpMethod: '$context.httpMethod',
    path: '$context.path',
    resourcePath: '$context.resourcePath',
    protocol: '$context.protocol',
    stage: '$context.stage',
    status: '$context.status',
    responseLength: '$context.responseLength',
    responseLatency: '$context.responseLatency',
    integrationLatency: '$context.integrationLatency',
    integrationStatus: '$context.integrationStatus',
    integrationError: '$context.integrationErrorMessage',
    errorType: '$context.error.responseType',
    errorMessage: '$context.error.message',
    sourceIp: '$context.identity.sourceIp',
    caller: '$context.identity.caller',
    user: '$context.identity.user',
    principalId: '$context.authorizer.principalId',
    userAgent: '$context.identity.userAgent',
  });
});

test('CSV has the same values as JSON', () => {
  const values = Object.values(JSON.parse(render(AccessLogFormat.json())) as { [name: string]: string });
  expect(render(AccessLogFormat.csv())).toBe(values.map((value) => `"${value}"`).join(','));
});

test('XML has the same values as JSON, and is one element', () => {
  const xml = render(AccessLogFormat.xml());
  const { requestId, ...others } = JSON.parse(render(AccessLogFormat.json())) as { [name: string]: string };
  expect(xml).toMatch(/^<request id="\$context\.requestId">.*<\/request>$/);
  expect(requestId).toBe('$context.requestId');
  for (const [name, value] of Object.entries(others)) expect(xml).toContain(`<${name}>${value}</${name}>`);
});

test.each([
  ['REST', '"$context.httpMethod $context.path $context.protocol" $context.status $context.responseLength $context.requestId $context.extendedRequestId'],
  ['HTTP', '"$context.httpMethod $context.path $context.protocol" $context.status $context.responseLength $context.requestId'],
  ['WEBSOCKET', '"$context.eventType $context.routeKey $context.connectionId" $context.status $context.requestId $context.extendedRequestId'],
] as const)('CLF of %s is the common one with the request ids behind it', (kind, request) => {
  expect(render(AccessLogFormat.clf(), kind))
    .toBe(`$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] ${request}`);
});

test.each([
  ['REST', ['requestId', 'requestTime', 'httpMethod', 'path', 'status', 'responseLength', 'integrationError', 'integrationStatus', 'sourceIp', 'userAgent']],
  ['HTTP', ['requestId', 'requestTime', 'httpMethod', 'path', 'status', 'responseLength', 'integrationError', 'integrationStatus', 'sourceIp', 'userAgent',
    'routeKey', 'authorizerError']],
  ['WEBSOCKET', ['requestId', 'requestTime', 'status', 'integrationError', 'integrationStatus', 'sourceIp', 'userAgent',
    'eventType', 'routeKey', 'connectionId', 'messageId', 'authorizerError']],
] as const)('JSON of %s holds what its kind of API knows', (kind, fields) => {
  expect(Object.keys(JSON.parse(render(AccessLogFormat.json(), kind)) as object)).toEqual(expect.arrayContaining([...fields]));
});

test.each(KINDS.flatMap((kind) => Object.entries(EVERY).map(([name, format]) => [kind, name, format] as const)))(
  '%s: %s is one line that AWS takes, without secrets', (kind, _name, format) => {
    const line = render(format, kind);
    expect(line).not.toMatch(/[\r\n]/);
    expect(line).toContain('$context.requestId');
    expect(line).not.toMatch(/apiKey|claims|token|authorization/i);
    expect(() => AccessLogFormat.custom(line)).not.toThrow();
  });

describe('custom', () => {
  test('is taken as it is', () => {
    expect(render(AccessLogFormat.custom('$context.requestId $context.status'))).toBe('$context.requestId $context.status');
  });

  test.each(['$context.extendedRequestId', '{"id":"$context.requestId"}', '$context.requestId $context.identity.apiKeyId'])('takes %s', (format) => {
    expect(render(AccessLogFormat.custom(format))).toBe(format);
  });

  test.each([
    ['$context.status', /must hold \$context\.requestId or \$context\.extendedRequestId, got '\$context\.status'/],
    ['$context.requestIdentity', /must hold \$context\.requestId/],
    ['$context.requestId\n$context.status', /must be one line/],
    ['$context.requestId $context.identity.apiKey', /must hold no secret.*write \$context\.identity\.apiKeyId/],
  ])('fails for %j', (format, message) => {
    expect(() => AccessLogFormat.custom(format)).toThrow(message);
  });

  test('may have 3 KB', () => {
    const format = (length: number) => AccessLogFormat.custom('$context.requestId'.padEnd(length, ' x'));
    expect(() => render(format(3_072))).not.toThrow();
    expect(() => render(format(3_073))).toThrow(/access log format must be at most 3072 bytes/);
  });
});
