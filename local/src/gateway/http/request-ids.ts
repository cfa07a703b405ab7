import { newRequestIds, type Determinism, type RequestIds } from '../identifiers';

/**
 * Makes the ids of a request to an HTTP API, whose extended id is its id.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export function newHttpRequestIds(determinism: Determinism): RequestIds {
  const ids = newRequestIds(determinism);
  return { ...ids, requestId: ids.extendedRequestId };
}
