import { TemplateError, UnsupportedFeatureError } from '../errors';
import { isRecord } from './cloud-template';
import { Properties } from './properties';
import { textOf } from './template-values';
import { own } from '../own';

const MOST_HOPS = 32;

/*
 * YAML reads a version without quotes as a number, without its zero.
 */
const VERSIONS = /^(?:2(?:\.0)?|3(?:\.[01](?:\.\d+)?)?)$/;

/**
 * What is known of a document before it is read.
 */
export interface OpenApiSource {
  readonly apiId: string;

  /**
   * What an error message calls the API.
   */
  readonly owner: string;
  readonly root: Properties;

  /**
   * What stands before every path.
   */
  readonly basePath: string;
}

/**
 * An OpenAPI document with its shared parts.
 */
export class OpenApiDocument {
  /**
   * Schemas by model name; those that operations write in place are added to them.
   */
  public readonly schemas: Map<string, unknown>;

  /**
   * What API Gateway leaves out of the document.
   */
  public readonly warnings: string[] = [];

  /**
   * @throws TemplateError when the document is of no known version
   */
  constructor(private readonly source: OpenApiSource) {
    const version = this.root.string('openapi') ?? this.root.string('swagger');
    if (version === undefined || !VERSIONS.test(version)) {
      throw new TemplateError(`${this.root.owner} is of version '${version}'; write openapi 3.0.x or 3.1.x, or swagger 2.0`);
    }
    this.schemas = new Map(Object.entries(this.isSwagger ? this.root.record('definitions') : this.components.record('schemas')));
  }

  public get apiId(): string {
    return this.source.apiId;
  }

  public get owner(): string {
    return this.source.owner;
  }

  public get root(): Properties {
    return this.source.root;
  }

  public get basePath(): string {
    return this.source.basePath;
  }

  public get isSwagger(): boolean {
    return this.root.has('swagger');
  }

  public get components(): Properties {
    return this.root.child('components') ?? new Properties(`${this.root.owner}, components`, {});
  }

  /**
   * An object of the document, wherever its references lead.
   *
   * @throws TemplateError when they lead nowhere or in a circle, UnsupportedFeatureError when they lead out of the document
   */
  public dereferenced(value: unknown, where: string): Readonly<Record<string, unknown>> {
    let found = value;
    for (let hops = 0; hops < MOST_HOPS; hops += 1) {
      if (!isRecord(found)) {
        throw new TemplateError(`${where} wants an object`);
      }
      if (found.$ref === undefined) {
        return found;
      }
      found = this.target(textOf(found.$ref, where), where);
    }
    throw new TemplateError(`${where} refers in a circle`);
  }

  private target(reference: string, where: string): unknown {
    if (!reference.startsWith('#/')) {
      throw new UnsupportedFeatureError(`${where} refers to '${reference}', which is not in the document; API Gateway reads no other files`);
    }
    const found = reference.slice(2).split('/').map(decoded).reduce<unknown>((value, name) => memberOf(value, name), this.root.all);
    if (found === undefined) {
      throw new TemplateError(`${where} refers to '${reference}', which the document does not have`);
    }
    return found;
  }
}

/**
 * Name of the model that a schema refers to; undefined when it is written in place.
 */
export function referredModel(schema: unknown): string | undefined {
  if (!isRecord(schema) || typeof schema.$ref !== 'string') {
    return undefined;
  }
  return decoded(schema.$ref.split('/').pop() ?? '');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return part;
  }
}

function memberOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    return /^\d+$/.test(name) ? value[Number(name)] : undefined;
  }
  return isRecord(value) ? own(value, name) : undefined;
}
