import type { Path, Step } from './ast';
import { isDefinite } from './definite';
import { JsonPathError, PathNotFound } from './json-path-error';
import { evaluatePath } from './path-evaluation';
import { parsePath } from './path-parser';
import { BoundedCache } from '../java/bounded-cache';
import type { JavaValue } from '../java/values';
import { withinStack } from '../java/within-stack';

const CACHE_CAPACITY = 500;

/**
 * A path in the JSONPath dialect of Jayway, which API Gateway's mapping templates use.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export class JsonPath {
  /**
   * Parses a path; equal paths are parsed once. A path that does not begin with `$` is taken from the document.
   *
   * @throws JsonPathError for a malformed path
   */
  static compile(path: string): JsonPath {
    return JsonPath.cache.get(path, () => withinStack(
      () => new JsonPath(parsePath(path)),
      () => new JsonPathError('the path is nested too deeply'),
    ));
  }

  private static readonly cache = new BoundedCache<JsonPath>(CACHE_CAPACITY);

  private constructor(private readonly path: Path) {}

  /**
   * Whether the path leads to one value; all others give a list of what they find.
   */
  get isDefinite(): boolean {
    return isDefinite(this.path);
  }

  /**
   * Whether the path has a step of a kind, those within filters aside.
   */
  has(kind: Step['kind']): boolean {
    return this.path.steps.some((step) => step.kind === kind);
  }

  /**
   * What the path leads to, undefined when a definite path leads nowhere. The document is not changed.
   *
   * @throws JsonPathError when the path does not fit the document: an unknown function, a sum without numbers
   */
  read(document: JavaValue): JavaValue | undefined {
    try {
      return evaluatePath(this.path, document, { document, documentValues: new Map(), requireProperties: false });
    } catch (error) {
      if (error instanceof PathNotFound) {
        return undefined;
      }
      throw error;
    }
  }
}
