import type { Caller } from '../../../src';
import type { FixtureGateway } from '../../fixtures/gateways';
import { eventsOf, functionGateway } from '../../fixtures/websocket-functions';

const IAM = { AuthorizationType: 'AWS_IAM' };
const ALICE: Caller = { arn: 'arn:aws:iam::123456789012:user/alice', userId: 'AIDAALICE' };

let fixture: FixtureGateway;

afterEach(() => fixture.gateway.close());

async function identities(caller?: Caller): Promise<readonly unknown[]> {
  fixture = functionGateway([{ key: '$connect', properties: IAM }, { key: '$default' }]);
  const client = await fixture.gateway.connect({ caller, sourceIp: '192.0.2.7' });
  await client.send('x');
  return eventsOf(fixture).map(({ requestContext }) => (requestContext as { readonly identity: unknown }).identity);
}

test('IAM tells who connected, at every later event', async () => {
  const alice = {
    sourceIp: '192.0.2.7', accountId: '123456789012', caller: 'AIDAALICE', user: 'AIDAALICE', userArn: 'arn:aws:iam::123456789012:user/alice',
  };
  expect(await identities(ALICE)).toEqual([alice, alice]);
});

test('so it does of somebody from an identity pool', async () => {
  const pool = { cognitoIdentityId: 'us-east-1:1', cognitoIdentityPoolId: 'us-east-1:2', cognitoAuthenticationType: 'unauthenticated' };
  const caller: Caller = {
    ...ALICE, cognitoIdentity: { identityId: pool.cognitoIdentityId, identityPoolId: pool.cognitoIdentityPoolId, authenticationType: 'unauthenticated' },
  };
  expect(await identities(caller)).toEqual(Array(2).fill(expect.objectContaining(pool)));
});

test('nobody is nobody', async () => {
  expect(await identities()).toEqual(Array(2).fill({ sourceIp: '192.0.2.7' }));
});
