import { jsonValue } from './json-value';
import type { Properties } from './properties';
import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';
import { v2Apis, type V2Api } from './v2-apis';
import { readV2Stages } from './v2-stage-reader';
import type { WebSocketApiModel, WebSocketAuthorizerModel } from './websocket-api-model';
import { readWebSocketIntegrations } from './websocket-integration-reader';
import { readWebSocketRoutes } from './websocket-route-reader';

/*
 * What an API has that the templates only add routes to; nobody but its own template knows better.
 */
const USUAL_ROUTE_SELECTION = '$request.body.action';
const DEFAULT_API_KEY_SELECTION = '$request.header.x-api-key';
const AUTHORIZER_TYPES = ['REQUEST'] as const;

/**
 * Reads every WebSocket API of an assembly, those included that another app made and these stacks add routes to.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
export function readWebSocketApis(resources: StackResources): readonly WebSocketApiModel[] {
  return v2Apis('WEBSOCKET', resources).map((api) => ({ ...readParts(api, resources), ...api.imported ? importedApi(api) : ownApi(api) }));
}

type OwnParts = Pick<
  WebSocketApiModel,
  'logicalId' | 'name' | 'disableExecuteApiEndpoint' | 'routeSelectionExpression' | 'apiKeySelectionExpression' | 'warnings'
>;

function ownApi({ owner: { logicalId, properties } }: V2Api): OwnParts {
  properties.allow(
    ['ApiKeySelectionExpression', 'DisableExecuteApiEndpoint', 'Name', 'ProtocolType', 'RouteSelectionExpression'],
    ['Description', 'DisableSchemaValidation', 'IpAddressType', 'Tags', 'Version'],
  );
  return {
    logicalId,
    name: properties.string('Name') ?? logicalId,
    disableExecuteApiEndpoint: properties.boolean('DisableExecuteApiEndpoint'),
    routeSelectionExpression: properties.requiredString('RouteSelectionExpression'),
    apiKeySelectionExpression: properties.string('ApiKeySelectionExpression') ?? DEFAULT_API_KEY_SELECTION,
    warnings: [],
  };
}

function importedApi({ id }: V2Api): OwnParts {
  return {
    logicalId: id,
    name: id,
    disableExecuteApiEndpoint: false,
    routeSelectionExpression: USUAL_ROUTE_SELECTION,
    apiKeySelectionExpression: DEFAULT_API_KEY_SELECTION,
    warnings: [`the API '${id}' is not in the templates; its route selection expression is taken to be ${USUAL_ROUTE_SELECTION}`],
  };
}

function readParts({ id, owner, imported }: V2Api, resources: StackResources): Omit<WebSocketApiModel, keyof OwnParts> {
  return {
    id,
    stackName: owner.stack.name,
    imported,
    account: owner.stack.environment.account,
    region: owner.stack.environment.region,
    routes: readWebSocketRoutes(id, readWebSocketIntegrations(id, resources), resources),
    authorizers: new Map(resources.ofV2Api('Authorizer', id).map((entry) => [entry.id, readAuthorizer(entry)])),
    schemas: new Map(resources.ofV2Api('Model', id).map((model) => [model.properties.requiredString('Name'), readSchema(model)])),
    stages: readV2Stages(id, resources),
  };
}

/*
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-authorizer.html
 */
function readAuthorizer({ id, logicalId, properties }: StackResource): WebSocketAuthorizerModel {
  properties.allow(
    ['ApiId', 'AuthorizerCredentialsArn', 'AuthorizerType', 'AuthorizerUri', 'IdentitySource', 'Name'],
    ['AuthorizerPayloadFormatVersion', 'AuthorizerResultTtlInSeconds', 'EnableSimpleResponses', 'IdentityValidationExpression'],
  );
  properties.requiredChoice('AuthorizerType', AUTHORIZER_TYPES);
  return {
    id,
    name: properties.string('Name') ?? logicalId,
    identitySources: identitySources(properties),
    uri: properties.requiredString('AuthorizerUri'),
    credentials: properties.string('AuthorizerCredentialsArn'),
  };
}

function identitySources(properties: Properties): readonly string[] {
  return properties.strings('IdentitySource').map((source) => source.trim()).filter((source) => source !== '');
}

function readSchema({ owner, properties }: StackResource): unknown {
  properties.allow(['ApiId', 'Name', 'Schema'], ['ContentType', 'Description']);
  return jsonValue(properties.value('Schema') ?? {}, `${owner}, Schema`);
}
