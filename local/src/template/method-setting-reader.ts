import type { Properties } from './properties';
import type { MethodSettingModel } from './rest-api-model';

const STAGE_SETTINGS = ['CacheTtlInSeconds', 'CachingEnabled', 'DataTraceEnabled', 'LoggingLevel', 'ThrottlingBurstLimit', 'ThrottlingRateLimit'];

/**
 * Reads one of the `MethodSettings` of a stage.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html
 */
export function readMethodSetting(properties: Properties): MethodSettingModel {
  properties.allow([...STAGE_SETTINGS, 'HttpMethod', 'ResourcePath'], ['CacheDataEncrypted', 'MetricsEnabled']);
  return {
    resourcePath: settingPath(properties.string('ResourcePath')),
    httpMethod: properties.string('HttpMethod')?.toUpperCase() ?? '*',
    ...readValues(properties),
  };
}

/**
 * Reads the settings that the description of a deployment's stage has for all methods.
 */
export function readStageSettings(description: Properties): readonly MethodSettingModel[] {
  return STAGE_SETTINGS.some((name) => description.has(name)) ? [{ resourcePath: '*', httpMethod: '*', ...readValues(description) }] : [];
}

function readValues(properties: Properties): Omit<MethodSettingModel, 'resourcePath' | 'httpMethod'> {
  return {
    loggingLevel: properties.string('LoggingLevel')?.toUpperCase() ?? 'OFF',
    dataTrace: properties.boolean('DataTraceEnabled'),
    cachingEnabled: properties.boolean('CachingEnabled'),
    cacheTtlSeconds: properties.number('CacheTtlInSeconds'),
    throttlingRateLimit: properties.number('ThrottlingRateLimit'),
    throttlingBurstLimit: properties.number('ThrottlingBurstLimit'),
  };
}

/*
 * The path `/orders/{id}` is written `/~1orders~1{id}`, every path `/*`.
 */
function settingPath(given: string | undefined): string {
  const path = (given ?? '/*').replace(/^\/(?=~1|\*$)/, '').replaceAll('~1', '/');
  return path === '' ? '/' : path;
}
