/**
 * Construct id of a path, made from the path alone: `~orders~{id}`.
 *
 * A construct id cannot hold a slash, and `~` is in no path that API Gateway takes, so no two paths share an id.
 */
export function pathId(path: string): string {
  return path.replaceAll('/', '~');
}

/**
 * Construct id of a method on a path, made from its route key alone: `POST~orders~{id}`.
 */
export function methodId(method: string, path: string): string {
  return `${method}${pathId(path)}`;
}

/**
 * Construct id of a route of a WebSocket API, made from its key alone: `rooms~1join`.
 *
 * A construct id cannot hold a slash. No two keys share an id.
 */
export function webSocketRouteId(routeKey: string): string {
  return routeKey.replaceAll('~', '~0').replaceAll('/', '~1');
}
