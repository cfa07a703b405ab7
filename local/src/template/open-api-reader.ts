import { TemplateError } from '../errors';
import { DEFAULT_AUTHORIZER_TTL_SECONDS, identitySources } from './authorizer-defaults';
import { isRecord } from './cloud-template';
import { readOpenApiIntegration } from './integration-reader';
import { rootResourceId } from './names/api-gateway';
import { readRequestModels } from './open-api-models';
import { Properties } from './properties';
import type { ApiKeySource, AuthorizerModel, GatewayResponseModel, MethodModel, RestApiModel, ValidatorModel } from './rest-api-model';
import { shortId } from './short-id';
import { own } from '../own';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'x-amazon-apigateway-any-method'];
const LOCATIONS: Readonly<Record<string, string>> = { header: 'header', path: 'path', query: 'querystring' };

/**
 * What an OpenAPI document adds to a REST API.
 */
export type OpenApiPart = Pick<RestApiModel, 'binaryMediaTypes' | 'methods' | 'schemas' | 'authorizers' | 'gatewayResponses' | 'policy'> & {
  readonly apiKeySource?: ApiKeySource;
  readonly minimumCompressionSize?: number;
};

interface Document {
  readonly apiId: string;
  readonly owner: string;
  readonly root: Properties;
  readonly schemas: Map<string, unknown>;
  readonly authorizers: ReadonlyMap<string, AuthorizerModel & { readonly authType: string }>;
}

/**
 * Reads an OpenAPI 3.0 or Swagger 2.0 document with AWS's extensions.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function readOpenApi(apiId: string, owner: string, body: Readonly<Record<string, unknown>>): OpenApiPart {
  const root = new Properties(`the document of ${owner}`, body);
  const document: Document = { apiId, owner, root, schemas: readSchemas(root), authorizers: readAuthorizers(apiId, root) };
  return {
    binaryMediaTypes: root.strings('x-amazon-apigateway-binary-media-types'),
    methods: Object.keys(root.record('paths')).flatMap((path) => readPath(path, document)),
    schemas: document.schemas,
    authorizers: new Map([...document.authorizers.values()].filter(({ type }) => type !== 'AWSSIGV4').map((authorizer) => [authorizer.id, authorizer])),
    gatewayResponses: new Map(readGatewayResponses(root)),
    policy: root.value('x-amazon-apigateway-policy'),
    apiKeySource: root.string('x-amazon-apigateway-api-key-source') as ApiKeySource | undefined,
    minimumCompressionSize: root.number('x-amazon-apigateway-minimum-compression-size'),
  };
}

function readSchemas(root: Properties): Map<string, unknown> {
  const schemas = root.child('components')?.record('schemas') ?? root.record('definitions');
  return new Map(Object.entries(schemas));
}

function readAuthorizers(apiId: string, root: Properties): Document['authorizers'] {
  return new Map(securitySchemes(root).flatMap(([name, scheme]) => {
    const authType = scheme.string('x-amazon-apigateway-authtype') ?? '';
    const authorizer = scheme.child('x-amazon-apigateway-authorizer');
    const type = authorizer?.string('type') ?? authType;
    const header = scheme.string('in') === 'header' && type.toLowerCase() !== 'request' ? scheme.string('name') : undefined;
    return type === '' ? [] : [[name, { ...readAuthorizer(authorizer, header), id: shortId(apiId, 'authorizer', name), name, type: type.toUpperCase(), authType }] as const];
  }));
}

function readAuthorizer(authorizer: Properties | undefined, header: string | undefined): Omit<AuthorizerModel, 'id' | 'name' | 'type'> {
  return {
    uri: authorizer?.string('authorizerUri'),
    credentials: authorizer?.string('authorizerCredentials'),
    identitySources: identitySources(authorizer?.string('identitySource') ?? (header === undefined ? undefined : `method.request.header.${header}`)),
    identityValidation: authorizer?.string('identityValidationExpression'),
    ttlSeconds: authorizer?.number('authorizerResultTtlInSeconds') ?? DEFAULT_AUTHORIZER_TTL_SECONDS,
    providerArns: authorizer?.strings('providerARNs') ?? [],
  };
}

function securitySchemes(root: Properties): readonly (readonly [string, Properties])[] {
  return root.child('components')?.entries('securitySchemes') ?? root.entries('securityDefinitions');
}

function readGatewayResponses(root: Properties): readonly (readonly [string, GatewayResponseModel])[] {
  return root.entries('x-amazon-apigateway-gateway-responses').map(([type, response]) => [type, {
    statusCode: response.number('statusCode'),
    responseParameters: response.texts('responseParameters'),
    responseTemplates: response.texts('responseTemplates'),
  }]);
}

function readPath(path: string, document: Document): readonly MethodModel[] {
  const item = document.root.record('paths')[path];
  if (!isRecord(item)) {
    throw new TemplateError(`${document.root.owner} has no operations at '${path}'`);
  }
  const common = parametersOf(item, document);
  return METHODS.filter((name) => isRecord(item[name])).map((name) => {
    const operation = item[name] as Record<string, unknown>;
    return readOperation(path, name, operation, [...common, ...parametersOf(operation, document)], document);
  });
}

function readOperation(
  path: string, name: string, operation: Record<string, unknown>, parameters: readonly Record<string, unknown>[], document: Document,
): MethodModel {
  const httpMethod = name.startsWith('x-') ? 'ANY' : name.toUpperCase();
  const properties = new Properties(`${document.owner}, ${httpMethod} ${path}`, operation);
  const integration = properties.child('x-amazon-apigateway-integration');
  return {
    path: normalPath(path),
    resourceId: path === '/' ? rootResourceId(document.apiId) : shortId(document.apiId, 'path', normalPath(path)),
    httpMethod,
    operationName: properties.string('operationId'),
    ...readSecurity(properties, document),
    requestParameters: new Map(parameters.flatMap(requestParameter)),
    requestModels: readRequestModels(properties, parameters, document.root, document.schemas),
    validator: readValidator(properties, document.root),
    integration: integration && readOpenApiIntegration(integration),
  };
}

function normalPath(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}

function parametersOf(owner: Record<string, unknown>, document: Document): readonly Record<string, unknown>[] {
  const parameters = Array.isArray(owner.parameters) ? owner.parameters : [];
  return parameters.map((parameter: unknown) => dereference(parameter, document));
}

function dereference(value: unknown, document: Document): Record<string, unknown> {
  if (!isRecord(value)) {
    throw new TemplateError(`${document.root.owner} has a parameter that is no object`);
  }
  if (typeof value.$ref !== 'string') {
    return value;
  }
  const shared = value.$ref.startsWith('#/components/') ? document.root.child('components') : document.root;
  return dereference(shared?.record('parameters')[value.$ref.split('/').pop() ?? ''], document);
}

function requestParameter(parameter: Record<string, unknown>): readonly (readonly [string, boolean])[] {
  const location = own(LOCATIONS, String(parameter.in));
  return location === undefined ? [] : [[`method.request.${location}.${String(parameter.name)}`, parameter.required === true]];
}

function readSecurity(operation: Properties, document: Document): Pick<MethodModel, 'authorizationType' | 'authorizerId' | 'authorizationScopes' | 'apiKeyRequired'> {
  const required = operation.has('security') ? operation.list('security') : document.root.list('security');
  const requirements = required.flatMap((entry) => isRecord(entry) ? Object.entries(entry) : []);
  const names = requirements.map(([name]) => name);
  const declared = operation.child('x-amazon-apigateway-auth')?.string('type');
  const authorizer = names.map((name) => document.authorizers.get(name)).find((entry) => entry !== undefined);
  return {
    authorizationType: declared?.toUpperCase() ?? authorizationType(authorizer),
    authorizerId: authorizer?.id,
    authorizationScopes: requirements.flatMap(([name, scopes]) => name === authorizer?.name && Array.isArray(scopes) ? scopes.map(String) : []),
    apiKeyRequired: names.some((name) => isApiKey(name, document)),
  };
}

function authorizationType(authorizer: { readonly authType: string } | undefined): string {
  if (!authorizer) {
    return 'NONE';
  }
  switch (authorizer.authType.toLowerCase()) {
    case 'awssigv4': return 'AWS_IAM';
    case 'cognito_user_pools': return 'COGNITO_USER_POOLS';
    default: return 'CUSTOM';
  }
}

function isApiKey(name: string, document: Document): boolean {
  const scheme = securitySchemes(document.root).find(([key]) => key === name)?.[1];
  return scheme?.string('type') === 'apiKey' && !document.authorizers.has(name);
}

function readValidator(operation: Properties, root: Properties): ValidatorModel | undefined {
  const name = operation.string('x-amazon-apigateway-request-validator') ?? root.string('x-amazon-apigateway-request-validator');
  if (name === undefined) {
    return undefined;
  }
  const validator = root.child('x-amazon-apigateway-request-validators')?.child(name);
  if (!validator) {
    throw new TemplateError(`${operation.owner} names the request validator '${name}', which the document does not define`);
  }
  return { body: validator.boolean('validateRequestBody'), parameters: validator.boolean('validateRequestParameters') };
}
