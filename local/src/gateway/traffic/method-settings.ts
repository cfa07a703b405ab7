import type { JournalSettings } from '../../logging/journal';
import type { MethodModel, MethodSettingModel, StageModel } from '../../template/rest-api-model';
import type { Deployment } from '../deployment';

/**
 * The settings of a stage that count for a method, the most special ones first: those of the method itself, of its path, of all paths.
 */
export function methodSettingsOf(stage: StageModel, method: Pick<MethodModel, 'path' | 'httpMethod'>): readonly MethodSettingModel[] {
  return stage.methodSettings
    .filter((setting) => isPath(setting.resourcePath, method.path) && (setting.httpMethod === '*' || setting.httpMethod === method.httpMethod))
    .sort((left, right) => weight(right) - weight(left));
}

/**
 * What the execution log of a method holds.
 */
export function journalSettings({ logging, stage }: Pick<Deployment, 'logging' | 'stage'>, method: Pick<MethodModel, 'path' | 'httpMethod'>): JournalSettings {
  if (logging) {
    return logging;
  }
  const [settings] = methodSettingsOf(stage, method);
  const level = settings?.loggingLevel.toUpperCase();
  return { level: level === 'ERROR' || level === 'INFO' ? level : 'OFF', dataTrace: settings?.dataTrace ?? false };
}

/*
 * CloudFormation writes a path as `/` and the path itself, its slashes encoded.
 */
function isPath(pattern: string, path: string): boolean {
  return isEveryPath(pattern) || pattern.replace(/^\/\//, '/') === path;
}

function isEveryPath(pattern: string): boolean {
  return pattern === '/*' || pattern === '*';
}

function weight({ resourcePath, httpMethod }: MethodSettingModel): number {
  return (isEveryPath(resourcePath) ? 0 : 2) + (httpMethod === '*' ? 0 : 1);
}
