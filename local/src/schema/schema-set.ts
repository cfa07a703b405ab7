import { TemplateError } from '../errors';
import { COMBINING_KEYWORDS } from './combining-keywords';
import { CONTAINER_KEYWORDS, entriesOf, memberPatterns } from './container-keywords';
import { FITS, type SchemaScope, type Validator } from './schema-scope';
import { VALUE_KEYWORDS } from './value-keywords';
import { fromJs, JavaMap, type JavaValue } from '../java/values';

const KEYWORDS = { ...VALUE_KEYWORDS, ...CONTAINER_KEYWORDS, ...COMBINING_KEYWORDS };
const MODEL_REFERENCE = /\/restapis\/[^/]+\/models\/([^/#]+)(?:#(.*))?$/;
const SHARED_REFERENCE = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/;

/**
 * The models of an API: JSON Schema draft 4, which may refer to each other and to themselves.
 *
 * Order and wording of errors are those of the Java library that AWS words like: keywords of one level by name, and what is inside
 * a list or an object only when the list or object itself fits.
 */
export class SchemaSet {
  private readonly documents = new Map<string, JavaValue>();
  private readonly compiled = new Map<JavaValue, Validator>();

  /**
   * @param schemas schemas by model name
   */
  constructor(private readonly schemas: ReadonlyMap<string, unknown>) {}

  public has(name: string): boolean {
    return this.schemas.has(name);
  }

  /**
   * The validator of a model.
   *
   * @throws TemplateError when there is no such model
   */
  public model(name: string): Validator {
    return this.compile(this.document(name), this.document(name));
  }

  private document(name: string): JavaValue {
    const known = this.documents.get(name);
    if (known !== undefined) {
      return known;
    }
    if (!this.schemas.has(name)) {
      throw new TemplateError(`the API has no model '${name}'; it has ${[...this.schemas.keys()].join(', ') || 'none'}`);
    }
    const document = fromJs(this.schemas.get(name));
    this.documents.set(name, document);
    return document;
  }

  /*
   * A schema is remembered before it is compiled, so that it may contain itself.
   */
  private compile(schema: JavaValue, root: JavaValue): Validator {
    const known = this.compiled.get(schema);
    if (known) {
      return known;
    }
    let errors: Validator['errors'] = () => FITS;
    const validator: Validator = { errors: (value) => errors(value) };
    if (schema instanceof JavaMap) {
      this.compiled.set(schema, validator);
      errors = this.compileErrors(schema, root);
    }
    return validator;
  }

  private compileErrors(schema: JavaMap, root: JavaValue): Validator['errors'] {
    const reference = schema.get('$ref');
    if (typeof reference === 'string') {
      return this.referTo(reference, root).errors;
    }
    const scope: SchemaScope = { compile: (inner) => this.compile(inner, root) };
    const checks = Object.keys(KEYWORDS).sort().filter((name) => schema.has(name))
      .map((name) => KEYWORDS[name](schema.get(name) ?? null, schema, scope));
    const inside = [compileMembers(schema, scope), compileItems(schema, scope)];
    return (value) => {
      const own = checks.flatMap((check) => check(value));
      return own.length > 0 ? own : inside.flatMap((check) => check(value));
    };
  }

  private referTo(reference: string, root: JavaValue): Validator {
    const [, name, pointer] = MODEL_REFERENCE.exec(reference) ?? [];
    if (name !== undefined) {
      const document = this.document(name);
      return this.compile(pointTo(document, pointer ?? '') ?? null, document);
    }
    const local = reference.startsWith('#') ? pointTo(root, reference.slice(1)) : undefined;
    if (local !== undefined) {
      return this.compile(local, root);
    }
    const shared = SHARED_REFERENCE.exec(reference)?.[1];
    if (shared === undefined) {
      throw new TemplateError(`a model refers to '${reference}', which is neither in it nor a model of the API`);
    }
    return this.model(shared);
  }
}

function compileMembers(schema: JavaMap, scope: SchemaScope): Validator['errors'] {
  const named = new Map(entriesOf(schema.get('properties') ?? null).map(([name, inner]) => [name, scope.compile(inner)]));
  const patterns = memberPatterns(schema).map(([pattern, inner]) => [pattern, scope.compile(inner)] as const);
  const others = scope.compile(schema.get('additionalProperties') ?? null);
  return (value) => {
    if (!(value instanceof JavaMap)) {
      return FITS;
    }
    return [...value].flatMap(([name, member]) => {
      const matching = [named.get(name), ...patterns.filter(([pattern]) => pattern.test(name)).map(([, inner]) => inner)]
        .filter((inner) => inner !== undefined);
      return (matching.length > 0 ? matching : [others]).flatMap((inner) => inner.errors(member));
    });
  };
}

function compileItems(schema: JavaMap, scope: SchemaScope): Validator['errors'] {
  const items = schema.get('items') ?? null;
  const positions = Array.isArray(items) ? items.map((inner) => scope.compile(inner)) : [];
  const others = scope.compile(Array.isArray(items) ? schema.get('additionalItems') ?? null : items);
  return (value) => Array.isArray(value) ? value.flatMap((entry, index) => (positions[index] ?? others).errors(entry)) : FITS;
}

function pointTo(document: JavaValue, pointer: string): JavaValue | undefined {
  let value: JavaValue | undefined = document;
  for (const part of pointer.split('/').slice(1)) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    value = value instanceof JavaMap ? value.get(name) : Array.isArray(value) ? value[Number(name)] : undefined;
  }
  return value;
}
