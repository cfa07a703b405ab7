import { readApiDocument } from './api-document';
import { readAuthorizer } from './authorizer-reader';
import { readGatewayResponseResource } from './gateway-response-reader';
import { jsonValue } from './json-value';
import { readMethod, readRequestValidator } from './method-reader';
import { rootResourceId } from './names/api-gateway';
import type { Properties } from './properties';
import { ResourcePaths } from './resource-paths';
import { API_KEY_SOURCES, type MethodModel, type RestApiModel } from './rest-api-model';
import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';
import { readStages } from './stage-reader';

const MODES = ['MERGE', 'OVERWRITE'] as const;
const ENDPOINT_TYPES = ['EDGE', 'REGIONAL', 'PRIVATE'] as const;

type Endpoint = Partial<Pick<RestApiModel, 'endpointType' | 'vpcEndpointIds'>>;

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

/*
 * Properties of the API stand above what its document says; resources beside the API are added after the document is imported,
 * whether that merges or overwrites.
 */
function readOwnApi(api: StackResource, resources: StackResources): RestApiModel {
  const properties = api.properties.allow(
    ['ApiKeySourceType', 'BinaryMediaTypes', 'Body', 'BodyS3Location', 'DisableExecuteApiEndpoint', 'EndpointConfiguration',
      'MinimumCompressionSize', 'Mode', 'Name', 'Parameters', 'Policy'],
    ['Description', 'EndpointAccessMode', 'FailOnWarnings', 'SecurityPolicy', 'Tags'],
  );
  properties.choice('Mode', MODES);
  const document = readApiDocument(api);
  const rest = readParts(api.id, api, resources, false);
  return {
    ...rest,
    name: properties.string('Name') ?? document?.name ?? api.logicalId,
    policy: jsonValue(properties.value('Policy') ?? document?.policy, `${api.owner}, Policy`),
    apiKeySource: properties.choice('ApiKeySourceType', API_KEY_SOURCES) ?? document?.apiKeySource ?? 'HEADER',
    endpointType: readEndpoint(properties).endpointType ?? document?.endpointType ?? 'EDGE',
    vpcEndpointIds: readEndpoint(properties).vpcEndpointIds ?? document?.vpcEndpointIds ?? [],
    disableExecuteApiEndpoint: properties.has('DisableExecuteApiEndpoint')
      ? properties.boolean('DisableExecuteApiEndpoint') : document?.disableExecuteApiEndpoint ?? false,
    minimumCompressionSize: properties.number('MinimumCompressionSize') ?? document?.minimumCompressionSize,
    binaryMediaTypes: [...properties.strings('BinaryMediaTypes').map((type) => type.replaceAll('~1', '/')), ...document?.binaryMediaTypes ?? []],
    methods: mergeMethods(document?.methods ?? [], rest.methods),
    schemas: new Map([...document?.schemas ?? [], ...rest.schemas]),
    authorizers: new Map([...document?.authorizers ?? [], ...rest.authorizers]),
    gatewayResponses: new Map([...document?.gatewayResponses ?? [], ...rest.gatewayResponses]),
    warnings: document?.warnings ?? [],
  };
}

function readImportedApi(id: string, method: StackResource, resources: StackResources): RestApiModel {
  return { ...readParts(id, method, resources, true), logicalId: id, name: id };
}

function readParts(id: string, owner: StackResource, resources: StackResources, imported: boolean): RestApiModel {
  const paths = new ResourcePaths(resources.ofApi('Resource', id), rootResourceId(id), imported);
  const validators = new Map(resources.ofApi('RequestValidator', id).map((entry) => [entry.id, readRequestValidator(entry)]));
  return {
    id,
    logicalId: owner.logicalId,
    name: owner.logicalId,
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
    gatewayResponses: new Map(resources.ofApi('GatewayResponse', id).map(readGatewayResponseResource)),
    stages: readStages(id, resources),
    warnings: [],
  };
}

function readEndpoint(properties: Properties): Endpoint {
  const endpoint = properties.child('EndpointConfiguration')?.allow(['Types', 'VpcEndpointIds'], ['IpAddressType']);
  const imported = properties.child('Parameters')?.choice('endpointConfigurationTypes', ENDPOINT_TYPES);
  return { endpointType: endpoint?.strings('Types')[0]?.toUpperCase() ?? imported, vpcEndpointIds: endpoint?.strings('VpcEndpointIds') };
}

function readSchema(model: StackResource): unknown {
  const properties = model.properties.allow(['Name', 'Schema'], ['ContentType', 'Description', 'RestApiId']);
  return jsonValue(properties.value('Schema') ?? {}, `${model.owner}, Schema`);
}

function mergeMethods(documented: readonly MethodModel[], separate: readonly MethodModel[]): readonly MethodModel[] {
  return [...new Map([...documented, ...separate].map((method) => [`${method.httpMethod} ${method.path}`, method])).values()];
}
