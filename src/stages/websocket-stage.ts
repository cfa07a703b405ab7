import { MethodLoggingLevel } from 'aws-cdk-lib/aws-apigateway';
import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { CfnStage, IWebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import type { LoggedStageOptions } from './logged-stage-options';
import { checkStageName } from './stage-checks';
import { v2StageOptions } from './v2-stage';
import { AccountLogging } from '../observability';

/**
 * Makes the stage of a WebSocket API, with its logs.
 */
export function webSocketStage(scope: Construct, webSocketApi: IWebSocketApi, options: LoggedStageOptions): WebSocketStage {
  const { stageName = 'prod', loggingLevel = MethodLoggingLevel.ERROR, accountLogging = AccountLogging.ensure() } = options;
  checkStageName(stageName, scope);
  const common = v2StageOptions(scope, 'WEBSOCKET', options);
  const stage = new WebSocketStage(scope, 'Stage', { webSocketApi, stageName, ...common });
  const resource = stage.node.defaultChild as CfnStage;
  resource.defaultRouteSettings = { ...resource.defaultRouteSettings as CfnStage.RouteSettingsProperty, loggingLevel, dataTraceEnabled: false };
  const logging = common.accessLogSettings || loggingLevel !== MethodLoggingLevel.OFF ? accountLogging._bind(scope) : undefined;
  if (logging) stage.node.addDependency(logging);
  return stage;
}
