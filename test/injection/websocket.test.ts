import { LocalGateway, type BackendCall, type LocalConnection } from 'cdk-apigateway-local';
import { expected, told } from './attack';
import { IN_MESSAGE, messageWith } from './message';
import { Resources } from './resources';
import type { Subject } from './subject';
import { SUBJECTS } from './subjects';
import { WebSocketGateway, type IWebSocketIntegration } from '../../src';
import { ATTACKS, isWellFormed } from '../support/attacks';

const MARKER = 'benign-value';

/** What goes into a path or a header by a parameter mapping, which a message cannot: adding such a route throws. */
const REFUSED = ['HttpCustom with parameters', 'HttpProxy'];

/** A list or a text with values beside it, which no one message can hold. */
const NOT_ONE_MESSAGE = ['SqsSendMessageBatch', 'KinesisPutRecord'];

const SERVED = SUBJECTS.filter(({ name }) => !REFUSED.includes(name) && !NOT_ONE_MESSAGE.includes(name));

function stackWith(subject: Subject): Resources {
  const resources = new Resources();
  const integration = subject.integration(resources, IN_MESSAGE) as unknown as IWebSocketIntegration;
  new WebSocketGateway(resources.stack, 'Gateway', { routes: { $default: { integration } } });
  return resources;
}

/** Whether whoever is called does what the call says: a refused one is no parameters of the action, or no JSON. */
function isTaken(call: BackendCall): boolean {
  return (call.problems ?? []).length === 0 && call.body.toString() !== 'refused';
}

test.each(REFUSED)('fails for %s', (name) => {
  const subject = SUBJECTS.find((one) => one.name === name) as Subject;
  expect(() => stackWith(subject)).toThrow();
});

describe.each(SERVED)('$name', (subject) => {
  const calls: BackendCall[] = [];
  let gateway: LocalGateway;
  let connection: LocalConnection;

  beforeAll(() => {
    gateway = LocalGateway.fromStack(stackWith(subject).stack, {
      backend: async (call) => {
        calls.push(call);
        return { status: isTaken(call) ? 200 : 400, headers: { 'content-type': 'application/json' }, body: '{}' };
      },
    });
  });

  afterAll(() => gateway.close());

  /** The calls that a message makes, and whether its client is told that it was refused. */
  async function send(message: string): Promise<{ readonly calls: readonly BackendCall[]; readonly isRefused: boolean }> {
    if (!connection?.isOpen) connection = await gateway.connect();
    calls.length = 0;
    await connection.send(message, { fragmented: true });
    if (!connection.isOpen) return { calls: [...calls], isRefused: true };
    const { connectionId, statusCode } = JSON.parse(await connection.receive()) as { readonly connectionId?: string; readonly statusCode?: number };
    return { calls: [...calls], isRefused: connectionId !== undefined || statusCode === 400 };
  }

  describe.each(Object.keys(subject.positions))('in %s', (name) => {
    const position = subject.positions[name];
    const benign = position.benign ?? MARKER;
    let reference: unknown;

    beforeAll(async () => {
      const { calls: [call] } = await send(messageWith(subject, position, benign) ?? '');
      reference = told(call, subject);
    });

    test('a benign value arrives', async () => {
      const outcome = await send(messageWith(subject, position, benign) ?? '');
      expect(outcome.calls).toHaveLength(1);
      expect(outcome.calls[0].problems ?? []).toEqual([]);
      expect(JSON.stringify(told(outcome.calls[0], subject))).toContain(benign);
    });

    const attacks = ATTACKS.filter((attack) => position.carrier !== 'raw' || isWellFormed(attack));
    test.each(attacks.map((attack) => [JSON.stringify(attack).slice(0, 60), attack]))('%s', async (_shown, attack) => {
      const { calls: made, isRefused } = await send(messageWith(subject, position, attack) ?? '');
      if (isRefused) {
        // what leaves in spite of the refusal must be nothing that the service would do, or no JSON to a backend of one's own
        expect(made.filter(isTaken)).toEqual([]);
        return;
      }
      expect(made).toHaveLength(1);
      expect(told(made[0], subject)).toEqual(expected(reference, benign, attack));
    });
  });
});
