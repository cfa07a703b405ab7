import type { Caller, LocalGatewayOptions } from '../../../../src';
import { eventOf, type FixtureGateway } from '../../../fixtures/gateways';
import { httpGateway, said } from '../../../fixtures/http-template';

const ALICE: Caller = { arn: 'arn:aws:iam::123456789012:user/alice', userId: 'AIDAALICE', principalOrgId: 'o-1' };
const FORBIDDEN = '403 {"message":"Forbidden"}';

function guarded(gateway: Partial<LocalGatewayOptions> = {}): FixtureGateway {
  const iam = { AuthorizationType: 'AWS_IAM' };
  return httpGateway({ 'GET /orders': iam, 'POST /orders': iam }, {
    gateway, stage: { AccessLogSettings: { Format: '$context.identity.userArn $context.identity.caller $context.identity.accountId' } },
  });
}

function allowing(resource: string): Caller {
  return { ...ALICE, policy: { Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: resource }] } };
}

test('a declared caller is let in, and known to the function and the access log', async () => {
  const fixture = guarded({ iam: 'SIGNED' });
  expect(said(await fixture.invoke({ path: '/orders', caller: ALICE }))).toBe('200 ok');
  expect(eventOf(fixture.backend)).toMatchObject({ requestContext: { authorizer: { iam: { userArn: ALICE.arn, callerId: 'AIDAALICE', accountId: '123456789012' } } } });
  expect(fixture.gateway.logs.access).toEqual([`${ALICE.arn} AIDAALICE 123456789012`]);
});

test('nobody signs: everybody is let in or nobody, as the gateway is told', async () => {
  expect(said(await guarded().invoke({ path: '/orders' }))).toBe('200 ok');
  expect(said(await guarded({ iam: 'SIGNED' }).invoke({ path: '/orders' }))).toBe(FORBIDDEN);
  const known = guarded({ unsignedCaller: ALICE });
  await known.invoke({ path: '/orders' });
  expect(known.gateway.logs.access[0]).toContain(ALICE.arn);
});

test.each([
  ['arn:aws:execute-api:us-east-1:123456789012:*/$default/GET/orders', 'GET', '200 ok'],
  ['arn:aws:execute-api:us-east-1:123456789012:*/$default/GET/orders', 'POST', FORBIDDEN],
  ['arn:aws:execute-api:us-east-1:123456789012:*/prod/GET/orders', 'GET', FORBIDDEN],
])('a caller with a policy for %s may %s or not', async (resource, method, expected) => {
  expect(said(await guarded().invoke({ method, path: '/orders', caller: allowing(resource) }))).toBe(expected);
});

test('a caller of another account is not let in', async () => {
  const caller = { arn: 'arn:aws:iam::999999999999:user/eve' };
  expect(said(await guarded().invoke({ path: '/orders', caller }))).toBe(FORBIDDEN);
});

test.each([
  [{}],
  [{ Authorization: 'Bearer x' }],
  [{ 'Authorization': 'AWS4-HMAC-SHA256 Credential=AKIA/20260304/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0', 'X-Amz-Date': '20260304T050607Z' }],
])('with keys at hand, the headers %j sign nothing', async (headers) => {
  const { invoke } = guarded({ callers: [{ ...ALICE, accessKeyId: 'AKIAOTHER', secretAccessKey: 'secret' }] });
  expect(said(await invoke({ path: '/orders', headers }))).toBe(FORBIDDEN);
});
