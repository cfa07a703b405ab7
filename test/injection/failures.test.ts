import { LocalGateway, type BackendAnswer } from 'cdk-apigateway-local';
import { send } from './attack';
import { Resources } from './resources';
import { SUBJECTS } from './subjects';
import { RequestValue, RestGateway } from '../../src';

const SECRET = 'arn:aws:iam::123456789012:role/inside';

/** What a backend may say beside its status: its own error, that of something between, or nothing of use. */
const BODIES: { readonly [name: string]: string | Buffer } = {
  'an error of AWS': JSON.stringify({ __type: `com.amazon#${SECRET}`, message: SECRET, Error: { Code: SECRET, Message: SECRET } }),
  'an error in XML': `<Error><Code>${SECRET}</Code></Error>`,
  'codes that are no text': JSON.stringify({ __type: { a: SECRET }, Error: [SECRET] }),
  'a page': `<html><body>${SECRET}</body></html>`,
  'nothing': '',
  'a list': JSON.stringify([SECRET]),
  'null': 'null',
  'half of an answer': `{"__type":"${SECRET}`,
  'no text': Buffer.from([0xff, 0xfe, 0x22, 0x00]),
};
const STATUSES = [100, 199, 300, 302, 304, 307, 400, 401, 403, 404, 408, 413, 418, 429, 451, 499, 500, 501, 503, 504, 599];

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
