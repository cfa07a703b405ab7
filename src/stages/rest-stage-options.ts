import type { MethodLoggingLevel } from 'aws-cdk-lib/aws-apigateway';
import type { AccessLog, AccountLogging } from '../observability';

/**
 * The stage of a REST API.
 */
export interface RestStageOptions {
  /**
   * Name of the stage, the first segment of the API's URL: letters, digits, hyphens and underscores.
   *
   * @default 'prod'
   */
  readonly stageName?: string;

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
   * Requests a second that each method takes in the long run.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
   * @default 1000
   */
  readonly throttlingRateLimit?: number;

  /**
   * Requests that each method takes at once, above its rate.
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
   * What API Gateway writes about its own work on a request.
   *
   * Bodies and headers are never logged.
   *
   * @default MethodLoggingLevel.ERROR
   */
  readonly loggingLevel?: MethodLoggingLevel;

  /**
   * The account's role for logs, which a stage with an access log or execution logs needs.
   *
   * @default AccountLogging.ensure()
   */
  readonly accountLogging?: AccountLogging;

  /**
   * Traces of AWS X-Ray.
   *
   * @default true
   */
  readonly tracingEnabled?: boolean;

  /**
   * Metrics for each method, beside those of the stage.
   *
   * @see https://aws.amazon.com/cloudwatch/pricing/
   * @default true
   */
  readonly metricsEnabled?: boolean;
}
