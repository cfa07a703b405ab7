'use strict';

const { readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const { delimiter, dirname, join, parse, posix, relative, resolve, sep } = require('node:path');
const { pathToFileURL } = require('node:url');
const { failure } = require('./failure.cjs');

const EXTENSIONS = ['', '.js', '.mjs', '.cjs'];
const NAME = /^([^.]*)\.(.+)$/;
const NOT_FOUND = ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'];

/**
 * Loads a handler, named by a file without its extension and what it exports: `folder/file.name` or `file.object.name`.
 *
 * @param folder where the code of the function lies
 */
async function loadHandler(folder, handler) {
  if (handler.includes('..')) {
    const message = `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`;
    throw failure('Runtime.MalformedHandlerName', message);
  }
  const [, name, path] = NAME.exec(posix.basename(handler)) ?? [];
  if (name === undefined) {
    throw failure('Runtime.MalformedHandlerName', 'Bad handler');
  }
  const found = findExport(await loadModule(folder, posix.dirname(handler), name), path.split('.'));
  if (!found) {
    throw failure('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (typeof found !== 'function') {
    throw failure('Runtime.HandlerNotFound', `${handler} is not a function`);
  }
  return found;
}

function findExport(exported, path) {
  return nested(exported, path) ?? nested(exported?.default, path);
}

function nested(value, path) {
  return path.reduce((parent, name) => parent === undefined || parent === null ? undefined : parent[name], value);
}

async function loadModule(folder, root, name) {
  try {
    const file = findFile(folder, root, name);
    if (!isModule(file, folder)) {
      keepCommonJs(folder);
      return require(file);
    }
    findRuntimeModules(folder);
    return await import(pathToFileURL(file).href);
  } catch (error) {
    throw importFailure(error);
  }
}

function importFailure(error) {
  if (NOT_FOUND.includes(error?.code)) {
    return failure('Runtime.ImportModuleError', String(error));
  }
  return error instanceof SyntaxError ? Object.assign(failure('Runtime.UserCodeSyntaxError', String(error)), { stack: error.stack }) : error;
}

function findFile(folder, root, name) {
  const base = resolve(folder, root, name);
  if (!isWithin(base, folder)) {
    throw failure('Runtime.ImportModuleError', `Error: '${base}' lies outside of the function's code`);
  }
  const file = EXTENSIONS.map((extension) => base + extension).find(isFile);
  return file ?? require.resolve(name, { paths: [folder, join(folder, root)] });
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isModule(file, folder) {
  return file.endsWith('.mjs') || (file.endsWith('.js') && packageType(file, folder) === 'module');
}

/*
 * In Lambda nothing stands above the folder of the code.
 */
function packageType(file, folder) {
  const place = dirname(file);
  if (place === file || !isWithin(place, folder)) {
    return undefined;
  }
  const description = join(place, 'package.json');
  return isFile(description) ? JSON.parse(readFileSync(description, 'utf8')).type ?? 'commonjs' : packageType(place, folder);
}

function isWithin(path, folder) {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/*
 * A package around the assembly may say that its files are modules. It does not mean those of the function.
 */
function keepCommonJs(folder) {
  if (packageType(folder, parse(folder).root) !== 'module') {
    return;
  }
  const load = Module._extensions['.js'];
  Module._extensions['.js'] = (loaded, file) => {
    if (isWithin(file, folder) && packageType(file, folder) === undefined) {
      loaded._compile(readFileSync(file, 'utf8'), file, 'commonjs');
    } else {
      load(loaded, file);
    }
  };
}

/*
 * Modules know nothing of NODE_PATH, unless it happens to be on their way.
 */
function findRuntimeModules(folder) {
  const folders = (process.env.NODE_PATH ?? '').split(delimiter).filter((path) => path !== '');
  if (folders.some((path) => relative(dirname(path), folder).startsWith('..'))) {
    Module.register(pathToFileURL(join(__dirname, 'import-hooks.mjs')), { data: folders });
  }
}

module.exports = { loadHandler };
