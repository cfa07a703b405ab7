import { Template } from 'aws-cdk-lib/assertions';
import { ADD, tryOut } from './apis';
import { CASES, type KindCase } from './subjects';
import * as library from '../../src';
import { Resources } from '../injection/resources';
import { statementsOfGateway } from '../integrations/support/service-suite';
import { integrations, KINDS } from '../support/integration-matrix';

const BINDS = { REST: 'bindToRest', HTTP: 'bindToHttp', WebSocket: 'bindToWebSocket' };

function stackWith(one: KindCase): Resources {
  const resources = new Resources();
  ADD[one.kind](resources, one);
  return resources;
}

test('every integration is tried on every kind that it serves', () => {
  const served = integrations().flatMap(([name, prototype]) => KINDS.filter((bind) => bind in prototype).map((bind) => `${name} ${bind}`));
  expect(CASES.map(({ kind, name }) => `${name} ${BINDS[kind]}`).sort()).toEqual(served.sort());
});

describe.each(CASES)('$name on $kind', (one) => {
  test('calls once what it is for, with parameters that the service knows', async () => {
    const { calls, status } = await tryOut(stackWith(one).stack, one);
    expect(calls.map(({ problems = [] }) => problems)).toEqual(one.name === 'MockResponse' ? [] : [[]]);
    expect(status).toBeLessThan(300);
  });

  test('has a role for one action on named resources, or none', () => {
    const { stack } = stackWith(one);
    const statements = statementsOfGateway(stack);
    const prototype = (library as unknown as Record<string, { readonly prototype: object }>)[one.name].prototype;
    const actions = statements.flatMap(({ Action }) => Action).filter((action) => !action.startsWith('kms:'));
    expect(actions).toHaveLength(prototype instanceof library.AwsServiceIntegration ? 1 : 0);
    expect(JSON.stringify(statements.map(({ Resource }) => Resource))).not.toContain('"*"');
    Template.fromStack(stack);
  });
});
