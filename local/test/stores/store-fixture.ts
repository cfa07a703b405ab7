import { LocalStores, type Backend, type BackendAnswer, type BackendCall } from '../../src';
import { ServiceModel } from '../../src/services';
import { StackSet } from '../../src/template/stack-set';
import { readTemplate } from '../../src/template/template-reader';

export const REGION = 'eu-west-1';
export const ACCOUNT = '111122223333';

type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>>;

/** A clock that tests move. */
export class TestClock {
  private milliseconds = Date.parse('2026-03-04T05:06:07.000Z');

  public readonly now = (): Date => new Date(this.milliseconds);

  public pass(seconds: number): void {
    this.milliseconds += seconds * 1000;
  }
}

/** Makes the stores of a hand-made template. */
export function storesOf(resources: Resources, clock = new TestClock()): LocalStores {
  const stack = { name: 'Shop', template: { Resources: resources }, environment: { account: ACCOUNT, region: REGION }, parameters: new Map() };
  return new LocalStores(readTemplate(new StackSet([stack])).resources, { clock: clock.now, ids: () => 'fixed' });
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends a call of the JSON protocol. */
export async function callJson({ backends }: LocalStores, service: string, action: string, input: object): Promise<Answer> {
  const target = `${ServiceModel.of(service)?.targetPrefix}.${action}`;
  return read(await send(backends[service], { service, headers: { 'X-Amz-Target': target }, body: Buffer.from(JSON.stringify(input)) }));
}

/** Sends a call of the form protocol. */
export async function callForm(
  { backends }: LocalStores, service: string, fields: Readonly<Record<string, string>>, more: Partial<BackendCall> = {},
): Promise<Answer> {
  const body = Buffer.from(new URLSearchParams(fields).toString());
  return read(await send(backends[service], { service, headers: { Accept: 'application/json' }, body, ...more }));
}

/** Sends a call to S3. */
export async function callS3({ backends }: LocalStores, method: string, path: string, more: Partial<BackendCall> = {}): Promise<BackendAnswer> {
  return send(backends.s3, { service: 's3', method, path, url: `https://s3.${REGION}.amazonaws.com${path}`, ...more });
}

async function send(backend: Backend, call: Partial<BackendCall>): Promise<BackendAnswer> {
  const { path = '/', service } = call;
  return backend({
    kind: 'aws', method: 'POST', url: `https://${service}.${REGION}.amazonaws.com${path}`, path, query: {}, headers: {}, body: Buffer.alloc(0), region: REGION, ...call,
  });
}

function read({ body = '', headers = {}, status = 200 }: BackendAnswer): Answer {
  const text = Buffer.from(body as Uint8Array).toString();
  return { status, headers: headers as Record<string, string>, body: text.startsWith('{') ? JSON.parse(text) as unknown : text };
}
