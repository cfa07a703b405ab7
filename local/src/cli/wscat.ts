import type { ListedRoute } from './listed-route';
import type { WebSocketApiModel } from '../template/websocket-api-model';

const SIMPLE = /^\$(?:\{request\.body((?:\.\w+)+)\}|request\.body((?:\.\w+)+))$/;

/**
 * A command line to copy that connects to a WebSocket API and sends it a message.
 */
export function wscatLine({ routeSelectionExpression }: WebSocketApiModel, routes: readonly ListedRoute[], url: string): string {
  const connect = routes.find(({ path }) => path === '$connect');
  const route = routes.find(({ path }) => !path.startsWith('$'));
  return [
    'npx wscat',
    '-c', url.replace(/^http/, 'ws'),
    ...connect?.apiKey === undefined ? [] : ['-H', `'x-api-key: ${connect.apiKey}'`],
    ...connect?.access === 'token' ? ['-H', '\'Authorization: TOKEN\''] : [],
    ...route === undefined ? [] : ['-x', `'${message(routeSelectionExpression, route.path)}'`],
  ].join(' ');
}

function message(expression: string, key: string): string {
  const [, wrapped, plain] = SIMPLE.exec(expression) ?? [];
  const names = (wrapped ?? plain ?? '').split('.').slice(1);
  return JSON.stringify(names.reduceRight<unknown>((value, name) => ({ [name]: value }), names.length === 0 ? {} : key));
}
