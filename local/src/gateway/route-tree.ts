import { decodePercent } from '../http/query';

/**
 * The route that serves a request.
 */
export interface RouteMatch<T> {
  readonly value: T;

  /**
   * Path parameters as they travelled, not percent-decoded.
   */
  readonly parameters: ReadonlyMap<string, string>;
}

interface Branch<T> {
  readonly name: string;
  readonly node: Node<T>;
}

class Node<T> {
  public readonly values = new Map<string, T>();
  public readonly literals = new Map<string, Node<T>>();
  public variable?: Branch<T>;
  public greedy?: Branch<T>;
}

/**
 * Finds the method of a request by path and HTTP method.
 *
 * A literal segment goes before a variable and a variable before a greedy one, but only where the method is served: else the search
 * goes on with the next. `ANY` serves what no other method of the same resource does.
 */
export class RouteTree<T> {
  private readonly root = new Node<T>();

  /**
   * @param split segments of a path; by default, a slash at its end makes no difference
   */
  constructor(private readonly split: (path: string) => readonly string[] = segmentsOf) {}

  /**
   * @param path resource path, for instance `/orders/{id}` or `/files/{key+}`
   * @param method HTTP method in capitals, or `ANY`
   */
  public add(path: string, method: string, value: T): void {
    let node = this.root;
    for (const segment of this.split(path)) {
      node = step(node, segment);
    }
    node.values.set(method, value);
  }

  /**
   * @param path path of a request, percent-encoded
   */
  public find(path: string, method: string): RouteMatch<T> | undefined {
    const parameters: [string, string][] = [];
    const value = search(this.root, this.split(path), 0, method, parameters);
    return value === undefined ? undefined : { value, parameters: new Map(parameters) };
  }
}

function segmentsOf(path: string): readonly string[] {
  const inner = path.replace(/^\/+/, '').replace(/\/$/, '');
  return inner === '' ? [] : inner.split('/');
}

function step<T>(node: Node<T>, segment: string): Node<T> {
  if (segment.startsWith('{') && segment.endsWith('+}')) {
    node.greedy ??= { name: segment.slice(1, -2), node: new Node<T>() };
    return node.greedy.node;
  }
  if (segment.startsWith('{') && segment.endsWith('}')) {
    node.variable ??= { name: segment.slice(1, -1), node: new Node<T>() };
    return node.variable.node;
  }
  const known = node.literals.get(segment);
  if (known) {
    return known;
  }
  const added = new Node<T>();
  node.literals.set(segment, added);
  return added;
}

function search<T>(node: Node<T>, segments: readonly string[], index: number, method: string, parameters: [string, string][]): T | undefined {
  if (index === segments.length) {
    return node.values.get(method) ?? node.values.get('ANY');
  }
  const segment = segments[index];
  const literal = node.literals.get(segment) ?? node.literals.get(decodePercent(segment));
  const found = literal && search(literal, segments, index + 1, method, parameters);
  return found ?? searchVariable(node, segments, index, method, parameters) ?? searchGreedy(node, segments, index, method, parameters);
}

function searchVariable<T>(node: Node<T>, segments: readonly string[], index: number, method: string, parameters: [string, string][]): T | undefined {
  if (!node.variable || segments[index] === '') {
    return undefined;
  }
  parameters.push([node.variable.name, segments[index]]);
  const found = search(node.variable.node, segments, index + 1, method, parameters);
  if (found === undefined) {
    parameters.pop();
  }
  return found;
}

function searchGreedy<T>(node: Node<T>, segments: readonly string[], index: number, method: string, parameters: [string, string][]): T | undefined {
  const values = node.greedy?.node.values;
  const found = values?.get(method) ?? values?.get('ANY');
  if (found !== undefined && node.greedy) {
    parameters.push([node.greedy.name, segments.slice(index).join('/')]);
  }
  return found;
}
