import { setTimeout } from 'node:timers/promises';
import { APIGatewayClient, GetAccountCommand, UpdateAccountCommand } from '@aws-sdk/client-api-gateway';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { LoggingRoleSetup } from './logging-role-setup';
import type { IAccountSettings } from './logging-role-setup';

const PHYSICAL_ID = 'ApiGatewayAccountLogging';

class ApiGatewayAccount implements IAccountSettings {
  private readonly client = new APIGatewayClient({});

  public async loggingRole(): Promise<string | undefined> {
    const account = await this.client.send(new GetAccountCommand({}));
    return account.cloudwatchRoleArn;
  }

  public async setLoggingRole(roleArn: string): Promise<void> {
    await this.client.send(new UpdateAccountCommand({
      patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: roleArn }],
    }));
  }
}

/**
 * What CloudFormation is told.
 */
export interface AccountLoggingResult {
  readonly PhysicalResourceId: string;
  readonly Data?: { readonly RoleArn: string };
}

/**
 * The custom resource behind `AccountLogging.ensure()`: the account's logging role is set where none is, and never taken away.
 */
export async function handler(event: CloudFormationCustomResourceEvent): Promise<AccountLoggingResult> {
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId };
  const setup = new LoggingRoleSetup(new ApiGatewayAccount(), (millis) => setTimeout(millis));
  const roleArn = await setup.ensure(event.ResourceProperties.RoleArn);
  return { PhysicalResourceId: PHYSICAL_ID, Data: { RoleArn: roleArn } };
}
