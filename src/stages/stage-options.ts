import type { AccessLog } from '../observability';

/**
 * What the stages of all kinds of API have in common.
 */
export interface StageOptions {
  /**
   * Description of the stage.
   *
   * @default - no description
   */
  readonly stageDescription?: string;

  /**
   * Variables of the stage, which integrations and mapping templates can read.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html
   * @default - none
   */
  readonly stageVariables?: { [name: string]: string };

  /**
   * Requests a second that each method or route takes in the long run.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
   * @default 1000
   */
  readonly throttlingRateLimit?: number;

  /**
   * Requests that each method or route takes at once, above its rate.
   *
   * @default 500
   */
  readonly throttlingBurstLimit?: number;

  /**
   * Record of every request.
   *
   * @default AccessLog.toLogGroup()
   */
  readonly accessLog?: AccessLog;

  /**
   * Metrics for each method or route, beside those of the stage.
   *
   * @see https://aws.amazon.com/cloudwatch/pricing/
   * @default true
   */
  readonly metricsEnabled?: boolean;
}
