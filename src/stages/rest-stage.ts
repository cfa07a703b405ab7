import type { Deployment, StageProps } from 'aws-cdk-lib/aws-apigateway';
import { AccessLogFormat, MethodLoggingLevel, Stage } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import type { RestStageOptions } from './rest-stage-options';
import { checkStageName, checkStageVariables } from './stage-checks';
import { throttling } from './throttling';
import { AccessLog, AccountLogging } from '../observability';

/**
 * Makes the stage of a REST API, with its logs.
 */
export function restStage(scope: Construct, deployment: Deployment, options: RestStageOptions): Stage {
  const { stageName = 'prod', accessLog = AccessLog.toLogGroup(), accountLogging = AccountLogging.ensure() } = options;
  const { loggingLevel = MethodLoggingLevel.ERROR, tracingEnabled = true, metricsEnabled = true } = options;
  checkStageName(stageName, scope);
  checkStageVariables(options.stageVariables ?? {}, scope);
  const log = accessLogProps(accessLog, scope);
  const stage = new Stage(scope, 'Stage', {
    deployment,
    stageName,
    description: options.stageDescription,
    variables: options.stageVariables,
    ...throttling(options, scope),
    ...log,
    loggingLevel,
    tracingEnabled,
    metricsEnabled,
  });
  const logging = log.accessLogDestination || loggingLevel !== MethodLoggingLevel.OFF ? accountLogging._bind(scope) : undefined;
  if (logging) stage.node.addDependency(logging);
  return stage;
}

function accessLogProps(accessLog: AccessLog, scope: Construct): Pick<StageProps, 'accessLogDestination' | 'accessLogFormat'> {
  const config = accessLog._bind(scope, 'REST');
  if (!config) return {};
  return {
    accessLogDestination: { bind: () => ({ destinationArn: config.destinationArn }) },
    accessLogFormat: AccessLogFormat.custom(config.format),
  };
}
