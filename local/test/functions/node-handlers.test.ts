import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { closeFunctions, functionFixture, resultOf, writeFiles } from '../fixtures/functions';

afterEach(closeFunctions);

const answers = (value: string): string => `exports.handler = async () => ${value};`;

describe('where handlers are', () => {
  test.each([
    ['a CommonJS module', { 'index.js': answers('1') }, 'index.handler'],
    ['an ES module', { 'index.mjs': 'export const handler = async () => 1;' }, 'index.handler'],
    ['an ES module by package.json', { 'index.js': 'export const handler = async () => 1;', 'package.json': '{"type":"module"}' }, 'index.handler'],
    ['a .cjs file', { 'index.cjs': answers('1'), 'package.json': '{"type":"module"}' }, 'index.handler'],
    ['a folder', { 'dir/inner/file.js': 'exports.method = async () => 1;' }, 'dir/inner/file.method'],
    ['a folder that is a module by its own package.json', { 'dir/file.js': 'export const m = async () => 1;', 'dir/package.json': '{"type":"module"}' }, 'dir/file.m'],
    ['a nested export', { 'index.js': 'exports.api = { get: { handler: async () => 1 } };' }, 'index.api.get.handler'],
    ['a default export', { 'index.mjs': 'export default { handler: async () => 1 };' }, 'index.handler'],
    ['what a module awaits', { 'index.mjs': 'const one = await Promise.resolve(1); export const handler = async () => one;' }, 'index.handler'],
    ['a module that imports another', { 'index.mjs': 'import { one } from "./one.mjs"; export const handler = async () => one;', 'one.mjs': 'export const one = 1;' }, 'index.handler'],
    ['a package of its own', { 'index.mjs': 'import one from "one"; export const handler = async () => one;', 'node_modules/one/index.js': 'module.exports = 1;' }, 'index.handler'],
    ['the code of a package', { 'node_modules/one.js': answers('1') }, 'one.handler'],
  ])('%s', async (_name, files, handler) => {
    expect(await functionFixture(files, { model: { handler } }).result()).toBe(1);
  });

  test('a package around the assembly does not make modules of CommonJS files', async () => {
    const project = writeFiles({
      'package.json': '{"type":"module"}',
      'cdk.out/asset/index.js': 'exports.handler = async () => require("./one");',
      'cdk.out/asset/one.js': 'module.exports = 1;',
    });
    expect(await functionFixture({}, { model: { code: { path: join(project, 'cdk.out/asset') } } }).result()).toBe(1);
    rmSync(project, { recursive: true });
  });

  test('inline code is CommonJS in a folder that is removed', async () => {
    const fixture = functionFixture({}, { model: { code: { text: 'exports.handler = async () => __filename;' } } });
    const file = await fixture.result() as string;
    expect([file.endsWith('index.js'), existsSync(file)]).toEqual([true, true]);
    await fixture.close();
    expect(existsSync(dirname(file))).toBe(false);
  });

  test('zip files are unpacked, with their folders', async () => {
    const zip = zipSync({ 'dir/': new Uint8Array(), 'dir/index.js': Buffer.from(answers('require("../one")')), 'one.js': Buffer.from('module.exports = 1;') });
    const folder = writeFiles({ 'asset.zip': zip });
    expect(await functionFixture({}, { model: { handler: 'dir/index.handler', code: { path: join(folder, 'asset.zip') } } }).result()).toBe(1);
    rmSync(folder, { recursive: true });
  });

  test('modules of the runtime are those that this program finds, for modules too', async () => {
    const model = { handler: 'index.handler' };
    const source = { 'index.mjs': 'import { unzipSync } from "fflate"; export const handler = async () => typeof unzipSync;' };
    expect(await functionFixture(source, { model }).result()).toBe('function');
    expect(await functionFixture({ 'index.js': 'exports.handler = async () => typeof require("fflate").unzipSync;' }, { model }).result()).toBe('function');
  });
});

describe('fails with what Lambda says of', () => {
  test.each([
    ['a file that is not there', {}, 'index.handler', 'Runtime.ImportModuleError', 'Cannot find module'],
    ['a module that requires what is not there', { 'index.js': 'require("no-such-package");' }, 'index.handler', 'Runtime.ImportModuleError', 'no-such-package'],
    ['a module that imports what is not there', { 'index.mjs': 'import "no-such-package";' }, 'index.handler', 'Runtime.ImportModuleError', 'no-such-package'],
    ['an export that is not there', { 'index.js': '' }, 'index.handler', 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported'],
    ['an export that is no function', { 'index.js': 'exports.handler = 1;' }, 'index.handler', 'Runtime.HandlerNotFound', 'index.handler is not a function'],
    ['an export of nothing', { 'index.js': 'module.exports = null;' }, 'index.handler', 'Runtime.HandlerNotFound', 'index.handler is undefined'],
    ['code that is no JavaScript', { 'index.js': 'exports.handler = (' }, 'index.handler', 'Runtime.UserCodeSyntaxError', 'SyntaxError'],
    ['code that throws while it is loaded', { 'index.js': 'throw new RangeError("no");' }, 'index.handler', 'RangeError', 'no'],
    ['a handler without an export', { 'index.js': '' }, 'index', 'Runtime.MalformedHandlerName', 'Bad handler'],
    ['a handler of nothing', { 'index.js': '' }, '', 'Runtime.MalformedHandlerName', 'Bad handler'],
    ['a way out of the folder', {}, '../outside.handler', 'Runtime.MalformedHandlerName', 'is not a valid handler name'],
    ['a way out and back', { 'index.js': answers('1') }, 'dir/../index.handler', 'Runtime.MalformedHandlerName', 'is not a valid handler name'],
    ['a file elsewhere', {}, '/etc/hosts.handler', 'Runtime.ImportModuleError', 'lies outside of the function\'s code'],
  ])('%s', async (_name, files, handler, errorType, message) => {
    const fixture = functionFixture(files, { model: { handler } });
    const answer = await fixture.invoke();
    expect(answer.functionError).toBe('Unhandled');
    expect(resultOf(answer)).toMatchObject({ errorType, errorMessage: expect.stringContaining(message) as string });
  });

  test('and the next invocation loads the code anew', async () => {
    const fixture = functionFixture({ 'index.js': 'exports.handler = (' });
    await fixture.invoke();
    writeFileSync(join(fixture.folder, 'index.js'), answers('1'));
    expect(await fixture.result()).toBe(1);
  });
});

test('fails when the code is not where the template says', async () => {
  await expect(functionFixture({}, { model: { code: { path: '/no/such/folder' } } }).invoke()).rejects.toThrow('the code of the function is not at \'/no/such/folder\'; synthesize the app again');
});

test.each([['garbage', Buffer.from('not a zip'), 'is neither a folder nor a zip file'],
  ['files outside', zipSync({ '../evil.js': Buffer.from('1') }), 'which lies outside of its folder']])('fails on a zip of %s', async (_name, zip, message) => {
  const folder = writeFiles({ 'asset.zip': zip });
  const fixture = functionFixture({}, { model: { code: { path: join(folder, 'asset.zip') } } });
  await expect(fixture.invoke()).rejects.toThrow(message);
  rmSync(folder, { recursive: true });
});
