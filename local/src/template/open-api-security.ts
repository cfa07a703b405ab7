import { TemplateError, UnsupportedFeatureError } from '../errors';
import { isRecord } from './cloud-template';
import type { OpenApiDocument } from './open-api-document';
import { checkExtensions, type Extensions } from './open-api-extensions';
import { Properties } from './properties';
import { shortId } from './short-id';
import { listOf, shown, textOf } from './template-values';

const SIGNED = 'AWSSIGV4';
const API_KEY_HEADER = 'x-api-key';
const AUTHORIZATIONS = ['NONE', 'AWS_IAM'] as const;

/*
 * What an operation's requirement of a scheme means.
 */
type Scheme<A> =
  | { readonly kind: 'api-key' | 'signed' | 'open' }
  | { readonly kind: 'authorizer'; readonly authorizer: A };

/**
 * What an operation asks of those who call it.
 */
export interface OperationSecurity<A> {
  readonly apiKeyRequired: boolean;

  /**
   * Whether requests must be signed.
   */
  readonly signed: boolean;

  /**
   * @default - none
   */
  readonly guard?: { readonly authorizer: A; readonly scopes: readonly string[] };
}

/**
 * Reads an authorizer of a document.
 *
 * @param id made from the API and the name of the scheme
 */
export type AuthorizerReader<A> = (authorizer: Properties, scheme: Properties, names: { readonly id: string; readonly name: string }) => A;

/**
 * The security schemes of a document, and what they mean to its operations.
 *
 * API Gateway does not use the security that stands at a document's root.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export class OpenApiSecurity<A extends { readonly id: string }> {
  private readonly schemes: ReadonlyMap<string, Scheme<A>>;

  constructor(
    private readonly document: OpenApiDocument,
    private readonly readAuthorizer: AuthorizerReader<A>,
    private readonly extensions: Extensions,
  ) {
    const declared = document.isSwagger ? document.root.record('securityDefinitions') : document.components.record('securitySchemes');
    this.schemes = new Map(Object.entries(declared).map(([name, scheme]) => [name, this.readScheme(name, scheme)]));
    if (document.root.list('security').length > 0) {
      document.warnings.push(`${document.root.owner} has 'security' at its root, which API Gateway does not use; give each operation its own`);
    }
  }

  /**
   * The authorizers by their ids.
   */
  public authorizers(): ReadonlyMap<string, A> {
    const authorizers = [...this.schemes.values()].flatMap((scheme) => scheme.kind === 'authorizer' ? [scheme.authorizer] : []);
    return new Map(authorizers.map((authorizer) => [authorizer.id, authorizer]));
  }

  /**
   * How an operation lets requests in. An empty requirement asks for nothing; `x-amazon-apigateway-auth` stands above all requirements but
   * those of API keys.
   *
   * @throws UnsupportedFeatureError when it names several authorizers, of which it can have one
   */
  public of(operation: Properties): OperationSecurity<A> {
    const requirements = operation.list('security').flatMap((entry) => this.readRequirement(entry, operation));
    const kinds = requirements.map(({ scheme }) => scheme.kind);
    const guards = requirements.flatMap(({ scheme, scopes }) => scheme.kind === 'authorizer' ? [{ authorizer: scheme.authorizer, scopes }] : []);
    if (new Set(guards.map(({ authorizer }) => authorizer.id)).size + Number(kinds.includes('signed')) > 1) {
      throw new UnsupportedFeatureError(`${operation.owner} names several authorizers; a route has one`);
    }
    const declared = operation.child('x-amazon-apigateway-auth')?.choice('type', AUTHORIZATIONS);
    return {
      apiKeyRequired: kinds.includes('api-key'),
      ...declared === undefined ? { signed: kinds.includes('signed'), guard: guards[0] } : { signed: declared === 'AWS_IAM' },
    };
  }

  private readRequirement(entry: unknown, operation: Properties): readonly { readonly scheme: Scheme<A>; readonly scopes: readonly string[] }[] {
    if (!isRecord(entry)) {
      throw new TemplateError(`${operation.owner}, security wants objects, got ${shown(entry)}`);
    }
    return Object.entries(entry).map(([name, scopes]) => {
      const scheme = this.schemes.get(name);
      if (!scheme) {
        throw new TemplateError(`${operation.owner} names the security scheme '${name}', which the document does not define`);
      }
      return { scheme, scopes: listOf(scopes ?? [], `${operation.owner}, security.${name}`).map((scope) => textOf(scope, `${operation.owner}, security.${name}`)) };
    });
  }

  private readScheme(name: string, declared: unknown): Scheme<A> {
    const owner = `${this.document.root.owner}, security scheme '${name}'`;
    const scheme = new Properties(owner, this.document.dereferenced(declared, owner));
    checkExtensions(scheme, 'scheme', this.extensions);
    const authorizer = scheme.child('x-amazon-apigateway-authorizer');
    if (authorizer) {
      const id = shortId(this.document.apiId, 'authorizer', name);
      return { kind: 'authorizer', authorizer: this.readAuthorizer(authorizer, scheme, { id, name }) };
    }
    if (scheme.string('x-amazon-apigateway-authtype')?.toUpperCase() === SIGNED) {
      return { kind: 'signed' };
    }
    if (scheme.string('type') === 'apiKey' && scheme.string('name')?.toLowerCase() === API_KEY_HEADER) {
      return { kind: 'api-key' };
    }
    this.document.warnings.push(`${owner} has no authorizer; on AWS as well as here it keeps nobody out`);
    return { kind: 'open' };
  }
}
