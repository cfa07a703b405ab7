import { LocalGatewayError, UnsupportedFeatureError } from '../src';
import { fixtureGateway, http, mock } from './fixtures/gateways';

/** What a request throws. */
function thrown(work: Promise<unknown>): Promise<LocalGatewayError> {
  return work.then(() => {
    throw new Error('nothing was thrown');
  }, (error: unknown) => error as LocalGatewayError);
}

test('an error of the engine names the route, and has the log so far', async () => {
  const { invoke } = fixtureGateway([{ path: '/orders/{id}', method: 'PUT', integration: http('HTTP') }], { gateway: { logging: { level: 'INFO', dataTrace: true } } });
  const error = await thrown(invoke({ method: 'PUT', path: '/orders/7' }));
  expect(error).toBeInstanceOf(LocalGatewayError);
  expect(error.message).toBe('PUT /orders/{id}: no answer is prepared for https://back.example/base; there are answers for nothing');
  expect(error.stack).toContain(error.message);
  expect(error.route).toBe('PUT /orders/{id}');
  expect(error.log.at(-1)).toBe('Sending request to https://back.example/base');
});

test('there is no log where nothing is logged', async () => {
  const error = await thrown(fixtureGateway([{ path: '/', integration: http('HTTP') }]).invoke({ path: '/' }));
  expect([error.route, error.log]).toEqual(['GET /', []]);
});

test('an error that is thrown twice is told once', async () => {
  const error = new UnsupportedFeatureError('this $& is not emulated');
  const { invoke } = fixtureGateway([{ path: '/', integration: http('HTTP') }], { answers: { http: () => { throw error; } } });
  expect((await thrown(invoke({ path: '/' }))).message).toBe('GET /: this $& is not emulated');
  expect((await thrown(invoke({ path: '/' }))).message).toBe('GET /: this $& is not emulated');
});

test('a test invocation says it as well', async () => {
  const { gateway } = fixtureGateway([{ path: '/', integration: http('HTTP') }, { path: '/m', integration: mock('') }]);
  const error = await thrown(gateway.testInvoke({ path: '/' }));
  expect([error.route, error.log.at(-1)]).toEqual(['GET /', 'Sending request to https://back.example/base']);
});
