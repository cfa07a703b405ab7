import { own } from '../../own';
import type { IntegrationModel, MethodModel } from '../../template/rest-api-model';
import type { Exchange } from '../exchange';
import { parameterSource, type ParameterSource } from '../mapping/parameter-source';

/**
 * Makes what tells the kept answers of a method apart: its namespace, the HTTP method and the values of the cache key parameters, all
 * values where a parameter has several. Nothing else does: without a parameter for it, not even the path of the request.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export function cacheKey(method: MethodModel, integration: IntegrationModel): (exchange: Exchange) => string {
  const namespace = integration.cacheNamespace ?? method.resourceId;
  const sources = integration.cacheKeyParameters.map((name) => sourceOf(name, integration));
  return (exchange) => JSON.stringify([namespace, exchange.request.method, ...sources.map((source) => source({ exchange }) ?? null)]);
}

/*
 * A parameter of the integration's request has the value that is mapped to it.
 */
function sourceOf(name: string, integration: IntegrationModel): ParameterSource {
  const expression = name.startsWith('integration.request.') ? own(integration.requestParameters, name) : name;
  return expression === undefined ? () => undefined : parameterSource(expression.replace(/^(method\.request\.)(header|querystring)\./, '$1multivalue$2.'));
}
