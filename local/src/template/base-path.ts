import { isRecord } from './cloud-template';
import type { Properties } from './properties';
import { textOf } from './template-values';

/**
 * What an import makes of a document's base path.
 */
export type BasePathMode = 'ignore' | 'prepend' | 'split';

/**
 * What stands before every path of a document, for instance `/v1`; empty for nothing.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-basePath.html
 */
export function readBasePath(root: Properties, mode: BasePathMode): string {
  if (mode === 'ignore') {
    return '';
  }
  const segments = (root.string('basePath') ?? serverBasePath(root)).split('/').filter((segment) => segment !== '');
  return (mode === 'split' ? segments.slice(1) : segments).map((segment) => `/${segment}`).join('');
}

/*
 * The first variable `basePath` of a server counts, even one that no URL uses; without any, the path of a server's URL.
 */
function serverBasePath(root: Properties): string {
  const servers = root.children('servers');
  const variables = servers.flatMap((server) => {
    const variable = server.record('variables').basePath;
    return isRecord(variable) && variable.default !== undefined ? [textOf(variable.default, `${server.owner}, basePath`)] : [];
  });
  return variables[0] ?? servers.map((server) => pathOf(server.string('url') ?? '')).find((path) => path !== '') ?? '';
}

function pathOf(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:/i, '').replace(/^\/\/[^/]*/, '').replace(/\/+$/, '');
}
