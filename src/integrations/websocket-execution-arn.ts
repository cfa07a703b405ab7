import { Stack } from 'aws-cdk-lib';
import type { IWebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

/**
 * ARN of what is called of a WebSocket API: of everything, unless the stage or what is called there is named.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
 */
export function webSocketExecutionArn(api: IWebSocketApi, stageName = '*', called = '*'): string {
  const { region, account } = api.env;
  return Stack.of(api).formatArn({ service: 'execute-api', region, account, resource: api.apiId, resourceName: `${stageName}/${called}` });
}
