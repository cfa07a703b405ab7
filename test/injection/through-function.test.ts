import { LocalGateway, type BackendAnswer, type BackendCall, type InvokeAnswer, type InvokeRequest } from 'cdk-apigateway-local';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { attacksOn, send } from './attack';
import { BODIES, STATUSES } from './failures';
import { Resources } from './resources';
import type { Subject } from './subject';
import { SUBJECTS } from './subjects';
import { newRequestIds } from '../../local/src/gateway/identifiers';
import { RequestValue, RestGateway, ThroughFunction } from '../../src';
import { FunctionInProcess, plansIn } from '../handlers/through-function/support';

const DETERMINISM = { ids: () => 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef' };
const { extendedRequestId } = newRequestIds(DETERMINISM);

/** Who calls, and in which trace. */
const OF_THE_CALLER = ['user-agent', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id'];
/** What every answer of a REST API carries. */
const OF_THE_GATEWAY = ['content-length', 'date', 'x-amzn-requestid', 'x-amz-apigw-id', 'x-amzn-trace-id'];

/** Functions and HTTP backends are served by HTTP APIs themselves. */
const SERVED = SUBJECTS.filter(({ name }) => !/^(Lambda|Http)/.test(name));

interface Side {
  readonly calls: object[];
  readonly answer: object;
}

/**
 * One integration on a REST API, and through the function on an HTTP API.
 */
class BothSides {
  private readonly calls: BackendCall[] = [];
  private readonly rest: LocalGateway;
  private readonly through: FunctionInProcess;

  constructor(private readonly subject: Subject, public said: BackendAnswer) {
    const [onRest, onHttp] = [new Resources(), new Resources()];
    new RestGateway(onRest.stack, 'Gateway', { routes: { [subject.route]: { integration: subject.integration(onRest, RequestValue) } } });
    this.rest = LocalGateway.fromStack(onRest.stack, {
      ...DETERMINISM,
      backend: async (call) => {
        this.calls.push(call);
        return this.said;
      },
    });
    const [method, path] = subject.route.split(' ');
    const pathVariables = [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => name);
    new ThroughFunction(subject.integration(onHttp, RequestValue)).bindToHttp({ scope: new HttpApi(onHttp.stack, 'Gateway'), route: { method, path, pathVariables } });
    this.through = new FunctionInProcess(plansIn(onHttp.stack), extendedRequestId);
  }

  public async send(position: string, value: string): Promise<readonly [Side, Side]> {
    this.through.calls.length = 0;
    this.through.said = this.said;
    const rest = await send(this.rest, this.calls, this.subject, position, value);
    const through = await send(this.asGateway(), [], this.subject, position, value);
    return [sideOf(rest.calls, rest.answer), sideOf(this.through.calls, through.answer)];
  }

  private asGateway(): Pick<LocalGateway, 'invoke'> {
    return { invoke: (request: InvokeRequest) => this.through.invoke(this.subject.route, request) };
  }
}

function sideOf(calls: ReadonlyArray<Partial<BackendCall>>, answer: InvokeAnswer): Side {
  return { calls: calls.map(sent), answer: answered(answer) };
}

function sent({ service, method, url, path, query, headers, body }: Partial<BackendCall>): object {
  return { service, method, url, path, query, headers: without(headers ?? {}, OF_THE_CALLER), body: body?.toString('base64') };
}

function answered({ status, headers, body }: InvokeAnswer): object {
  return { status, headers: without(headers, OF_THE_GATEWAY), body: body.toString('base64') };
}

function without(headers: object, names: readonly string[]): object {
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(lowerCase.filter(([name]) => !names.includes(name)));
}

describe.each(SERVED)('$name through the function', (subject) => {
  let sides: BothSides;

  beforeAll(() => {
    sides = new BothSides(subject, {});
  });

  test.each(Object.keys(subject.positions))('tells the service what it is told on a REST API: hostile values in %s', async (position) => {
    sides.said = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
    const { benign = 'benign' } = subject.positions[position];
    for (const value of [benign, ...attacksOn(subject.positions[position])]) {
      const [rest, through] = await sides.send(position, value);
      expect([value, through]).toEqual([value, rest]);
    }
  });

  test.each(Object.keys(BODIES))('answers a failure as a REST API does: %s', async (name) => {
    const [position] = Object.keys(subject.positions);
    for (const status of STATUSES) {
      sides.said = { status, headers: { 'content-type': 'application/json' }, body: BODIES[name] };
      const [rest, through] = await sides.send(position, subject.positions[position].benign ?? 'benign');
      expect([status, through]).toEqual([status, rest]);
    }
  });
});
