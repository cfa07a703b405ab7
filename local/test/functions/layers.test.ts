import { zipSync } from 'fflate';
import { closeFunctions, functionFixture, writeFiles } from '../fixtures/functions';

const CODE = { 'index.js': 'exports.handler = async (name) => require(name);' };
const text = (value: string): Uint8Array => Buffer.from(`module.exports = '${value}';`);

afterEach(closeFunctions);

test('the packages of layers are found, those of the function\'s version and of later layers first', async () => {
  const first = writeFiles({
    'nodejs/node_modules/a/index.js': text('a of the first'),
    'nodejs/node_modules/b/index.js': text('b of the first'),
    'nodejs/node22/node_modules/c/index.js': text('c for version 22'),
    'nodejs/node20/node_modules/d/index.js': text('d for version 20'),
  });
  const second = `${writeFiles({ 'layer.zip': zipSync({ 'nodejs/node_modules/b/index.js': text('b of the second'), 'nodejs/node_modules/c/index.js': text('c') }) })}/layer.zip`;
  const { result, invoke } = functionFixture(CODE, { model: { layers: [first, second] } });
  expect([await result('a'), await result('b'), await result('c')]).toEqual(['a of the first', 'b of the second', 'c for version 22']);
  expect((await invoke('d')).functionError).toBe('Unhandled');
});

test('fails on a layer that is not there', async () => {
  await expect(functionFixture(CODE, { model: { layers: ['/nowhere'] } }).invoke('a')).rejects.toThrow("is not at '/nowhere'");
});
