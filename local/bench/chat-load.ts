import { parseArgs } from 'node:util';
import { LocalGateway } from '../src';
import { broadcast, socketCrowd } from '../test/fixtures/chat';
import { webSocketTemplate } from '../test/fixtures/websocket-template';

/*
 * Connects clients to a WebSocket API by sockets, all in this process, and sends a message to all of them at once, of whom every tenth goes
 * away meanwhile: `npx tsx local/bench/chat-load.ts [--clients 1000] [--rounds 5]`. It fails when a client that stays loses a message, or
 * when the message takes longer than a second.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { clients: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '5' } } });
  const gateway = LocalGateway.fromTemplate(webSocketTemplate([]));
  const listening = await gateway.listen();
  for (let round = 0; round < Number(values.rounds); round += 1) {
    await run(gateway, listening.port, Number(values.clients));
  }
  await listening.close();
  await gateway.close();
}

async function run(gateway: LocalGateway, port: number, clients: number): Promise<void> {
  const start = performance.now();
  const crowd = await socketCrowd(port, clients);
  const connected = performance.now() - start;
  const { gone, millis, received, sent } = await broadcast(gateway, crowd, JSON.stringify({ text: 'x'.repeat(200) }), (index) => index % 10 === 0);
  const lost = sent - gone - received;
  process.stdout.write(`${clients} clients in ${connected.toFixed(0)} ms; a message to all in ${millis.toFixed(0)} ms, ${gone} went away, ${lost} of the others lost it\n`);
  crowd.close();
  process.exitCode ||= lost > 0 || millis > 1_000 ? 1 : 0;
}

void main();
