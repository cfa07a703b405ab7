import { httpEventV1 } from './http-event-v1';
import { httpEventV2 } from './http-event-v2';
import { methodArn } from '../gateway/access/method-arn';
import type { HttpExchange } from '../gateway/http/exchange';
import { ChangedRequest } from '../gateway/http/mapping/mapped-request';
import type { HttpAuthorizerModel } from '../template/http-api-model';

type Writer = (exchange: HttpExchange, identity: readonly string[]) => object;

/*
 * What the events of functions behind routes hold besides.
 */
const BODY = ['body', 'isBase64Encoded'];
const NOT_IN_V1 = [...BODY, 'multiValueHeaders', 'multiValueQueryStringParameters', 'version'];

const WRITERS: Readonly<Record<HttpAuthorizerModel['payloadFormatVersion'], Writer>> = {
  '1.0': (exchange, identity) => ({
    version: '1.0',
    type: 'REQUEST',
    methodArn: methodArn(exchange),
    identitySource: identity.join(','),
    authorizationToken: identity.join(','),
    ...withEmptyMaps(without(httpEventV1(exchange, unchanged(exchange)), NOT_IN_V1)),
  }),
  '2.0': (exchange, identity) => ({
    version: '2.0',
    type: 'REQUEST',
    routeArn: methodArn(exchange),
    identitySource: identity,
    ...without(httpEventV2(exchange, unchanged(exchange)), [...BODY, 'version']),
  }),
};

/**
 * The event that a Lambda authorizer of an HTTP API gets.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html#http-api-lambda-authorizer.payload-format
 */
export function httpAuthorizerEvent(exchange: HttpExchange, identity: readonly string[], version: HttpAuthorizerModel['payloadFormatVersion']): object {
  return WRITERS[version](exchange, identity);
}

function unchanged(exchange: HttpExchange): ChangedRequest {
  return new ChangedRequest(exchange, exchange.request.headers);
}

function without(event: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).filter(([name]) => !names.includes(name)));
}

/*
 * What is absent is empty, as in the events of REST APIs' authorizers.
 */
function withEmptyMaps(event: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).map(([name, value]) => [name, value ?? {}]));
}
