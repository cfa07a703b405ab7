import { Properties } from './properties';
import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';
import type { RouteSettingsModel, V2StageModel } from './v2-stage-model';

const LOGGING_LEVELS = ['OFF', 'ERROR', 'INFO'] as const;
const NO_SETTINGS: RouteSettingsModel = { dataTrace: false, detailedMetrics: false };

/**
 * Reads the stages of an HTTP or WebSocket API: its `AWS::ApiGatewayV2::Stage` resources and those that a deployment names.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-stage.html
 */
export function readV2Stages(apiId: string, resources: StackResources): readonly V2StageModel[] {
  const stages = resources.ofV2Api('Stage', apiId).map(readStage);
  const deployed = resources.ofV2Api('Deployment', apiId).flatMap(readDeployment);
  return [...new Map([...deployed, ...stages].map((stage) => [stage.name, stage])).values()];
}

/**
 * A stage of which nothing is said but its name.
 *
 * @param deploymentId none for a stage that deploys by itself
 */
export function plainV2Stage(name: string, deploymentId?: string): V2StageModel {
  return {
    name, autoDeploy: deploymentId === undefined, deploymentId, variables: {}, defaultRouteSettings: NO_SETTINGS, routeSettings: new Map(),
  };
}

function readStage({ properties }: StackResource): V2StageModel {
  properties.allow(
    ['AccessLogSettings', 'ApiId', 'AutoDeploy', 'DefaultRouteSettings', 'DeploymentId', 'RouteSettings', 'StageName', 'StageVariables'],
    ['AccessPolicyId', 'ClientCertificateId', 'Description', 'Tags'],
  );
  const defaults = properties.child('DefaultRouteSettings');
  return {
    name: properties.requiredString('StageName'),
    autoDeploy: properties.boolean('AutoDeploy'),
    deploymentId: properties.string('DeploymentId'),
    variables: properties.texts('StageVariables'),
    accessLogFormat: properties.child('AccessLogSettings')?.string('Format'),
    defaultRouteSettings: defaults ? readRouteSettings(defaults) : NO_SETTINGS,
    routeSettings: new Map(properties.entries('RouteSettings').map(([routeKey, settings]) => [routeKey, readRouteSettings(settings)])),
  };
}

function readDeployment({ id, properties }: StackResource): readonly V2StageModel[] {
  const name = properties.allow(['ApiId', 'StageName'], ['Description']).string('StageName');
  return name === undefined ? [] : [plainV2Stage(name, id)];
}

function readRouteSettings(properties: Properties): RouteSettingsModel {
  properties.allow(['DataTraceEnabled', 'DetailedMetricsEnabled', 'LoggingLevel', 'ThrottlingBurstLimit', 'ThrottlingRateLimit']);
  return {
    throttlingRateLimit: properties.number('ThrottlingRateLimit'),
    throttlingBurstLimit: properties.number('ThrottlingBurstLimit'),
    loggingLevel: properties.choice('LoggingLevel', LOGGING_LEVELS),
    dataTrace: properties.boolean('DataTraceEnabled'),
    detailedMetrics: properties.boolean('DetailedMetricsEnabled'),
  };
}
