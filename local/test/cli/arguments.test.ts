import { readArguments, UsageError } from '../../src/cli/arguments';

test('serves cdk.out on port 3000 of this machine when nothing is said', () => {
  expect(readArguments([])).toEqual({
    source: 'cdk.out', port: 3000, host: '127.0.0.1', endpoints: {}, addresses: {}, stubs: {}, parameters: {}, watch: false,
  });
});

test('takes every option, some of them several times', () => {
  expect(readArguments([
    'out', '--stack', 'Orders', '--stage=prod', '-p', '8080', '--host', '0.0.0.0', '-w',
    '--endpoint', 'sqs=http://127.0.0.1:9324', '--endpoint', 'dynamodb=http://127.0.0.1:8000',
    '--address', 'orders.internal=http://127.0.0.1:8080', '--stub', 'ssm:GetParameter={"a":"b=c"}', '--parameter', 'Name=a=b',
    '--vpc-endpoint', 'vpce-1',
  ])).toEqual({
    source: 'out',
    stack: 'Orders',
    stage: 'prod',
    port: 8080,
    host: '0.0.0.0',
    endpoints: { sqs: 'http://127.0.0.1:9324', dynamodb: 'http://127.0.0.1:8000' },
    addresses: { 'orders.internal': 'http://127.0.0.1:8080' },
    stubs: { 'ssm:GetParameter': { body: '{"a":"b=c"}' } },
    parameters: { Name: 'a=b' },
    vpcEndpointId: 'vpce-1',
    watch: true,
  });
});

test.each([[['--help'], 'help'], [['-h', 'x', 'y'], 'help'], [['--version'], 'version'], [['-v'], 'version']])('%j asks for the %s', (args, command) => {
  expect(readArguments(args)).toBe(command);
});

test('a name may be that of a member that every object has', () => {
  expect(Object.keys((readArguments(['--endpoint', '__proto__=http://127.0.0.1:1']) as { endpoints: object }).endpoints)).toEqual(['__proto__']);
});

test.each([
  [['--prot', '1'], 'there is no option \'--prot\''],
  [['--port'], 'option \'-p, --port <value>\' argument missing'],
  [['--watch=yes'], 'option \'-w, --watch\' does not take an argument'],
  [['--port', '65536'], '\'--port\' must be 0 to 65535, got \'65536\'; write for instance --port 3000, or 0 for any that is free'],
  [['--port', 'x'], '\'--port\' must be 0 to 65535, got \'x\''],
  [['--port', '1.5'], '\'--port\' must be 0 to 65535, got \'1.5\''],
  [['--port='], '\'--port\' must be 0 to 65535, got \'\''],
  [['--endpoint', 'sqs'], '\'--endpoint\' must look like sqs=http://127.0.0.1:9324, got \'sqs\''],
  [['--endpoint', 'sqs=localhost:9324'], '\'--endpoint\' must look like sqs=http://127.0.0.1:9324, got \'sqs=localhost:9324\''],
  [['--endpoint', '=http://x'], '\'--endpoint\' must look like'],
  [['--address', 'x=ftp://y'], '\'--address\' must look like'],
  [['--stub', 'ssm'], '\'--stub\' must look like'],
  [['a', 'b'], 'there is one assembly or template at a time, not a and b'],
])('fails on %j', (args, message) => {
  expect(() => readArguments(args)).toThrow(UsageError);
  expect(() => readArguments(args)).toThrow(message);
});
