import { LocalGateway, type BackendCall } from 'cdk-apigateway-local';
import { attacksOn, expected, send, told } from './attack';
import { Resources } from './resources';
import { HTTP } from './subjects/http';
import { HttpGateway } from '../../src';
import { isWellFormed } from '../support/attacks';

const MARKER = 'benign-value';

describe.each(HTTP)('$name', (subject) => {
  const calls: BackendCall[] = [];
  let gateway: LocalGateway;

  beforeAll(() => {
    const resources = new Resources();
    new HttpGateway(resources.stack, 'Gateway', { routes: { [subject.route]: { integration: subject.integration(resources) } } });
    gateway = LocalGateway.fromStack(resources.stack, {
      backend: async (call) => {
        calls.push(call);
        return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
      },
    });
  });

  describe.each(Object.keys(subject.positions))('in %s', (position) => {
    let reference: unknown;

    test('a benign value arrives', async () => {
      const outcome = await send(gateway, calls, subject, position, MARKER);
      expect(outcome.answer.status).toBeLessThan(300);
      expect(outcome.calls).toHaveLength(1);
      expect(outcome.calls[0].problems ?? []).toEqual([]);
      reference = told(outcome.calls[0], subject);
      expect(JSON.stringify(reference)).toContain(MARKER);
    });

    // what UTF-8 cannot carry, no parameter mapping refuses: another character arrives
    test.each(attacksOn(subject.positions[position]).filter(isWellFormed).map((attack) => [JSON.stringify(attack).slice(0, 60), attack]))('%s', async (_shown, attack) => {
      const outcome = await send(gateway, calls, subject, position, attack);
      if (outcome.answer.status >= 400 && outcome.answer.status < 500) {
        expect(outcome.calls).toEqual([]);
        return;
      }
      expect(outcome.calls).toHaveLength(1);
      expect(told(outcome.calls[0], subject)).toEqual(expected(reference, MARKER, attack));
    });
  });
});
