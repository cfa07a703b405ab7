import type { IWebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

/**
 * Host name of an API, the same for its clients and for its backends.
 */
export function webSocketHost({ apiId, stack, env }: IWebSocketApi): string {
  return `${apiId}.execute-api.${env.region}.${stack.urlSuffix}`;
}
