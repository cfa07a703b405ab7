import type { Exchange } from '../exchange';
import { GatewayFault } from '../fault';
import { EMPTY_BODY, type Reply } from './reply';

/**
 * The body of an answer, complete or while it is made.
 */
export type ReplyBody = Pick<Reply, 'body' | 'stream'>;

/**
 * What a function streams, for as long as the integration allows.
 *
 * @throws GatewayFault when the function fails on the way or takes too long
 */
export async function* limitStream(exchange: Exchange, pieces: AsyncIterable<Uint8Array>, millis: number): AsyncGenerator<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new GatewayFault('INTEGRATION_TIMEOUT')), millis);
  });
  const next = (): Promise<IteratorResult<Uint8Array>> => Promise.race([iterator.next(), expiry]);
  try {
    for (let piece = await next(); !piece.done; piece = await next()) {
      yield piece.value;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    exchange.log(`the streamed answer breaks off: ${reason}`);
    throw error instanceof GatewayFault ? error : new GatewayFault('API_CONFIGURATION_ERROR', { status: 502, reason });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Hands a streamed body on to a client that takes it piece by piece, else collects it. One that breaks off ends where it is: AWS has sent
 * the status by then.
 */
export async function streamBody(exchange: Exchange, stream: AsyncIterable<Buffer>): Promise<ReplyBody> {
  return exchange.request.streams ? { body: EMPTY_BODY, stream } : { body: await collect(stream) };
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of stream) {
      pieces.push(piece);
    }
  } catch {
    // what has come is what the client got
  }
  return Buffer.concat(pieces);
}
