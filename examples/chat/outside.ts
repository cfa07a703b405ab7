import type { LocalGateway } from 'cdk-apigateway-local';
import { CONNECTIONS, ORACLE, ROOM } from './names';

const STEP_FUNCTIONS = { arn: 'arn:aws:sts::123456789012:assumed-role/Delivery/states' };

/**
 * What the pipe and its state machine do: they take what is said from the queue, and send it to everybody who is connected.
 */
export async function deliver(gateway: LocalGateway): Promise<void> {
  const queue = gateway.stores.queue(ROOM);
  for (const message of queue.receive(1)) {
    const everybody = await gateway.stores.table(CONNECTIONS).items();
    await Promise.all(everybody.map(({ id }) => post(gateway, (id as { readonly S: string }).S, { said: message.body })));
    queue.delete(message);
  }
}

/**
 * What the oracle's state machine does: it answers the newest question.
 */
export async function answerQuestions(gateway: LocalGateway): Promise<void> {
  const { input } = gateway.stores.stateMachine(ORACLE).executions.at(-1) ?? { input: '{}' };
  const { connectionId, question } = JSON.parse(input) as { readonly connectionId: string; readonly question: string };
  await post(gateway, connectionId, { question, answer: 'it depends' });
}

async function post(gateway: LocalGateway, connectionId: string, message: object): Promise<void> {
  const { status } = await gateway.invoke({ method: 'POST', path: `/@connections/${connectionId}`, body: JSON.stringify(message), caller: STEP_FUNCTIONS });
  if (status !== 200 && status !== 410) throw new Error(`the message to ${connectionId} was answered with ${status}`);
}
