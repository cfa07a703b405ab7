import type { Exchange } from './exchange';
import { GatewayFault } from './fault';

/**
 * What has parameters: a request, or a handshake.
 */
export interface CheckedParameters extends Pick<Exchange, 'pathParameters'> {
  readonly request: Pick<Exchange['request'], 'headers' | 'query'>;
}

interface RequiredParameter {
  readonly location: string;
  readonly name: string;
}

const ORDER = ['header', 'path', 'querystring'];

/**
 * Makes what refuses requests without the parameters that they must have; nothing when there are none.
 *
 * @param parameters by AWS's names, and whether they are required
 */
export function parameterCheck(parameters: ReadonlyMap<string, boolean>): ((checked: CheckedParameters) => void) | undefined {
  const required = requiredParameters(parameters);
  return required.length === 0 ? undefined : (checked) => {
    const missing = required.filter((parameter) => !valueOf(parameter, checked)).map(({ name }) => name);
    if (missing.length > 0) {
      const message = `Missing required request parameters: [${missing.join(', ')}]`;
      throw new GatewayFault('BAD_REQUEST_PARAMETERS', { message, validationError: message });
    }
  };
}

function requiredParameters(parameters: ReadonlyMap<string, boolean>): readonly RequiredParameter[] {
  return [...parameters]
    .filter(([, required]) => required)
    .map(([key]) => {
      const [, , location, ...name] = key.split('.');
      return { location, name: name.join('.') };
    })
    .sort((left, right) => ORDER.indexOf(left.location) - ORDER.indexOf(right.location) || (left.name < right.name ? -1 : 1));
}

function valueOf({ location, name }: RequiredParameter, { pathParameters, request }: CheckedParameters): string | undefined {
  switch (location) {
    case 'header': return request.headers.get(name);
    case 'path': return pathParameters.get(name);
    default: return request.query.get(name)?.at(-1);
  }
}
