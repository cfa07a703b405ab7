import { TemplateError } from '../errors';
import { readHttpApiDocument } from './api-document';
import type { HttpApiModel, HttpRouteModel } from './http-api-model';
import { readHttpAuthorizer } from './http-authorizer-reader';
import { CORS_IN_RESOURCES, readCors } from './http-cors-reader';
import { readHttpIntegration, targetIntegration } from './http-integration-reader';
import { checkedRouteKey, DEFAULT_ROUTE_KEY, readHttpRoute } from './http-route-reader';
import { shortId } from './short-id';
import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';
import { v2Apis, type V2Api } from './v2-apis';
import { ROOT_STAGE, type V2StageModel } from './v2-stage-model';
import { plainV2Stage, readV2Stages } from './v2-stage-reader';

/**
 * Reads every HTTP API of an assembly, those included that another app made and these stacks add routes to.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
export function readHttpApis(resources: StackResources): readonly HttpApiModel[] {
  return v2Apis('HTTP', resources).map((api) => api.imported ? readParts(api, resources) : withKnownSettings(readOwnApi(api, resources)));
}

/*
 * Properties of the API stand above what its document says; resources beside the API are added to what the document makes.
 */
function readOwnApi(api: V2Api, resources: StackResources): HttpApiModel {
  const properties = api.owner.properties.allow(
    ['BasePath', 'Body', 'BodyS3Location', 'CorsConfiguration', 'CredentialsArn', 'DisableExecuteApiEndpoint', 'Name', 'ProtocolType', 'RouteKey', 'Target'],
    ['Description', 'DisableSchemaValidation', 'FailOnWarnings', 'IpAddressType', 'RouteSelectionExpression', 'Tags', 'Version'],
  );
  const document = readHttpApiDocument(api.owner);
  const parts = readParts(api, resources);
  const cors = properties.child('CorsConfiguration');
  return {
    ...parts,
    name: properties.string('Name') ?? document?.name ?? api.owner.logicalId,
    disableExecuteApiEndpoint: properties.has('DisableExecuteApiEndpoint')
      ? properties.boolean('DisableExecuteApiEndpoint') : document?.disableExecuteApiEndpoint ?? false,
    cors: cors ? readCors(cors, CORS_IN_RESOURCES) : document?.cors,
    routes: distinct([...document?.routes ?? [], ...quickRoutes(api.owner), ...parts.routes], api.owner),
    authorizers: new Map([...document?.authorizers ?? [], ...parts.authorizers]),
    stages: [...new Map([...quickStages(api.owner), ...parts.stages].map((stage) => [stage.name, stage])).values()],
    warnings: document?.warnings ?? [],
  };
}

function readParts({ id, owner, imported }: V2Api, resources: StackResources): HttpApiModel {
  const integrations = new Map(resources.ofV2Api('Integration', id).map((entry) => [entry.id, readHttpIntegration(entry)]));
  return {
    id,
    logicalId: imported ? id : owner.logicalId,
    name: imported ? id : owner.logicalId,
    stackName: owner.stack.name,
    imported,
    account: owner.stack.environment.account,
    region: owner.stack.environment.region,
    disableExecuteApiEndpoint: false,
    routes: distinct(resources.ofV2Api('Route', id).map((route) => readHttpRoute(route, integrations)), owner),
    authorizers: new Map(resources.ofV2Api('Authorizer', id).map((entry) => [entry.id, readHttpAuthorizer(entry)])),
    stages: readV2Stages(id, resources),
    warnings: [],
  };
}

/*
 * An API that names its target gets one route to it, and a stage that deploys by itself.
 *
 * @see https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html
 */
function quickRoutes({ id, owner, properties }: StackResource): readonly HttpRouteModel[] {
  const target = properties.string('Target');
  if (target === undefined) {
    return [];
  }
  const routeKey = checkedRouteKey(properties.string('RouteKey') ?? DEFAULT_ROUTE_KEY, owner);
  return [{
    id: shortId(id, 'route', routeKey),
    routeKey,
    authorizationType: 'NONE',
    authorizationScopes: [],
    integration: targetIntegration(shortId(id, 'integration'), target, properties.string('CredentialsArn')),
  }];
}

function quickStages({ properties }: StackResource): readonly V2StageModel[] {
  return properties.has('Target') ? [plainV2Stage(ROOT_STAGE)] : [];
}

/*
 * API Gateway takes settings of its routes alone. Of an API made elsewhere, not all routes are known.
 */
function withKnownSettings(api: HttpApiModel): HttpApiModel {
  const keys = new Set(api.routes.map(({ routeKey }) => routeKey));
  for (const { name, routeSettings } of api.stages) {
    const unknown = [...routeSettings.keys()].find((key) => !keys.has(key));
    if (unknown !== undefined) {
      throw new TemplateError(`the stage '${name}' of '${api.logicalId}' has settings of the route '${unknown}', which the API does not have`);
    }
  }
  return api;
}

function distinct(routes: readonly HttpRouteModel[], { owner }: StackResource): readonly HttpRouteModel[] {
  const keys = routes.map(({ routeKey }) => routeKey);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) {
    throw new TemplateError(`${owner} has the route '${twice}' twice; API Gateway takes a route key once`);
  }
  return routes;
}
