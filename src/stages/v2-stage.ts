import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { IAccessLogSettings, StageOptions as V2StageOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { checkStageVariables } from './stage-checks';
import type { StageOptions } from './stage-options';
import { throttling } from './throttling';
import { AccessLog } from '../observability';

/**
 * What AWS's own constructs of stages take, for an HTTP or a WebSocket API.
 *
 * The stage deploys itself whenever something of its API changes.
 */
export function v2StageOptions(scope: Construct, kind: 'HTTP' | 'WEBSOCKET', options: StageOptions): V2StageOptions {
  const { accessLog = AccessLog.toLogGroup(), stageVariables = {}, metricsEnabled = true } = options;
  checkStageVariables(stageVariables, scope);
  const { throttlingRateLimit, throttlingBurstLimit } = throttling(options, scope);
  return {
    autoDeploy: true,
    description: options.stageDescription,
    stageVariables,
    throttle: { rateLimit: throttlingRateLimit, burstLimit: throttlingBurstLimit },
    detailedMetricsEnabled: metricsEnabled,
    accessLogSettings: accessLogSettings(accessLog, scope, kind),
  };
}

function accessLogSettings(accessLog: AccessLog, scope: Construct, kind: 'HTTP' | 'WEBSOCKET'): IAccessLogSettings | undefined {
  const config = accessLog._bind(scope, kind);
  if (!config) return undefined;
  return {
    destination: { bind: () => ({ destinationArn: config.destinationArn }) },
    format: AccessLogFormat.custom(config.format),
  };
}
