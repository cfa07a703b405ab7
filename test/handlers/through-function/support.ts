import type { BackendAnswer, InvokeAnswer, InvokeRequest } from 'cdk-apigateway-local';
import type { Stack } from 'aws-cdk-lib';
import { handler } from '../../../handlers/through-function';
import type { HttpEvent, HttpResult } from '../../../handlers/through-function/http-event';
import type { SendCall, ServiceCall } from '../../../handlers/through-function/send-call';
import { readAssembly } from '../../../local/src/template/assembly';
import { synthesize } from '../../../local/src/template/cdk-stack';
import { DEFAULT_ENVIRONMENT } from '../../../local/src/template/environment';
import { StackSet } from '../../../local/src/template/stack-set';
import { readTemplate } from '../../../local/src/template/template-reader';
import type { RoutePlans } from '../../../src/integrations/route-plan';

const CODE = /^exports\.handler = require\('cdk-apigateway-through-function'\)\.handler\((.*)\);\n$/s;
export const REQUEST_ID = 'JKJaXmPLvHcESHA=';

/**
 * The data that a stack's function is deployed with.
 */
export function plansIn(stack: Stack): RoutePlans {
  const codes = readTemplate(new StackSet(readAssembly(synthesize(stack), DEFAULT_ENVIRONMENT, {}), [])).functions.map(({ code }) => (code && 'text' in code ? CODE.exec(code.text)?.[1] : undefined));
  return JSON.parse(codes.find((code) => code !== undefined) ?? '');
}

/**
 * A function of the library in this process: what its calls said, and what they are answered.
 */
export class FunctionInProcess {
  public readonly calls: ServiceCall[] = [];
  public said: BackendAnswer | Error = {};
  private readonly run: (event: HttpEvent) => Promise<HttpResult>;

  constructor(plans: RoutePlans, private readonly requestId = REQUEST_ID) {
    const send: SendCall = async (call) => {
      this.calls.push(call);
      if (this.said instanceof Error) throw this.said;
      return this.said;
    };
    const run = handler(plans, send);
    this.run = (event) => run(event, { getRemainingTimeInMillis: () => 29_000 });
  }

  /**
   * Answers a request that an HTTP API has matched with a route.
   */
  public async invoke(routeKey: string, request: InvokeRequest, more: Partial<HttpEvent> = {}): Promise<InvokeAnswer> {
    const { body, headers, isBase64Encoded, statusCode } = await this.run({ ...httpEvent(routeKey, request, this.requestId), ...more });
    return { status: statusCode, headers, body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') };
  }
}

/**
 * The event of a request: the path decoded, as HTTP APIs hand it on.
 */
export function httpEvent(routeKey: string, request: InvokeRequest, requestId = REQUEST_ID): HttpEvent {
  const [path, search] = request.path.split('?');
  const query = new URLSearchParams(request.query as Record<string, string>).toString();
  const body = request.body === undefined ? undefined : Buffer.from(request.body as string);
  return {
    routeKey,
    rawQueryString: [search, query].filter((part) => part).join('&'),
    headers: Object.fromEntries(Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)])),
    pathParameters: variablesIn(path, routeKey.split(' ').pop() ?? ''),
    stageVariables: { alias: 'live' },
    body: body?.toString('base64'),
    isBase64Encoded: true,
    requestContext: {
      accountId: '123456789012',
      apiId: 'abcdef1234',
      domainName: 'abcdef1234.execute-api.us-east-1.amazonaws.com',
      requestId,
      stage: '$default',
      timeEpoch: 1_772_600_767_000,
      http: { method: request.method ?? 'GET', path: decodeURIComponent(path), protocol: 'HTTP/1.1', sourceIp: '192.0.2.1' },
    },
  };
}

function variablesIn(path: string, pattern: string): Record<string, string> | undefined {
  const names = [...pattern.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => name);
  const expression = pattern.replace(/\{[^}+]+\+\}/g, '(.+)').replace(/\{[^}+]+\}/g, '([^/]+)');
  const values = new RegExp(`^${expression}$`).exec(path)?.slice(1) ?? [];
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name, index) => [name, Buffer.from(unescape(values[index]), 'latin1').toString('utf8')]));
}
