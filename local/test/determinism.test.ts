import { fixtureGateway, http, lambda, mock, NOW, service } from './fixtures/gateways';

/** A run of some requests, with everything that is seen of them. */
async function run(): Promise<unknown> {
  let count = 0;
  const { gateway, invoke } = fixtureGateway([
    { path: '/mock/{id}', integration: mock('$context.requestTimeEpoch $context.requestId $input.params(\'id\')') },
    { path: '/http', integration: http('HTTP') },
    { path: '/jobs', method: 'POST', integration: service('sqs:path/1/jobs', { RequestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$input.body' } }) },
    { path: '/function', method: 'ANY', integration: lambda('AWS_PROXY') },
  ], {
    answers: { 'http': { status: 404, body: 'none' }, 'sqs:SendMessage': { body: '{}' }, 'lambda': { payload: { statusCode: 201, body: 'made' } } },
    stage: {
      AccessLogSetting: { Format: '$context.requestId $context.extendedRequestId $context.requestTime $context.responseLatency $context.integrationLatency $context.path' },
      MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO', DataTraceEnabled: true }],
    },
    gateway: { clock: () => NOW, random: () => 0.5, ids: () => `00000000-0000-4000-8000-${String(count += 1).padStart(12, '0')}` },
  });
  const answers = [
    await invoke({ path: '/mock/7' }),
    await invoke({ path: '/http' }),
    await invoke({ path: '/jobs', method: 'POST', body: 'x' }),
    await invoke({ path: '/function', method: 'PUT' }),
    await invoke({ path: '/nowhere' }),
    await gateway.testInvoke({ path: '/mock/8' }),
  ];
  return { answers: answers.map((answer) => ({ ...answer, body: answer.body.toString('utf8') })), calls: gateway.calls, logs: gateway.logs };
}

test('two runs with the same clock, ids and randomness are the same to the letter', async () => {
  const [first, second] = [JSON.stringify(await run()), JSON.stringify(await run())];
  expect(first).toContain('Integration latency: 0 ms');
  expect(second).toBe(first);
});
