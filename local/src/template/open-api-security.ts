import { TemplateError, UnsupportedFeatureError } from '../errors';
import { readAuthorizerParts } from './authorizer-reader';
import { isRecord } from './cloud-template';
import type { OpenApiDocument } from './open-api-document';
import { checkExtensions } from './open-api-extensions';
import { Properties } from './properties';
import type { AuthorizerModel, MethodModel } from './rest-api-model';
import { shortId } from './short-id';
import { listOf, shown, textOf } from './template-values';
import { own } from '../own';

const AUTHORIZER_PARTS = [
  'authorizerCredentials', 'authorizerResultTtlInSeconds', 'authorizerUri', 'identitySource', 'identityValidationExpression', 'providerARNs', 'type',
];
const SIGNED = 'AWSSIGV4';
const API_KEY_HEADER = 'x-api-key';
const AUTHORIZATIONS = ['NONE', 'AWS_IAM'] as const;
const LOCATIONS: Readonly<Record<string, string>> = { header: 'header', query: 'querystring' };

/*
 * What an operation's requirement of a scheme means.
 */
type Scheme =
  | { readonly kind: 'api-key' | 'signed' | 'open' }
  | { readonly kind: 'authorizer'; readonly authorizer: AuthorizerModel };

type Authorization = Pick<MethodModel, 'authorizationType' | 'authorizerId' | 'authorizationScopes' | 'apiKeyRequired'>;

/**
 * The security schemes of a document, and what they mean to its operations.
 *
 * API Gateway does not use the security that stands at a document's root.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export class OpenApiSecurity {
  private readonly schemes: ReadonlyMap<string, Scheme>;

  constructor(private readonly document: OpenApiDocument) {
    const declared = document.isSwagger ? document.root.record('securityDefinitions') : document.components.record('securitySchemes');
    this.schemes = new Map(Object.entries(declared).map(([name, scheme]) => [name, this.readScheme(name, scheme)]));
    if (document.root.list('security').length > 0) {
      document.warnings.push(`${document.root.owner} has 'security' at its root, which API Gateway does not use; give each operation its own`);
    }
  }

  /**
   * The authorizers by their ids.
   */
  public authorizers(): ReadonlyMap<string, AuthorizerModel> {
    const authorizers = [...this.schemes.values()].flatMap((scheme) => scheme.kind === 'authorizer' ? [scheme.authorizer] : []);
    return new Map(authorizers.map((authorizer) => [authorizer.id, authorizer]));
  }

  /**
   * How a method lets requests in. An empty requirement asks for nothing.
   *
   * @throws UnsupportedFeatureError when it names several authorizers, of which a method can have one
   */
  public of(operation: Properties): Authorization {
    const requirements = operation.list('security').flatMap((entry) => this.readRequirement(entry, operation));
    const kinds = requirements.map(({ scheme }) => scheme.kind);
    const guards = requirements.flatMap(({ scheme, scopes }) => scheme.kind === 'authorizer' ? [{ authorizer: scheme.authorizer, scopes }] : []);
    if (new Set(guards.map(({ authorizer }) => authorizer.id)).size + Number(kinds.includes('signed')) > 1) {
      throw new UnsupportedFeatureError(`${operation.owner} names several authorizers; a method of a REST API has one`);
    }
    const declared = operation.child('x-amazon-apigateway-auth')?.choice('type', AUTHORIZATIONS);
    return {
      apiKeyRequired: kinds.includes('api-key'),
      ...declared === undefined ? authorizationOf(guards[0], kinds.includes('signed')) : { authorizationType: declared, authorizationScopes: [] },
    };
  }

  private readRequirement(entry: unknown, operation: Properties): readonly { readonly scheme: Scheme; readonly scopes: readonly string[] }[] {
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

  private readScheme(name: string, declared: unknown): Scheme {
    const owner = `${this.document.root.owner}, security scheme '${name}'`;
    const scheme = new Properties(owner, this.document.dereferenced(declared, owner));
    checkExtensions(scheme, 'scheme');
    const authorizer = scheme.child('x-amazon-apigateway-authorizer');
    if (authorizer) {
      return { kind: 'authorizer', authorizer: this.readAuthorizer(name, scheme, authorizer) };
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

  private readAuthorizer(name: string, scheme: Properties, authorizer: Properties): AuthorizerModel {
    authorizer.allow(AUTHORIZER_PARTS, ['authorizerPayloadFormatVersion']);
    const parts = readAuthorizerParts(authorizer, {
      credentials: 'authorizerCredentials',
      identitySource: 'identitySource',
      identityValidation: 'identityValidationExpression',
      providerArns: 'providerARNs',
      ttlSeconds: 'authorizerResultTtlInSeconds',
      type: 'type',
      uri: 'authorizerUri',
    });
    const identitySources = parts.identitySources.length > 0 || parts.type === 'REQUEST' ? parts.identitySources : declaredSource(scheme);
    return { ...parts, identitySources, id: shortId(this.document.apiId, 'authorizer', name), name };
  }
}

function authorizationOf(
  guard: { readonly authorizer: AuthorizerModel; readonly scopes: readonly string[] } | undefined, signed: boolean,
): Omit<Authorization, 'apiKeyRequired'> {
  if (!guard) {
    return { authorizationType: signed ? 'AWS_IAM' : 'NONE', authorizationScopes: [] };
  }
  const authorizationType = guard.authorizer.type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM';
  return { authorizationType, authorizerId: guard.authorizer.id, authorizationScopes: guard.scopes };
}

/*
 * An authorizer of tokens finds them where its scheme says.
 */
function declaredSource(scheme: Properties): readonly string[] {
  const [location, name] = [own(LOCATIONS, scheme.string('in') ?? ''), scheme.string('name')];
  return location === undefined || name === undefined ? [] : [`method.request.${location}.${name}`];
}
