import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

let parents = [];

/**
 * Learns the folders where the modules of the runtime are.
 */
export function initialize(folders) {
  parents = folders.map((folder) => pathToFileURL(join(dirname(folder), 'index.mjs')).href);
}

/**
 * Looks for packages where the function has them, then among those of the runtime.
 */
export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || /^(?:\.|\/|[a-z]+:)/.test(specifier)) {
      throw error;
    }
    for (const parentURL of parents) {
      const found = await next(specifier, { ...context, parentURL }).catch(() => undefined);
      if (found) {
        return found;
      }
    }
    throw error;
  }
}
