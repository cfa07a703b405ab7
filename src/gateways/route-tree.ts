import type { IConstruct } from 'constructs';
import type { RouteKey } from './route-key';
import { isVariable, segmentsOf } from './route-key';
import { ValidationError } from '../private/errors';

/**
 * A path of an API, with the methods that answer it.
 */
export interface PathNode {
  readonly path: string;

  /**
   * Last segment of the path, empty for the root.
   */
  readonly segment: string;

  /**
   * The path above, undefined for the root.
   */
  readonly parent?: PathNode;

  /**
   * Methods that have a route here, in the order in which they were added.
   */
  readonly methods: string[];
}

/**
 * The paths of an API. Knows which route keys cannot live together.
 */
export class RouteTree {
  private readonly nodes = new Map<string, PathNode>();
  private readonly variables = new Map<PathNode, string>();

  constructor(private readonly scope: IConstruct) {
    this.nodes.set('/', { path: '/', segment: '', methods: [] });
  }

  /**
   * Enters a route and returns its path. Fails when the route is there already, or when a sibling has another path variable.
   */
  public add(key: RouteKey): PathNode {
    const node = this.node(key.path);
    if (node.methods.includes(key.method)) {
      throw new ValidationError(`'${key}' is a route of this API already; a route key has one integration, so leave one of the two out`, this.scope);
    }
    node.methods.push(key.method);
    return node;
  }

  /**
   * Number of paths below the root.
   */
  public get size(): number {
    return this.nodes.size - 1;
  }

  /**
   * Whether no route was added.
   */
  public get isEmpty(): boolean {
    return [...this.nodes.values()].every((node) => node.methods.length === 0);
  }

  /**
   * The path, entered with all paths above it.
   */
  public node(path: string): PathNode {
    const known = this.nodes.get(path);
    if (known) return known;
    const segments = segmentsOf(path);
    const segment = segments[segments.length - 1];
    const parent = this.node(`/${segments.slice(0, -1).join('/')}`);
    this.checkVariable(parent, segment, path);
    const node = { path, segment, parent, methods: [] };
    this.nodes.set(path, node);
    return node;
  }

  private checkVariable(parent: PathNode, segment: string, path: string): void {
    if (!isVariable(segment)) return;
    const sibling = this.variables.get(parent);
    if (sibling !== undefined) {
      throw new ValidationError(`path '${path}' conflicts with its sibling '${sibling}': API Gateway allows one path variable below '${parent.path}'; `
        + `write '${sibling}' here too, or put a fixed segment before one of them`, this.scope);
    }
    this.variables.set(parent, segment);
  }
}
