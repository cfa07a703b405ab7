import { TemplateError, UnsupportedFeatureError } from '../errors';
import { DEFAULT_AUTHORIZER_TTL_SECONDS, identitySources } from './authorizer-defaults';
import { isRecord } from './cloud-template';
import { readIntegration } from './integration-reader';
import { rootResourceId } from './names/api-gateway';
import { readOpenApi, type OpenApiPart } from './open-api-reader';
import type { Properties } from './properties';
import { ResourcePaths } from './resource-paths';
import type { AuthorizerModel, GatewayResponseModel, MethodModel, RestApiModel, ValidatorModel } from './rest-api-model';
import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';
import { readStages } from './stage-reader';

/**
 * Reads every REST API of an assembly, those included that another app made and these stacks add routes to.
 */
export function readRestApis(resources: StackResources): readonly RestApiModel[] {
  const own = resources.ofType('AWS::ApiGateway::RestApi');
  const ownIds = new Set(own.map((api) => api.id));
  const imported = new Map<string, StackResource>();
  for (const method of resources.ofType('AWS::ApiGateway::Method')) {
    const apiId = method.properties.requiredString('RestApiId');
    if (!ownIds.has(apiId) && !imported.has(apiId)) {
      imported.set(apiId, method);
    }
  }
  return [
    ...own.map((api) => readOwnApi(api, resources)),
    ...[...imported].map(([id, method]) => readImportedApi(id, method, resources)),
  ];
}

function readOwnApi(api: StackResource, resources: StackResources): RestApiModel {
  const properties = api.properties.allow(
    ['ApiKeySourceType', 'BinaryMediaTypes', 'Body', 'BodyS3Location', 'DisableExecuteApiEndpoint', 'EndpointConfiguration',
      'MinimumCompressionSize', 'Mode', 'Parameters', 'Policy'],
    ['Description', 'EndpointAccessMode', 'FailOnWarnings', 'Name', 'SecurityPolicy', 'Tags'],
  );
  const document = readDocument(api);
  const rest = readParts(api.id, api, resources, false);
  const endpoint = properties.child('EndpointConfiguration');
  return {
    ...rest,
    policy: properties.value('Policy') ?? document?.policy,
    apiKeySource: properties.string('ApiKeySourceType') === 'AUTHORIZER' ? 'AUTHORIZER' : document?.apiKeySource ?? 'HEADER',
    endpointType: endpoint?.strings('Types')[0] ?? 'EDGE',
    vpcEndpointIds: endpoint?.strings('VpcEndpointIds') ?? [],
    disableExecuteApiEndpoint: properties.boolean('DisableExecuteApiEndpoint'),
    minimumCompressionSize: properties.number('MinimumCompressionSize') ?? document?.minimumCompressionSize,
    binaryMediaTypes: [...properties.strings('BinaryMediaTypes'), ...document?.binaryMediaTypes ?? []],
    methods: mergeMethods(document?.methods ?? [], rest.methods),
    schemas: new Map([...document?.schemas ?? [], ...rest.schemas]),
    authorizers: new Map([...document?.authorizers ?? [], ...rest.authorizers]),
    gatewayResponses: new Map([...document?.gatewayResponses ?? [], ...rest.gatewayResponses]),
  };
}

function readImportedApi(id: string, method: StackResource, resources: StackResources): RestApiModel {
  return { ...readParts(id, method, resources, true), logicalId: id };
}

function readParts(id: string, owner: StackResource, resources: StackResources, imported: boolean): RestApiModel {
  const paths = new ResourcePaths(resources.ofApi('Resource', id), rootResourceId(id), imported);
  const validators = new Map(resources.ofApi('RequestValidator', id).map((entry) => [entry.id, readValidator(entry)]));
  return {
    id,
    logicalId: owner.logicalId,
    stackName: owner.stack.name,
    imported,
    account: owner.stack.environment.account,
    region: owner.stack.environment.region,
    apiKeySource: 'HEADER',
    endpointType: 'EDGE',
    vpcEndpointIds: [],
    disableExecuteApiEndpoint: false,
    binaryMediaTypes: [],
    methods: resources.ofApi('Method', id).map((method) => readMethod(method, paths, validators)),
    schemas: new Map(resources.ofApi('Model', id).map((model) => [model.id, readSchema(model)])),
    authorizers: new Map(resources.ofApi('Authorizer', id).map((entry) => [entry.id, readAuthorizer(entry)])),
    gatewayResponses: new Map(resources.ofApi('GatewayResponse', id).map(readGatewayResponse)),
    stages: readStages(id, resources),
    warnings: [],
  };
}

function readDocument(api: StackResource): OpenApiPart | undefined {
  const { properties } = api;
  const body = properties.has('BodyS3Location') ? readDocumentAsset(api) : properties.value('Body');
  if (body === undefined) {
    return undefined;
  }
  if (!isRecord(body)) {
    throw new TemplateError(`${properties.owner} wants an OpenAPI document as 'Body'`);
  }
  const basePath = properties.texts('Parameters').basepath ?? 'ignore';
  if (basePath !== 'ignore') {
    throw new UnsupportedFeatureError(`${properties.owner} imports its document with basepath '${basePath}'; only 'ignore' is emulated`);
  }
  return readOpenApi(api.id, properties.owner, body);
}

function readDocumentAsset(api: StackResource): unknown {
  const key = String(api.properties.record('BodyS3Location').Key).split('/').pop() ?? '';
  if (!key.endsWith('.json')) {
    throw new UnsupportedFeatureError(`${api.properties.owner} has its document in '${key}'; only JSON documents of the assembly are read`);
  }
  return JSON.parse(api.stack.readAsset(key));
}

function readMethod(method: StackResource, paths: ResourcePaths, validators: ReadonlyMap<string, ValidatorModel>): MethodModel {
  const properties = method.properties.allow(
    ['ApiKeyRequired', 'AuthorizationScopes', 'AuthorizationType', 'AuthorizerId', 'HttpMethod', 'Integration', 'OperationName', 'RequestModels',
      'RequestParameters', 'RequestValidatorId', 'ResourceId', 'RestApiId'],
    ['MethodResponses'],
  );
  const resourceId = properties.requiredString('ResourceId');
  const integration = properties.child('Integration');
  return {
    path: paths.pathOf(resourceId, properties.owner),
    resourceId,
    httpMethod: properties.requiredString('HttpMethod').toUpperCase(),
    operationName: properties.string('OperationName'),
    authorizationType: properties.string('AuthorizationType')?.toUpperCase() ?? 'NONE',
    authorizerId: properties.string('AuthorizerId'),
    authorizationScopes: properties.strings('AuthorizationScopes'),
    apiKeyRequired: properties.boolean('ApiKeyRequired'),
    requestParameters: requestParameters(properties),
    requestModels: new Map(Object.entries(properties.texts('RequestModels'))),
    validator: findValidator(properties, validators),
    integration: integration && readIntegration(integration),
  };
}

function requestParameters(properties: Properties): ReadonlyMap<string, boolean> {
  const declared = Object.entries(properties.record('RequestParameters'));
  return new Map(declared.map(([name, required]) => [name, String(isRecord(required) ? required.Required : required) === 'true']));
}

function findValidator(properties: Properties, validators: ReadonlyMap<string, ValidatorModel>): ValidatorModel | undefined {
  const id = properties.string('RequestValidatorId');
  const validator = id === undefined ? undefined : validators.get(id);
  if (id !== undefined && !validator) {
    throw new TemplateError(`${properties.owner} refers to the request validator '${id}', which the API does not have`);
  }
  return validator;
}

function readValidator(validator: StackResource): ValidatorModel {
  const properties = validator.properties.allow(['ValidateRequestBody', 'ValidateRequestParameters'], ['Name', 'RestApiId']);
  return { body: properties.boolean('ValidateRequestBody'), parameters: properties.boolean('ValidateRequestParameters') };
}

function readSchema(model: StackResource): unknown {
  const schema = model.properties.allow(['Name', 'Schema'], ['ContentType', 'Description', 'RestApiId']).value('Schema');
  return typeof schema === 'string' ? JSON.parse(schema) : schema ?? {};
}

function readAuthorizer(authorizer: StackResource): AuthorizerModel {
  const properties = authorizer.properties.allow(
    ['AuthorizerCredentials', 'AuthorizerResultTtlInSeconds', 'AuthorizerUri', 'IdentitySource', 'IdentityValidationExpression', 'Name',
      'ProviderARNs', 'Type'],
    ['AuthType', 'RestApiId'],
  );
  return {
    id: authorizer.id,
    name: properties.string('Name') ?? authorizer.logicalId,
    type: properties.string('Type')?.toUpperCase() ?? '',
    uri: properties.string('AuthorizerUri'),
    credentials: properties.string('AuthorizerCredentials'),
    identitySources: identitySources(properties.string('IdentitySource')),
    identityValidation: properties.string('IdentityValidationExpression'),
    ttlSeconds: properties.number('AuthorizerResultTtlInSeconds') ?? DEFAULT_AUTHORIZER_TTL_SECONDS,
    providerArns: properties.strings('ProviderARNs'),
  };
}

function readGatewayResponse(response: StackResource): readonly [string, GatewayResponseModel] {
  const properties = response.properties.allow(['ResponseParameters', 'ResponseTemplates', 'ResponseType', 'StatusCode'], ['RestApiId']);
  return [properties.requiredString('ResponseType'), {
    statusCode: properties.number('StatusCode'),
    responseParameters: properties.texts('ResponseParameters'),
    responseTemplates: properties.texts('ResponseTemplates'),
  }];
}

function mergeMethods(documented: readonly MethodModel[], separate: readonly MethodModel[]): readonly MethodModel[] {
  const methods = new Map<string, MethodModel>();
  for (const method of [...documented, ...separate]) {
    methods.set(`${method.httpMethod} ${method.path}`, method);
  }
  return [...methods.values()];
}
