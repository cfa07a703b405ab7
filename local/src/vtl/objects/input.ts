import { JavaMap, type JavaValue } from '../../java/values';
import { spendFor } from '../../java/work';
import { JsonError, parseJson, writeJson } from '../../json';
import { JsonPath } from '../../jsonpath';
import { JavaError, VtlBodyError } from '../errors';
import { TEXT } from '../methods/parameters';
import { methodsOf, MethodTable } from '../methods/table';
import type { TemplateScope } from '../template-scope';
import { JavaObject, type VtlValue } from '../values';

/** The order in which a parameter's name is looked up. */
const LOCATIONS = ['path', 'querystring', 'header'] as const;

const method = methodsOf<InputObject>();

const METHODS = new MethodTable<InputObject>([
  method('path', [TEXT], (input, path) => input.path(path) ?? null),
  method('json', [TEXT], (input, path) => input.json(path)),
  method('params', [], (input) => input.params),
  method('params', [TEXT], (input, name) => input.param(name)),
  method('getBody', [], (input) => input.body),
]);

/**
 * `$input`: the body and the parameters of the request, or the body of the integration's answer.
 *
 * Assumed where no recording says: `$input.json` of what is not there is `""`, of null `null`; names of headers are looked up in
 * the case they came in; the body is parsed at the first `$input.path` or `$input.json`, and an error then.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export class InputObject extends JavaObject {
  private document?: { readonly value: JavaValue };

  private knownParams?: JavaMap;

  constructor(readonly body: string, private readonly scope: Pick<TemplateScope, 'params'>) {
    super();
  }

  /** The maps `path`, `querystring` and `header`. */
  get params(): JavaMap {
    this.knownParams ??= this.scope.params ?? new JavaMap(LOCATIONS.map((location) => [location, new JavaMap()]));
    return this.knownParams;
  }

  property(name: string): VtlValue {
    return name === 'body' ? this.body : null;
  }

  call(name: string, parameters: readonly VtlValue[]): VtlValue {
    return METHODS.call(this, name, parameters) ?? null;
  }

  /** What a JSONPath finds in the body; undefined when nothing. */
  path(path: string): JavaValue | undefined {
    this.document ??= { value: parseBody(this.body) };
    return JsonPath.compile(path).read(this.document.value);
  }

  /** What a JSONPath finds in the body, as JSON. */
  json(path: string): string {
    const found = this.path(path);
    return found === undefined ? '""' : writeJson(found);
  }

  /** A parameter of the path, the query or the header, looked for in this order. */
  param(name: string): JavaValue {
    for (const location of LOCATIONS) {
      const parameters = this.params.get(location);
      if (parameters instanceof JavaMap && parameters.has(name)) {
        return parameters.get(name) ?? null;
      }
    }
    return null;
  }

  toString(): string {
    throw new JavaError('UnsupportedOperationException', '$input has no text; use $input.body');
  }
}

function parseBody(body: string): JavaValue {
  spendFor(body.length);
  try {
    return parseJson(body);
  } catch (error) {
    throw error instanceof JsonError ? new VtlBodyError(error.message) : error;
  }
}
