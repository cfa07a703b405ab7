import { LocalGateway, stubBackend, type BackendCall } from 'cdk-apigateway-local';
import type { Stack } from 'aws-cdk-lib';
import type { Kind, KindCase } from './subjects';
import { GOOD_DAY } from '../../examples/orders/tour/backend';
import { HttpGateway, RestGateway, WebSocketGateway, type IHttpIntegration, type IRestIntegration, type IWebSocketIntegration } from '../../src';
import { messageOf } from '../injection/message';
import type { Resources } from '../injection/resources';
import type { Draft } from '../injection/subject';

/** What everybody says whom the shop calls, and those whom it does not call. */
const says = stubBackend({ ...GOOD_DAY, 'sqs:PurgeQueue': {}, 'appconfig': { body: '{"on":true}' } });

/**
 * What came of a request or a message.
 */
export interface KindOutcome {
  readonly calls: readonly BackendCall[];

  /** Status of the answer: that of a message that tells no other is 200. */
  readonly status: number;
}

/**
 * Adds an integration to an API of a kind.
 */
export const ADD: Readonly<Record<Kind, (resources: Resources, one: KindCase) => void>> = {
  REST: (resources, { integration, name, route }) => {
    new RestGateway(resources.stack, `Rest${name}`, { routes: { [route]: { integration: integration(resources) as IRestIntegration } } });
  },
  HTTP: (resources, { integration, name, route }) => {
    new HttpGateway(resources.stack, `Http${name}`, { routes: { [route]: { integration: integration(resources) as IHttpIntegration } } });
  },
  WebSocket: (resources, { integration, name }) => {
    new WebSocketGateway(resources.stack, `WebSocket${name}`, { routes: { $default: { integration: integration(resources) as IWebSocketIntegration } } });
  },
};

/**
 * Sends a plain request, or a plain message, to the only API of a stack; whoever is called takes it.
 */
export async function tryOut(stack: Stack, one: KindCase): Promise<KindOutcome> {
  const calls: BackendCall[] = [];
  const gateway = LocalGateway.fromStack(stack, {
    backend: async (call) => {
      calls.push(call);
      return says(call);
    },
  });
  const draft: Draft = { path: {}, query: {}, headers: {}, body: undefined, ...one.draft?.() };
  const status = one.kind === 'WebSocket' ? await say(gateway, messageOf(draft) ?? '[]') : await ask(gateway, one.route, draft);
  await gateway.close();
  return { calls, status };
}

async function ask(gateway: LocalGateway, route: string, { body, headers, path, query }: Draft): Promise<number> {
  const [method, pattern] = route.split(' ');
  const answer = await gateway.invoke({
    method,
    path: pattern.replace(/\{([^}+]+)\+?\}/g, (_, name: string) => encodeURIComponent(path[name] ?? 'x')),
    query,
    headers: { 'content-type': 'application/json', ...headers },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  return answer.status;
}

async function say(gateway: LocalGateway, message: string): Promise<number> {
  const connection = await gateway.connect();
  await connection.send(message);
  const heard = await connection.receive({ timeoutMillis: 100 }).catch(() => '{}');
  const { connectionId, statusCode = 200 } = JSON.parse(heard) as { readonly connectionId?: string; readonly statusCode?: number };
  return connectionId === undefined ? statusCode : 500;
}
