import { LocalGateway, type BackendCall } from 'cdk-apigateway-local';
import { attacksOn, expected, send, told } from './attack';
import { Resources } from './resources';
import { SUBJECTS } from './subjects';
import { RequestValue, RestGateway } from '../../src';

const MARKER = 'benign-value';

describe.each(SUBJECTS)('$name', (subject) => {
  const calls: BackendCall[] = [];
  let gateway: LocalGateway;

  beforeAll(() => {
    const resources = new Resources();
    new RestGateway(resources.stack, 'Gateway', { routes: { [subject.route]: { integration: subject.integration(resources, RequestValue) } } });
    gateway = LocalGateway.fromStack(resources.stack, {
      backend: async (call) => {
        calls.push(call);
        return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
      },
    });
  });

  describe.each(Object.keys(subject.positions))('in %s', (position) => {
    const benign = subject.positions[position].benign ?? MARKER;
    let reference: unknown;

    beforeAll(async () => {
      const { calls: [call] } = await send(gateway, calls, subject, position, benign);
      reference = call && told(call, subject);
    });

    test('a benign value arrives', async () => {
      const outcome = await send(gateway, calls, subject, position, benign);
      expect(outcome.answer.status).not.toBe(400);
      expect(outcome.calls).toHaveLength(1);
      expect(outcome.calls[0].problems ?? []).toEqual([]);
      expect(JSON.stringify(told(outcome.calls[0], subject))).toContain(benign);
    });

    test.each(attacksOn(subject.positions[position]).map((attack) => [JSON.stringify(attack).slice(0, 60), attack]))('%s', async (_shown, attack) => {
      const outcome = await send(gateway, calls, subject, position, attack);
      if (outcome.answer.status === 400) {
        // what leaves in spite of the refusal must be nothing that the service would do, or no JSON to a backend of one's own
        expect(outcome.calls.every((call) => (call.problems ?? []).length > 0 || (call.kind === 'http' && call.body.toString() === 'refused'))).toBe(true);
        return;
      }
      expect(outcome.calls).toHaveLength(1);
      const arrived = told(outcome.calls[0], subject);
      expect(arrived).toEqual(expected(reference, benign, attack));
    });
  });
});
