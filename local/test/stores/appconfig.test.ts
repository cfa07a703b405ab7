import { REGION, storesOf } from './store-fixture';
import { UnsupportedFeatureError, type BackendAnswer, type BackendCall } from '../../src';
import { APP_CONFIG_RESOURCES } from '../fixtures/app-config';

const stores = storesOf(APP_CONFIG_RESOURCES);

function get(application: string, environment: string, configuration: string, query: BackendCall['query'] = { client_id: 'c' }): Promise<BackendAnswer> {
  const path = `/applications/${application}/environments/${environment}/configurations/${configuration}`;
  const call = { kind: 'aws', service: 'appconfig', method: 'GET', url: `https://appconfig.${REGION}.amazonaws.com${path}`, path, query, headers: {}, body: Buffer.alloc(0) };
  return stores.backends.appconfig({ ...call, region: REGION } as BackendCall);
}

test('a hosted configuration that is deployed is given', async () => {
  expect(await get('shop', 'prod', 'flags')).toMatchObject({
    status: 200, headers: { 'Configuration-Version': '1', 'Content-Type': 'application/json' }, body: '{"a":"é"}',
  });
});

test('a client that has the version gets none', async () => {
  const answer = await get('shop', 'prod', 'flags', { client_id: 'c', client_configuration_version: '1' });
  expect([answer.status, answer.body, answer.headers]).toEqual([204, undefined, expect.objectContaining({ 'Configuration-Version': '1' })]);
});

test.each([
  ['none', 'prod', 'flags', 'Application'], ['other', 'prod', 'flags', 'Environment'], ['shop', 'none', 'flags', 'Environment'],
  ['shop', 'prod', 'none', 'ConfigurationProfile'], ['shop', 'empty', 'flags', 'Deployment'], ['__proto__', 'prod', 'flags', 'Application'],
])('fails with 404 for %s/%s/%s', async (application, environment, configuration, ResourceType) => {
  const { body, headers, status } = await get(application, environment, configuration);
  expect([status, JSON.parse(String(body)), headers]).toEqual([
    404, expect.objectContaining({ ResourceType }), expect.objectContaining({ 'x-amzn-ErrorType': 'ResourceNotFoundException' }),
  ]);
});

test.each<[string, BackendCall['query']]>([
  ['no client', {}], ['a client with too long a name', { client_id: 'c'.repeat(65) }], ['an unknown parameter', { client_id: 'c', client: 'd' }],
])('fails with 400 for %s', async (_what, query) => {
  expect(await get('shop', 'prod', 'flags', query)).toMatchObject({ status: 400, headers: { 'x-amzn-ErrorType': 'BadRequestException' } });
});

test('fails for a configuration that is kept elsewhere', async () => {
  await expect(get('shop', 'prod', 'elsewhere')).rejects.toThrow(UnsupportedFeatureError);
});
