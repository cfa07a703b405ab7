import { TemplateError } from '../errors';
import type { HttpApiModel, HttpAuthorizerModel, HttpRouteModel } from './http-api-model';
import { readHttpDocumentAuthorizer } from './http-authorizer-reader';
import { CORS_IN_DOCUMENTS, readCors } from './http-cors-reader';
import { readHttpDocumentIntegration } from './http-integration-reader';
import { checkedRouteKey, DEFAULT_ROUTE_KEY } from './http-route-reader';
import { OpenApiDocument, type OpenApiSource } from './open-api-document';
import { checkExtensions, HTTP_EXTENSIONS } from './open-api-extensions';
import { operationsOf, type DocumentOperation } from './open-api-paths';
import { readDocumentEndpoint } from './open-api-reader';
import { OpenApiSecurity, type OperationSecurity } from './open-api-security';
import { Properties } from './properties';
import { shortId } from './short-id';

/**
 * What an OpenAPI document says of an HTTP API.
 */
export type HttpDocumentPart =
  & Pick<HttpApiModel, 'routes' | 'authorizers' | 'warnings'>
  & Partial<Pick<HttpApiModel, 'cors' | 'disableExecuteApiEndpoint' | 'name'>>;

type HttpSecurity = OpenApiSecurity<HttpAuthorizerModel>;

const INTEGRATION = 'x-amazon-apigateway-integration';
const DEFAULT_PATHS = [DEFAULT_ROUTE_KEY, `/${DEFAULT_ROUTE_KEY}`];
const CORS = 'x-amazon-apigateway-cors';

/**
 * Reads an OpenAPI document of an HTTP API with AWS's extensions. What is for REST APIs only is left out, as an import does.
 *
 * @throws TemplateError when the document is wrong, UnsupportedFeatureError for extensions of AWS that are not known
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html
 */
export function readHttpDocument(source: OpenApiSource): HttpDocumentPart {
  const { root } = source;
  const document = new OpenApiDocument(source);
  if (document.isSwagger) {
    throw new TemplateError(`${root.owner} is of Swagger 2.0, which HTTP APIs do not take; write OpenAPI 3.0`);
  }
  checkExtensions(root, 'document', HTTP_EXTENSIONS);
  checkExtensions(document.components, 'components', HTTP_EXTENSIONS);
  const security = new OpenApiSecurity(document, readHttpDocumentAuthorizer, HTTP_EXTENSIONS);
  const cors = root.child(CORS);
  return {
    name: root.child('info')?.string('title'),
    cors: cors && readCors(cors, CORS_IN_DOCUMENTS),
    routes: operationsOf(document, HTTP_EXTENSIONS, [DEFAULT_ROUTE_KEY]).map((operation) => readRoute(operation, document, security)),
    authorizers: security.authorizers(),
    disableExecuteApiEndpoint: readDocumentEndpoint(root, HTTP_EXTENSIONS).disableExecuteApiEndpoint,
    warnings: document.warnings,
  };
}

function readRoute(operation: DocumentOperation, document: OpenApiDocument, security: HttpSecurity): HttpRouteModel {
  const { properties } = operation;
  const routeKey = routeKeyOf(operation, document.basePath);
  const id = shortId(document.apiId, 'route', routeKey);
  return {
    id,
    routeKey,
    operationName: properties.string('operationId'),
    ...routeAuthorization(security.of(properties)),
    integration: readIntegration(properties, document, shortId(id, 'integration')),
  };
}

/*
 * The route of all other requests stands as any method of the path `$default`.
 */
function routeKeyOf({ httpMethod, path, properties }: DocumentOperation, basePath: string): string {
  if (httpMethod === 'ANY' && (DEFAULT_PATHS.includes(path) || properties.boolean('isDefaultRoute'))) {
    return DEFAULT_ROUTE_KEY;
  }
  return checkedRouteKey(`${httpMethod} ${basePath}${path === '/' && basePath !== '' ? '' : path}`, properties.owner);
}

function readIntegration(operation: Properties, document: OpenApiDocument, id: string): HttpRouteModel['integration'] {
  const declared = operation.child(INTEGRATION);
  if (!declared) {
    return undefined;
  }
  const properties = new Properties(declared.owner, document.dereferenced(declared.all, declared.owner));
  const integration = readHttpDocumentIntegration(properties, id);
  if (!integration) {
    document.warnings.push(`${properties.owner} is of a type that HTTP APIs have not; the route is left without an integration`);
  }
  return integration;
}

function routeAuthorization({ signed, guard }: OperationSecurity<HttpAuthorizerModel>): Pick<
  HttpRouteModel, 'authorizationType' | 'authorizerId' | 'authorizationScopes'
> {
  if (!guard) {
    return { authorizationType: signed ? 'AWS_IAM' : 'NONE', authorizationScopes: [] };
  }
  const authorizationType = guard.authorizer.type === 'JWT' ? 'JWT' : 'CUSTOM';
  return { authorizationType, authorizerId: guard.authorizer.id, authorizationScopes: guard.scopes };
}
