import { APIGatewayClient, GetAccountCommand, UpdateAccountCommand } from '@aws-sdk/client-api-gateway';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { handler } from '../../src/observability/account-logging.lambda';

const ROLE = 'arn:aws:iam::111122223333:role/ours';

let role: string | undefined;
let sent: object[];
let roleError: string | undefined;

beforeEach(() => {
  role = undefined;
  roleError = undefined;
  sent = [];
  jest.spyOn(APIGatewayClient.prototype, 'send').mockImplementation(async (command: object) => {
    sent.push(command);
    return command instanceof GetAccountCommand ? { cloudwatchRoleArn: role } : {};
  });
  jest.spyOn(IAMClient.prototype, 'send').mockImplementation(async (command: object) => {
    sent.push(command);
    if (roleError) throw Object.assign(new Error(), { name: roleError });
    return {};
  });
});

afterEach(() => jest.restoreAllMocks());

function event(RequestType: 'Create' | 'Update' | 'Delete'): CloudFormationCustomResourceEvent {
  const common = {
    ServiceToken: 'token',
    ResponseURL: '...',
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Logging',
    ResourceType: 'Custom::ApiGatewayAccountLogging',
    ResourceProperties: { ServiceToken: 'token', RoleArn: ROLE },
  };
  if (RequestType === 'Create') return { ...common, RequestType };
  if (RequestType === 'Delete') return { ...common, RequestType, PhysicalResourceId: 'earlier' };
  return { ...common, RequestType, PhysicalResourceId: 'ApiGatewayAccountLogging', OldResourceProperties: common.ResourceProperties };
}

test.each(['Create', 'Update'] as const)('%s sets the role of an account without one', async (type) => {
  await expect(handler(event(type))).resolves.toEqual({ PhysicalResourceId: 'ApiGatewayAccountLogging', Data: { RoleArn: ROLE } });
  expect((sent[1] as UpdateAccountCommand).input).toEqual({
    patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: ROLE }],
  });
});

test.each(['Create', 'Update'] as const)('%s only reads where a role is set', async (type) => {
  role = 'arn:aws:iam::111122223333:role/path/theirs';
  await expect(handler(event(type))).resolves.toEqual({ PhysicalResourceId: 'ApiGatewayAccountLogging', Data: { RoleArn: role } });
  expect(sent.map((command) => command.constructor)).toEqual([GetAccountCommand, GetRoleCommand]);
  expect((sent[1] as GetRoleCommand).input).toEqual({ RoleName: 'theirs' });
});

test.each([
  ['NoSuchEntityException', ROLE],
  ['AccessDeniedException', 'arn:aws:iam::111122223333:role/theirs'],
])('a role that IAM answers with %s leaves the account with %s', async (error, expected) => {
  role = 'arn:aws:iam::111122223333:role/theirs';
  roleError = error;
  await expect(handler(event('Create'))).resolves.toMatchObject({ Data: { RoleArn: expected } });
});

test('Delete asks AWS for nothing', async () => {
  await expect(handler(event('Delete'))).resolves.toEqual({ PhysicalResourceId: 'earlier' });
  expect(sent).toEqual([]);
});
