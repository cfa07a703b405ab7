import { journalSettings, methodSettingsOf } from '../../../src/gateway/traffic/method-settings';
import type { MethodSettingModel, StageModel } from '../../../src/template/rest-api-model';

function setting(resourcePath: string, httpMethod: string, loggingLevel = 'OFF'): MethodSettingModel {
  return { resourcePath, httpMethod, loggingLevel, dataTrace: false, cachingEnabled: false };
}

function stage(...methodSettings: readonly MethodSettingModel[]): StageModel {
  return { name: 'prod', deploymentId: '', variables: {}, methodSettings, cacheEnabled: false };
}

const METHOD = { path: '/orders/{id}', httpMethod: 'GET' };

test('the most special settings come first, those of others not at all', () => {
  const own = setting('//orders/{id}', 'GET');
  const path = setting('/orders/{id}', '*');
  const everyGet = setting('/*', 'GET');
  const every = setting('/*', '*');
  const others = [setting('/orders', 'GET'), setting('/orders/{id}', 'POST'), setting('/*', 'PUT')];
  expect(methodSettingsOf(stage(every, ...others, everyGet, path, own), METHOD)).toEqual([own, path, everyGet, every]);
});

test.each([
  ['INFO', 'INFO'], ['error', 'ERROR'], ['OFF', 'OFF'], ['', 'OFF'],
])('logging level %s', (loggingLevel, level) => {
  expect(journalSettings({ stage: stage(setting('/*', '*', loggingLevel)) }, METHOD).level).toBe(level);
});

test('nothing is logged without settings', () => {
  expect(journalSettings({ stage: stage() }, METHOD)).toEqual({ level: 'OFF', dataTrace: false });
});

test('what a gateway is told stands above the settings', () => {
  expect(journalSettings({ stage: stage(setting('/*', '*', 'INFO')), logging: { level: 'ERROR' } }, METHOD)).toEqual({ level: 'ERROR' });
});
