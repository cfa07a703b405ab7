import { orNull, requestContext, requestParts } from './request-parts';
import type { Exchange } from '../gateway/exchange';

/**
 * The event that a function behind a proxy integration of a REST API gets.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function proxyEvent(exchange: Exchange): Record<string, unknown> {
  const { request, context, pathParameters, stageVariables, deployment } = exchange;
  const { headers, multiValueHeaders, queryStringParameters, multiValueQueryStringParameters } = requestParts(exchange);
  const isBinary = deployment.binaryTypes.matchesBody(request.headers.get('Content-Type'));
  return {
    resource: context.get('resourcePath'),
    path: request.eventPath,
    httpMethod: request.method,
    headers: orNull(headers),
    multiValueHeaders: orNull(multiValueHeaders),
    queryStringParameters: orNull(queryStringParameters),
    multiValueQueryStringParameters: orNull(multiValueQueryStringParameters),
    pathParameters: orNull(Object.fromEntries(pathParameters)),
    stageVariables: orNull(stageVariables),
    requestContext: requestContext(context),
    body: request.body.length === 0 ? null : request.body.toString(isBinary ? 'base64' : 'utf8'),
    isBase64Encoded: isBinary && request.body.length > 0,
  };
}
