import { UnsupportedFeatureError } from '../errors';
import type { ApiResource, ApiResources } from './api-resources';
import type { Properties } from './properties';
import type { MethodSettingModel, StageModel } from './rest-api-model';

/**
 * Reads the stages of a REST API: its `AWS::ApiGateway::Stage` resources and those that a deployment names.
 */
export function readStages(apiId: string, resources: ApiResources): readonly StageModel[] {
  const deployments = resources.ofApi('Deployment', apiId);
  return [
    ...resources.ofApi('Stage', apiId).map(readStage),
    ...deployments.filter((deployment) => deployment.properties.has('StageName')).map(readDeployedStage),
  ];
}

function readStage(stage: ApiResource): StageModel {
  const properties = stage.properties.allow(
    ['AccessLogSetting', 'CacheClusterEnabled', 'DeploymentId', 'MethodSettings', 'StageName', 'Variables'],
    ['CacheClusterSize', 'ClientCertificateId', 'Description', 'DocumentationVersion', 'RestApiId', 'Tags', 'TracingEnabled'],
  );
  return {
    name: properties.requiredString('StageName'),
    deploymentId: properties.string('DeploymentId') ?? '',
    variables: properties.texts('Variables'),
    accessLogFormat: properties.child('AccessLogSetting')?.string('Format'),
    methodSettings: properties.children('MethodSettings').map(readMethodSetting),
    cacheEnabled: properties.boolean('CacheClusterEnabled'),
  };
}

function readDeployedStage(deployment: ApiResource): StageModel {
  const { properties } = deployment;
  const description = properties.child('StageDescription');
  if (properties.has('DeploymentCanarySettings') || description?.has('CanarySetting')) {
    throw new UnsupportedFeatureError(`${properties.owner} has a canary, which is not emulated`);
  }
  return {
    name: properties.requiredString('StageName'),
    deploymentId: deployment.id,
    variables: description?.texts('Variables') ?? {},
    accessLogFormat: description?.child('AccessLogSetting')?.string('Format'),
    methodSettings: description?.children('MethodSettings').map(readMethodSetting) ?? [],
    cacheEnabled: description?.boolean('CacheClusterEnabled') ?? false,
  };
}

function readMethodSetting(properties: Properties): MethodSettingModel {
  return {
    resourcePath: (properties.string('ResourcePath') ?? '/*').replaceAll('~1', '/'),
    httpMethod: properties.string('HttpMethod')?.toUpperCase() ?? '*',
    loggingLevel: properties.string('LoggingLevel') ?? 'OFF',
    dataTrace: properties.boolean('DataTraceEnabled'),
    cachingEnabled: properties.boolean('CachingEnabled'),
    cacheTtlSeconds: properties.number('CacheTtlInSeconds'),
    throttlingRateLimit: properties.number('ThrottlingRateLimit'),
    throttlingBurstLimit: properties.number('ThrottlingBurstLimit'),
  };
}
