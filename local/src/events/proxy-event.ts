import type { Exchange } from '../gateway/exchange';
import { JavaMap, type JavaValue } from '../java/values';

/*
 * The context that templates see holds these besides what an event carries.
 */
const TEMPLATE_ONLY = ['requestOverride', 'responseOverride'];

type Lists = readonly (readonly [string, readonly string[]])[];

/**
 * The event that a function behind a proxy integration of a REST API gets.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function proxyEvent(exchange: Exchange): Record<string, unknown> {
  const { request, context, pathParameters, stageVariables, deployment } = exchange;
  const headers = [...request.headers].map(({ name, values }) => [name, values] as const);
  const query = [...request.query];
  const isBinary = deployment.binaryTypes.matches(request.headers.get('Content-Type'));
  return {
    resource: context.get('resourcePath'),
    path: request.eventPath,
    httpMethod: request.method,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: lastValues(query),
    multiValueQueryStringParameters: allValues(query),
    pathParameters: orNull([...pathParameters]),
    stageVariables: orNull(Object.entries(stageVariables)),
    requestContext: requestContext(context),
    body: request.body.length === 0 ? null : request.body.toString(isBinary ? 'base64' : 'utf8'),
    isBase64Encoded: isBinary && request.body.length > 0,
  };
}

function requestContext(context: JavaMap): Record<string, unknown> {
  return Object.fromEntries([...context].filter(([name]) => !TEMPLATE_ONLY.includes(name)).map(([name, value]) => [name, plain(value)]));
}

function plain(value: JavaValue): unknown {
  if (value instanceof JavaMap) {
    return Object.fromEntries([...value].map(([name, entry]) => [name, plain(entry)]));
  }
  return typeof value === 'bigint' ? Number(value) : value;
}

function lastValues(entries: Lists): Record<string, string> | null {
  return orNull(entries.map(([name, values]) => [name, values[values.length - 1]] as const));
}

function allValues(entries: Lists): Record<string, readonly string[]> | null {
  return orNull(entries);
}

function orNull<T>(entries: readonly (readonly [string, T])[]): Record<string, T> | null {
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
