import { Stack } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';

/**
 * ARN of every route of every stage of an HTTP API, as the source of calls of functions.
 *
 * The `$default` route calls as `stage/$default`, without a method, so that a wildcard for method and path would miss it.
 */
export function httpExecutionArn(api: IHttpApi): string {
  const { region, account } = api.env;
  return Stack.of(api).formatArn({ service: 'execute-api', region, account, resource: api.apiId, resourceName: '*/*' });
}
