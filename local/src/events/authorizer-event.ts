import { requestContext, requestParts } from './request-parts';
import { methodArn } from '../gateway/access/method-arn';
import type { Exchange } from '../gateway/exchange';

/**
 * The event that a Lambda authorizer of type `TOKEN` gets.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
 */
export function tokenEvent(exchange: Exchange, token: string): Record<string, unknown> {
  return { type: 'TOKEN', methodArn: methodArn(exchange), authorizationToken: token };
}

/**
 * The event that a Lambda authorizer of type `REQUEST` gets. What is absent is empty, not null as in the events of proxy integrations.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
 */
export function requestEvent(exchange: Exchange): Record<string, unknown> {
  const { request, context, pathParameters, stageVariables } = exchange;
  return {
    type: 'REQUEST',
    methodArn: methodArn(exchange),
    resource: context.get('resourcePath'),
    path: request.eventPath,
    httpMethod: request.method,
    ...requestParts(exchange),
    pathParameters: Object.fromEntries(pathParameters),
    stageVariables,
    requestContext: requestContext(context),
  };
}
