import type { Stage } from '../compose';
import { CONTENT_CODINGS } from './content-codings';
import { preferredCoding } from '../../http/accept-encoding';
import type { MethodModel } from '../../template/rest-api-model';
import type { Deployment } from '../deployment';

/**
 * Compresses large answers by the coding that the client likes best, if it is one of API Gateway's; nothing for an API that compresses
 * nothing, nor for streamed answers. What the integration has encoded itself stays as it is.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-receive-response-with-compressed-payload.html
 */
export function compressAnswers({ integration }: MethodModel, { api: { minimumCompressionSize } }: Deployment): Stage | undefined {
  if (minimumCompressionSize === undefined || integration?.streamed) {
    return undefined;
  }
  return async (exchange, next) => {
    const reply = await next(exchange);
    const name = preferredCoding(exchange.request.headers.get('Accept-Encoding'));
    const coding = name === undefined ? undefined : CONTENT_CODINGS.get(name);
    if (name === undefined || !coding || reply.body.length === 0 || reply.body.length < minimumCompressionSize || reply.headers.has('Content-Encoding')) {
      return reply;
    }
    reply.headers.set('Content-Encoding', name);
    return { ...reply, body: await coding.compress(reply.body) };
  };
}
