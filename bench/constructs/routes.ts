const PATHS_IN_GROUP = 15;
const METHODS = ['GET', 'POST'];

/**
 * A route of the app that is measured.
 */
export interface BenchRoute {
  readonly method: string;
  readonly group: string;
  readonly item: string;
}

/**
 * Routes of paths two segments deep, two methods a path.
 */
export function benchRoutes(count: number): BenchRoute[] {
  return Array.from({ length: count }, (_, index) => {
    const path = Math.floor(index / METHODS.length);
    return { method: METHODS[index % METHODS.length], group: `group${Math.floor(path / PATHS_IN_GROUP)}`, item: `item${path}` };
  });
}
