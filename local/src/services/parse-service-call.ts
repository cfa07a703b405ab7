import type { BackendCall } from '../backends/backend';
import { LocalGatewayError } from '../errors';
import { parseJsonCall } from './json-protocol';
import type { ServiceCall, ServiceRequest } from './parsed-call';
import { parseQueryCall } from './query-protocol';
import { parseRestJsonCall } from './rest-json-protocol';
import { parseS3Call } from './rest-protocol';
import { ServiceModel } from './service-model';

/**
 * Reads a call to an AWS service as the service would: its action, its parameters and what it would refuse.
 *
 * @throws LocalGatewayError for a call that is not to an AWS service, or to one whose published model is not at hand
 */
export function parseServiceCall(call: BackendCall): ServiceCall {
  const parsed = call.service === undefined ? undefined : tryParseServiceCall({ ...call, service: call.service });
  if (!parsed) {
    throw new LocalGatewayError(`no model of '${call.service ?? call.kind}' is at hand to read the call to ${call.url}`);
  }
  return parsed;
}

/**
 * The same for a request that is just being made; undefined when there is no model of its service.
 */
export function tryParseServiceCall(request: ServiceRequest): ServiceCall | undefined {
  const model = ServiceModel.of(request.service);
  if (!model) {
    return undefined;
  }
  if (model.protocol === 'rest-xml') {
    return parseS3Call(request, model);
  }
  if (model.protocol === 'rest-json') {
    return parseRestJsonCall(request, model);
  }
  const isJson = model.protocol === 'json' && (request.service !== 'sqs' || request.headers['X-Amz-Target'] !== undefined);
  return isJson ? parseJsonCall(request, model) : parseQueryCall(request, model);
}
