import { callHttpBackend } from './call-http-backend';
import { proxiedHeaders } from './forwarded';
import type { HttpIntegrator } from './http-integrator';
import type { BackendCall } from '../../../backends/backend';
import { TemplateError } from '../../../errors';
import { stagePath } from '../../../events/http-payload';
import { encodePath, encodeSegment } from '../../../http/path';
import { decodePercent, queryOf } from '../../../http/query';
import { privateHost } from '../../../services/private-host';
import type { HttpIntegrationModel } from '../../../template/http-api-model';
import { urlWith, withPathValues, withStageVariables } from '../../mapping/uri';
import type { HttpExchange } from '../exchange';
import type { MappedRequest } from '../mapping/mapped-request';
import { RequestChanges } from '../mapping/request-changes';

/**
 * Where a request goes.
 */
type Locate = (exchange: HttpExchange, request: MappedRequest) => string;

const ORIGIN_AND_PATH = /^([^:]+:\/\/[^/?#]+)[^?#]*/;

/**
 * Passes a request through to an HTTP backend, by the internet or a VPC link, and its answer back.
 *
 * @throws TemplateError for mappings that API Gateway refuses, or a private backend that is none
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html
 */
export function runHttpBackend(integration: HttpIntegrationModel): HttpIntegrator {
  const changes = new RequestChanges(integration);
  const locate = integration.connectionId === undefined ? publicUrl(integration) : privateUrl(integration);
  return (exchange) => {
    const request = changes.apply(exchange, proxiedHeaders(exchange));
    return callHttpBackend(exchange, backendCall(integration, exchange, request, locate(exchange, request)), integration);
  };
}

function backendCall({ httpMethod = 'ANY' }: HttpIntegrationModel, exchange: HttpExchange, request: MappedRequest, uri: string): BackendCall {
  const { url, path } = urlWith(uri, request.rawQuery.replaceAll('#', '%23'));
  return {
    kind: 'http',
    method: httpMethod === 'ANY' ? exchange.request.method : httpMethod,
    url,
    path,
    query: queryOf(url),
    headers: request.headers.toJoined(),
    body: exchange.request.body,
  };
}

/*
 * Each value of a path variable stays within its place, however it is written; that of `{proxy+}` has its slashes. That AWS encodes the
 * values anew is an assumption. The route `$default` hands its whole path on.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
function publicUrl({ uri }: HttpIntegrationModel): Locate {
  return ({ pathParameters, request, route, stageVariables }, { path }) => {
    const values = new Map([...pathParameters].map(([name, value]) => [name, encodedValue(value, route?.routeKey.endsWith(`{${name}+}`) === true)]));
    const url = withPathValues(withStageVariables(uri, stageVariables), values);
    if (path !== undefined) {
      return url.replace(ORIGIN_AND_PATH, (_whole, origin: string) => origin + encodePath(path));
    }
    return route?.routeKey === '$default' ? url.replace(ORIGIN_AND_PATH, (base) => below(base, decodePercent(request.path))) : url;
  };
}

function below(base: string, path: string): string {
  return base.replace(/\/$/, '') + encodePath(path);
}

function encodedValue(value: string, isGreedy: boolean): string {
  return isGreedy ? value.split('/').map(encodeSegment).join('/') : encodeSegment(value);
}

/*
 * What a VPC link leads to gets the path of the client, the stage's name before it.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
function privateUrl({ tlsServerName, uri }: HttpIntegrationModel): Locate {
  const scheme = tlsServerName === undefined ? 'http' : 'https';
  const host = privateHost(uri);
  if (host === undefined) {
    throw new TemplateError(`a VPC link leads to a listener of a load balancer or to a service of Cloud Map, got '${uri}'; give the ARN of one as integration URI`);
  }
  return (exchange, request) => `${scheme}://${host}${encodePath(stagePath(exchange, request))}`;
}
