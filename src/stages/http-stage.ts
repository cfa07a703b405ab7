import { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { checkStageName } from './stage-checks';
import type { StageOptions } from './stage-options';
import { v2StageOptions } from './v2-stage';

/**
 * The stage that an HTTP API serves at the root.
 */
export const DEFAULT_STAGE = '$default';

/**
 * Makes the stage of an HTTP API, with its log. No role of the account is needed for that.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
 */
export function httpStage(scope: Construct, httpApi: IHttpApi, options: StageOptions, stageName = DEFAULT_STAGE): HttpStage {
  if (stageName !== DEFAULT_STAGE) checkStageName(stageName, scope);
  return new HttpStage(scope, 'Stage', { httpApi, stageName, ...v2StageOptions(scope, 'HTTP', options) });
}
