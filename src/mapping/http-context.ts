/**
 * What is known of a context variable of HTTP APIs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export interface HttpContext {
  /** Every request has it. */
  readonly certain: boolean;
  /** Expression of a character that its text may hold, never a quote; none where the text may hold any character. */
  readonly alphabet?: string;
}

const ID = '[A-Za-z0-9_=-]';
const DIGIT = '[0-9]';
const HOST = '[A-Za-z0-9.-]';

/** API Gateway itself writes these, out of a few characters, whatever the caller sends. */
const OWN: { readonly [name: string]: HttpContext } = {
  'accountId': { certain: true, alphabet: DIGIT },
  'apiId': { certain: true, alphabet: '[a-z0-9]' },
  'domainName': { certain: true, alphabet: HOST },
  'domainPrefix': { certain: true, alphabet: HOST },
  'extendedRequestId': { certain: true, alphabet: ID },
  'identity.sourceIp': { certain: true, alphabet: '[0-9A-Fa-f.:]' },
  'requestTimeEpoch': { certain: true, alphabet: DIGIT },
  'stage': { certain: true, alphabet: '[A-Za-z0-9_$-]' },
};

/** A caller may choose the id of a request by a header, and writes the path. */
const CERTAIN = ['httpMethod', 'path', 'protocol', 'requestId', 'requestTime', 'routeKey'];

/** Names that only REST and WebSocket APIs know, and what to write instead. */
const FOREIGN: { readonly [name: string]: string } = {
  'connectionId': 'an HTTP API has no connections',
  'deploymentId': "write RequestValue.context('stage')",
  'identity.apiKey': 'an HTTP API has no API keys; use a REST API, or a Lambda authorizer',
  'identity.apiKeyId': 'an HTTP API has no API keys; use a REST API, or a Lambda authorizer',
  'isCanaryRequest': 'an HTTP API has no canaries',
  'requestOverride': 'an HTTP API has no overrides; use RequestChange',
  'resourceId': "write RequestValue.context('routeKey')",
  'resourcePath': "write RequestValue.context('routeKey')",
  'responseOverride': 'an HTTP API has no overrides; use AnswerChange',
  'wafResponseCode': 'an HTTP API has no web ACL',
  'webaclArn': 'an HTTP API has no web ACL',
  'xrayTraceId': 'an HTTP API has no X-Ray tracing',
};

/**
 * What is known of a context variable: nothing certain of most.
 */
export function httpContext(name: string): HttpContext {
  return Object.hasOwn(OWN, name) ? OWN[name] : { certain: CERTAIN.includes(name) };
}

/**
 * Why a context variable is none of HTTP APIs.
 */
export function foreignContext(name: string): string | undefined {
  return Object.hasOwn(FOREIGN, name) ? FOREIGN[name] : undefined;
}
