import { request } from 'node:http';
import { endServers, serve } from '../fixtures/served';

afterEach(endServers);

interface Heard {
  readonly status: number;
  readonly length?: string;
  readonly pieces: readonly string[];

  /** Whether the answer was complete. */
  readonly complete: boolean;
}

/**
 * Asks a server and notes each piece of its answer; what the test does at a piece happens before the next is read.
 */
function ask(port: number, method: string, onPiece: () => void = () => undefined): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', path: '/', method }, (message) => {
      const pieces: string[] = [];
      const { statusCode = 0, headers } = message;
      message.on('data', (piece: Buffer) => {
        pieces.push(piece.toString());
        onPiece();
      });
      message.on('error', () => undefined);
      message.on('close', () => resolve({ status: statusCode, length: headers['content-length'], pieces, complete: message.complete }));
    });
    outgoing.on('error', reject).end();
  });
}

const answerOf = (stream: AsyncIterable<Buffer>, status = 200) => ({ status, headers: { 'Content-Type': 'text/plain' }, body: Buffer.alloc(0), stream });

test('a streamed answer arrives piece by piece', async () => {
  let goOn: () => void = () => undefined;
  const seen = new Promise<void>((resolve) => { goOn = resolve; });
  async function* pieces(): AsyncGenerator<Buffer> {
    yield Buffer.from('a');
    await seen;
    yield Buffer.from('b');
  }
  const { server, requests } = await serve(() => answerOf(pieces(), 201));
  expect(await ask(server.port, 'GET', goOn)).toEqual({ status: 201, length: undefined, pieces: ['a', 'b'], complete: true });
  expect(requests[0].streams).toBe(true);
});

test('a stream that breaks off breaks the connection off, and the server lives', async () => {
  async function* pieces(): AsyncGenerator<Buffer> {
    yield Buffer.from('a');
    await new Promise((resolve) => setImmediate(resolve));
    throw new Error('no more');
  }
  const { server } = await serve(() => answerOf(pieces()));
  expect(await ask(server.port, 'GET')).toMatchObject({ status: 200, pieces: ['a'], complete: false });
  expect(await ask(server.port, 'GET')).toMatchObject({ status: 200, complete: false });
});

test('a client that goes away ends the stream', async () => {
  let ended: () => void = () => undefined;
  const end = new Promise<void>((resolve) => { ended = resolve; });
  async function* pieces(): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        yield Buffer.alloc(1_000);
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      ended();
    }
  }
  const { server } = await serve(() => answerOf(pieces()));
  const outgoing = request({ port: server.port, host: '127.0.0.1' }, (message) => message.once('data', () => outgoing.destroy()));
  outgoing.on('error', () => undefined).end();
  await end;
});

test('who asks for the head alone asks for no stream', async () => {
  const { server, requests } = await serve();
  expect(await ask(server.port, 'HEAD')).toMatchObject({ status: 200, pieces: [] });
  expect(requests[0].streams).toBe(false);
});
