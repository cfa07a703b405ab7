import { LocalGateway, type LocalConnection } from 'cdk-apigateway-local';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeChat } from '../../examples/chat';
import { ROOM } from '../../examples/chat/names';
import { deliver } from '../../examples/chat/outside';
import { TURNS } from '../../examples/chat/tour';
import { Conversation } from '../../examples/tour/conversation';
import { ANNA } from '../../examples/tour/step';

const CROWD = 1_000;
const LEAVING = 100;

let assembly: string;

beforeAll(() => {
  assembly = synthesizeChat(mkdtempSync(join(tmpdir(), 'chat-')));
});

afterAll(() => rmSync(assembly, { recursive: true, force: true }));

function open(): LocalGateway {
  return LocalGateway.fromAssembly(assembly, { iam: 'SIGNED' });
}

test('the conversation goes as it must', async () => {
  const conversation = new Conversation(open());
  for (const turn of TURNS) {
    const { complaints } = await conversation.take(turn);
    expect([turn.title, complaints]).toEqual([turn.title, []]);
  }
  await conversation.end();
});

test('fails a turn in which something else is heard', async () => {
  const conversation = new Conversation(open());
  await conversation.take({ title: '', client: 'anna', caller: ANNA });
  expect((await conversation.take({ title: '', client: 'anna', sends: 'x', answer: { help: 'none' } })).complaints).toHaveLength(1);
  expect((await conversation.take({ title: '', client: 'bob', refused: 200 })).complaints).toHaveLength(1);
  await conversation.end();
});

test(`${CROWD} clients hear what is said, whoever leaves meanwhile`, async () => {
  const gateway = open();
  const crowd: LocalConnection[] = [];
  for (let client = 0; client < CROWD; client += 1) crowd.push(await gateway.connect({ caller: ANNA }));
  await crowd[0].send('{"action":"say","text":"hello"}');
  expect(JSON.parse(await crowd[0].receive())).toMatchObject({ messageId: expect.any(String) });
  const delivered = deliver(gateway);
  const leaving = crowd.slice(-LEAVING).map((connection) => connection.close());
  await delivered;
  await Promise.all(leaving);
  const heard = await Promise.all(crowd.slice(0, -LEAVING).map((connection) => connection.receive()));
  expect(new Set(heard)).toEqual(new Set(['{"said":"hello"}']));
  expect(gateway.stores.queue(ROOM).messages).toEqual([]);
  await gateway.close();
}, 120_000);
