import { parseServiceCall, type BackendCall, type InvokeAnswer, type LocalGateway } from 'cdk-apigateway-local';
import type { Draft, Position, Target } from './subject';
import { ATTACKS, isWellFormed } from '../support/attacks';

/**
 * What came of a request: the calls that left, and the answer.
 */
export interface Outcome {
  readonly calls: readonly BackendCall[];
  readonly answer: InvokeAnswer;
}

/**
 * The attacks that a request can carry at a place at all.
 */
export function attacksOn({ carrier }: Position): readonly string[] {
  if (carrier === 'json') return ATTACKS;
  const wellFormed = ATTACKS.filter(isWellFormed);
  return carrier === 'header' ? wellFormed.filter((attack) => !/[\r\n\0]/.test(attack)) : wellFormed;
}

/**
 * Sends a request with one value in one place.
 */
export async function send(
  gateway: Pick<LocalGateway, 'invoke'>, calls: BackendCall[], subject: Target, position: string, value: string,
): Promise<Outcome> {
  const draft: Draft = { path: {}, query: {}, headers: {}, body: undefined, ...subject.draft?.() };
  subject.positions[position].put(draft, value);
  const [method, path] = subject.route.split(' ');
  calls.length = 0;
  const answer = await gateway.invoke({
    method: method === 'ANY' ? 'POST' : method,
    path: path.replace(/\{([^}+]+)\+?\}/g, (_, name: string) => encodeURIComponent(draft.path[name] ?? 'x')),
    query: draft.query,
    headers: { 'content-type': 'application/json', ...draft.headers },
    body: draft.body === undefined ? undefined : typeof draft.body === 'string' ? draft.body : JSON.stringify(draft.body),
  });
  return { calls: [...calls], answer };
}

/**
 * What the backend was told, as data: parameters of the action, or the parts of the HTTP request.
 */
export function told(call: BackendCall, subject: Target): unknown {
  const input = call.kind === 'aws' ? { ...parseServiceCall(call).input, operation: parseServiceCall(call).operation } : {
    path: call.path, query: call.query, headers: { ...call.headers, 'X-Amzn-Trace-Id': undefined }, body: call.body.toString('utf8'), functionArn: call.functionArn,
  };
  return unfold(subject.read ? subject.read(input) : input);
}

/**
 * What the backend would be told if the value were nothing but a value.
 */
export function expected(benign: unknown, marker: string, value: string): unknown {
  if (typeof benign === 'string') return unfold(benign.split(marker).join(value));
  if (typeof benign === 'number') return String(benign) === marker ? Number(value) : benign;
  if (Array.isArray(benign)) return benign.map((item) => expected(item, marker, value));
  if (typeof benign === 'object' && benign !== null) {
    return Object.fromEntries(Object.entries(benign).map(([name, member]) => [name.split(marker).join(value), expected(member, marker, value)]));
  }
  return benign;
}

/**
 * JSON inside strings is compared as what it says.
 */
function unfold(value: unknown): unknown {
  if (typeof value === 'string' && /^[[{"]/.test(value)) {
    try {
      return unfold(JSON.parse(value));
    } catch {
      return value;
    }
  }
  if (value instanceof Uint8Array) return unfold(Buffer.from(value).toString('utf8'));
  if (Array.isArray(value)) return value.map(unfold);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unfold(member)]));
  return value;
}
