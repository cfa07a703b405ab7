import { callHttpBackend } from './call-http-backend';
import type { HttpIntegrator } from './http-integrator';
import { ServiceParameters } from './service-parameters';
import type { BackendCall } from '../../../backends/backend';
import { TemplateError } from '../../../errors';
import { queryOf } from '../../../http/query';
import { tryParseServiceCall } from '../../../services';
import { FIRST_CLASS_ACTIONS, type FirstClassAction } from '../../../services/first-class';
import { parseServiceUri } from '../../../services/integration-uri';
import type { HttpApiModel, HttpIntegrationModel } from '../../../template/http-api-model';
import { credentialsOf } from '../../integration/integrate-service';
import type { HttpExchange } from '../exchange';
import { HttpFault } from '../http-fault';
import { requestScope } from '../mapping/mapping-scope';

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;

/**
 * Calls an action of a service; the service's answer is the client's.
 *
 * @throws TemplateError for a subtype that there is none of, and for parameters that the action does not take
 */
export function runHttpService(integration: HttpIntegrationModel, subtype: string, api: HttpApiModel): HttpIntegrator {
  const action = FIRST_CLASS_ACTIONS.get(subtype);
  if (!action) {
    throw new TemplateError(`'${subtype}' is no action that HTTP APIs call; they call ${[...FIRST_CLASS_ACTIONS.keys()].join(', ')}`);
  }
  const parameters = new ServiceParameters(integration, action);
  return async (exchange) => {
    const { Region: region = api.region, ...input } = parameters.read(requestScope(exchange));
    const request = action.request(input);
    return callHttpBackend(exchange, serviceCall(integration, exchange, action, request, readRegion(region)), integration);
  };
}

function serviceCall(
  integration: HttpIntegrationModel, exchange: HttpExchange, { action, service }: FirstClassAction,
  { search, ...request }: ReturnType<FirstClassAction['request']>, region: string,
): BackendCall {
  const target = parseServiceUri(`arn:aws:apigateway:${region}:${service}:action/${action}`);
  const url = `${target?.origin}${request.path}${search === '' ? '' : `?${search}`}`;
  const call = { ...request, url, query: queryOf(url), service, action, region };
  return { ...call, kind: 'aws', credentials: credentialsOf(integration, exchange), problems: tryParseServiceCall(call)?.problems };
}

/*
 * A region becomes part of a host.
 */
function readRegion(region: unknown): string {
  if (typeof region !== 'string' || !REGION.test(region)) {
    throw new HttpFault('BAD_REQUEST_PARAMETERS', { reason: `the parameter Region is no region: '${String(region)}'` });
  }
  return region;
}
