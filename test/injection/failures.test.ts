import { LocalGateway, type BackendAnswer } from 'cdk-apigateway-local';
import { send } from './attack';
import { BODIES, SECRET, STATUSES } from './failures';
import { Resources } from './resources';
import { SUBJECTS } from './subjects';
import { RequestValue, RestGateway } from '../../src';

/** What Lambda answers with another status than 200, API Gateway answers itself; proxies answer what they are told. */
const REACHED = SUBJECTS.filter(({ name }) => !name.startsWith('LambdaCustom') && name !== 'HttpProxy');

describe.each(REACHED)('$name', (subject) => {
  let gateway: LocalGateway;
  let said: BackendAnswer;

  beforeAll(() => {
    const resources = new Resources();
    new RestGateway(resources.stack, 'Gateway', { routes: { [subject.route]: { integration: subject.integration(resources, RequestValue) } } });
    gateway = LocalGateway.fromStack(resources.stack, { backend: async () => said });
  });

  test.each(Object.keys(BODIES))('no failure with %s is answered like a success, or tells of the backend', async (name) => {
    const [position] = Object.keys(subject.positions);
    for (const status of STATUSES) {
      said = { status, headers: { 'content-type': 'application/json' }, body: BODIES[name] };
      const { answer } = await send(gateway, [], subject, position, subject.positions[position].benign ?? 'benign');
      expect([status, answer.status >= 400]).toEqual([status, true]);
      expect(answer.body.toString()).not.toContain(SECRET);
    }
  });
});
