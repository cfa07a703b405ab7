import { CONTENT_CODINGS, IDENTITY } from '../answer/content-codings';
import type { Stage } from '../compose';
import type { Deployment } from '../deployment';
import { GatewayFault } from '../fault';
import type { GatewayRequest } from './request';
import { PAYLOAD_LIMIT } from '../integration/payload-limit';

/**
 * Decompresses the bodies of requests before anything reads them; nothing for an API that compresses nothing. A body below the API's
 * minimum stays as it came.
 *
 * @throws GatewayFault when the coding is unknown, the body is not of that coding, or too large once decompressed
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-make-request-with-compressed-payload.html
 */
export function decompressRequest({ api: { minimumCompressionSize } }: Deployment): Stage | undefined {
  if (minimumCompressionSize === undefined) {
    return undefined;
  }
  return (exchange, next) => {
    const { request } = exchange;
    const name = request.headers.get('Content-Encoding')?.trim().toLowerCase() ?? IDENTITY;
    if (name === IDENTITY || request.body.length === 0 || request.body.length < minimumCompressionSize) {
      return next(exchange);
    }
    return decompress(request, name).then(() => next(exchange));
  };
}

async function decompress(request: GatewayRequest, name: string): Promise<void> {
  const coding = CONTENT_CODINGS.get(name);
  if (!coding) {
    throw new GatewayFault('UNSUPPORTED_MEDIA_TYPE', { reason: `the content coding '${name}' is not supported; use ${[...CONTENT_CODINGS.keys()].join(', ')}` });
  }
  try {
    request.body = await coding.decompress(request.body, { maxOutputLength: PAYLOAD_LIMIT });
    request.headers.delete('Content-Encoding');
  } catch (error) {
    throw faultOf(error as NodeJS.ErrnoException, name);
  }
}

function faultOf({ code, message }: NodeJS.ErrnoException, name: string): GatewayFault {
  return code === 'ERR_BUFFER_TOO_LARGE'
    ? new GatewayFault('REQUEST_TOO_LARGE', { reason: `the body is larger than ${PAYLOAD_LIMIT} bytes once decompressed` })
    : new GatewayFault('UNSUPPORTED_MEDIA_TYPE', { reason: `the body is not of the content coding '${name}': ${message}` });
}
