import { answerOf, serve } from '../fixtures/served';
import { Wire } from '../fixtures/wire';

test('closing ends idle connections, those that never spoke too', async () => {
  const { server } = await serve();
  const [silent, idle, halfway] = await Promise.all([Wire.open(server.port), Wire.open(server.port), Wire.open(server.port)]);
  idle.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await idle.until('ok');
  halfway.write('GET / HTTP/1.1\r\nHo');
  await server.close();
  await Promise.all([silent.ended, idle.ended, halfway.ended]);
});

test('closing waits for running requests, whose connections end with their answers', async () => {
  let release = (): void => undefined;
  let started = (): void => undefined;
  const running = new Promise<void>((resolve) => { started = resolve; });
  const { server } = await serve(async () => {
    started();
    await new Promise<void>((resolve) => { release = resolve; });
    return answerOf(200, 'late');
  });
  const { port } = server;
  const wire = await Wire.open(port);
  wire.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await running;
  let isClosed = false;
  const closed = server.close().then(() => { isClosed = true; });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isClosed).toBe(false);
  await expect(Wire.open(port)).rejects.toThrow('ECONNREFUSED');
  release();
  await closed;
  expect(await wire.ended).toMatch(/Connection: close\r\n\r\nlate$/);
});

test('a server that is closed twice is closed', async () => {
  const { server } = await serve();
  await Promise.all([server.close(), server.close()]);
});
