import type { MethodLoggingLevel } from 'aws-cdk-lib/aws-apigateway';
import type { StageOptions } from './stage-options';
import type { AccountLogging } from '../observability';

/**
 * The stage of a REST or WebSocket API, which has execution logs beside its access log.
 */
export interface LoggedStageOptions extends StageOptions {
  /**
   * Name of the stage, the first segment of the API's URL: letters, digits, hyphens and underscores.
   *
   * @default 'prod'
   */
  readonly stageName?: string;

  /**
   * What API Gateway writes about its own work on a request or message.
   *
   * Bodies, messages and headers are never logged.
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
}
