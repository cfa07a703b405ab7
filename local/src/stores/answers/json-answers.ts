import type { Protocol } from '../store-backend';
import type { StoreContext } from '../store-context';

/**
 * What a service of the JSON protocol says.
 *
 * @param version of the protocol, as the service's content type names it
 * @param namespace what stands before the code of an error, as far as the service puts something there
 */
export function jsonAnswers(version: '1.0' | '1.1', { newId }: StoreContext, namespace = ''): Protocol<object> {
  const headers = () => ({ 'Content-Type': `application/x-amz-json-${version}`, 'x-amzn-RequestId': newId() });
  return {
    result: (_call, _action, result) => ({ status: 200, headers: headers(), body: JSON.stringify(result) }),
    error: (_call, { code, details, message }) => (
      { status: 400, headers: headers(), body: JSON.stringify({ __type: namespace + code, message, ...details }) }
    ),
  };
}
