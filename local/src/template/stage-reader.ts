import { readMethodSetting, readStageSettings } from './method-setting-reader';
import type { Properties } from './properties';
import type { CanaryModel, StageModel } from './rest-api-model';
import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';

const IGNORED_SETTINGS = ['CacheClusterSize', 'ClientCertificateId', 'Description', 'DocumentationVersion', 'Tags', 'TracingEnabled'];

/**
 * Reads the stages of a REST API: its `AWS::ApiGateway::Stage` resources and those that a deployment names.
 *
 * A deployment with canary settings becomes the canary of the stage that the template makes elsewhere, else of the stage that it makes itself.
 */
export function readStages(apiId: string, resources: StackResources): readonly StageModel[] {
  const deployments = resources.ofApi('Deployment', apiId).map(checkedDeployment).filter(({ properties }) => properties.has('StageName'));
  const releases = deployments.filter(({ properties }) => !properties.has('DeploymentCanarySettings'));
  const canaries = deployments.filter(({ properties }) => properties.has('DeploymentCanarySettings'));
  const stages = new Map([...resources.ofApi('Stage', apiId).map(readStage), ...releases.map(readDeployedStage)].map((stage) => [stage.name, stage]));
  for (const deployment of canaries) {
    const stage = readDeployedStage(deployment);
    stages.set(stage.name, { ...stages.get(stage.name) ?? stage, canary: readCanary(deployment.properties, 'DeploymentCanarySettings', deployment.id) });
  }
  return [...stages.values()];
}

function readStage(stage: StackResource): StageModel {
  const properties = stage.properties.allow(
    ['AccessLogSetting', 'CacheClusterEnabled', 'CanarySetting', 'DeploymentId', 'MethodSettings', 'RestApiId', 'StageName', 'Variables'],
    IGNORED_SETTINGS,
  );
  const deploymentId = properties.string('DeploymentId') ?? '';
  return {
    name: properties.requiredString('StageName'),
    deploymentId,
    variables: properties.texts('Variables'),
    accessLogFormat: properties.child('AccessLogSetting')?.string('Format'),
    methodSettings: properties.children('MethodSettings').map(readMethodSetting),
    cacheEnabled: properties.boolean('CacheClusterEnabled'),
    canary: readCanary(properties, 'CanarySetting', deploymentId),
  };
}

function checkedDeployment(deployment: StackResource): StackResource {
  deployment.properties.allow(['DeploymentCanarySettings', 'RestApiId', 'StageDescription', 'StageName'], ['Description']);
  return deployment;
}

function readDeployedStage(deployment: StackResource): StageModel {
  const name = deployment.properties.requiredString('StageName');
  const description = deployment.properties.child('StageDescription');
  const stage = { name, deploymentId: deployment.id, variables: {}, methodSettings: [], cacheEnabled: false };
  return description ? { ...stage, ...readDescription(description, deployment.id) } : stage;
}

/*
 * Unlike a stage of its own, a description has settings for all methods in itself; those for single methods stand above them.
 */
function readDescription(description: Properties, deploymentId: string): Omit<StageModel, 'name' | 'deploymentId'> {
  description.allow([
    'AccessLogSetting', 'CacheClusterEnabled', 'CacheTtlInSeconds', 'CachingEnabled', 'CanarySetting', 'DataTraceEnabled', 'LoggingLevel',
    'MethodSettings', 'ThrottlingBurstLimit', 'ThrottlingRateLimit', 'Variables',
  ], [...IGNORED_SETTINGS, 'CacheDataEncrypted', 'MetricsEnabled']);
  return {
    variables: description.texts('Variables'),
    accessLogFormat: description.child('AccessLogSetting')?.string('Format'),
    methodSettings: [...readStageSettings(description), ...description.children('MethodSettings').map(readMethodSetting)],
    cacheEnabled: description.boolean('CacheClusterEnabled'),
    canary: readCanary(description, 'CanarySetting', deploymentId),
  };
}

function readCanary(owner: Properties, name: string, deploymentId: string): CanaryModel | undefined {
  const canary = owner.child(name)?.allow(['DeploymentId', 'PercentTraffic', 'StageVariableOverrides', 'UseStageCache']);
  return canary && {
    deploymentId: canary.string('DeploymentId') ?? deploymentId,
    percentTraffic: canary.number('PercentTraffic') ?? 0,
    variables: canary.texts('StageVariableOverrides'),
    useStageCache: canary.boolean('UseStageCache'),
  };
}
