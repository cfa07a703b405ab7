import type { IConstruct } from 'constructs';
import { isVariable } from './route-key';
import type { RouteKey } from './route-key';
import { ValidationError } from '../private/errors';

/**
 * The route keys of an HTTP API. Knows which cannot live together.
 */
export class HttpRouteKeys {
  private readonly byShape = new Map<string, RouteKey>();

  constructor(private readonly scope: IConstruct) {}

  public get size(): number {
    return this.byShape.size;
  }

  /**
   * Methods that have a route, `ANY` among them.
   */
  public get methods(): string[] {
    return [...new Set([...this.byShape.values()].map(({ method }) => method))];
  }

  /**
   * Enters a route key. Fails when it is there already, or when another takes the same requests: API Gateway does not say which would win.
   */
  public add(key: RouteKey): void {
    const shape = shapeOf(key);
    const taken = this.byShape.get(shape);
    if (taken !== undefined) throw new ValidationError(clash(key, taken), this.scope);
    this.byShape.set(shape, key);
  }
}

function clash(key: RouteKey, taken: RouteKey): string {
  if (`${key}` === `${taken}`) return `'${key}' is a route of this API already; a route key has one integration, so leave one of the two out`;
  return `'${key}' takes the same requests as '${taken}', which is a route of this API already; write one of them otherwise`;
}

/**
 * The key without the names of its path variables.
 */
function shapeOf(key: RouteKey): string {
  if (key.isDefault) return `${key}`;
  const segments = key.segments.map((segment) => (isVariable(segment) ? segment.replace(/[^{}+]/g, '') : segment));
  return `${key.method} /${segments.join('/')}`;
}
