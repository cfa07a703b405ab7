import { setTimeout } from 'node:timers/promises';
import { APIGatewayClient, GetAccountCommand, UpdateAccountCommand } from '@aws-sdk/client-api-gateway';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { LoggingRoleSetup } from './logging-role-setup';
import type { IAccountSettings, IRoles } from './logging-role-setup';

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

class IamRoles implements IRoles {
  private readonly client = new IAMClient({});

  /**
   * Only a role that IAM does not know is gone: whatever else goes wrong, it is left alone.
   */
  public async exists(roleArn: string): Promise<boolean> {
    const RoleName = roleArn.split('/').pop();
    try {
      await this.client.send(new GetRoleCommand({ RoleName }));
      return true;
    } catch (error) {
      return !(error instanceof Error && error.name === 'NoSuchEntityException');
    }
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
  const setup = new LoggingRoleSetup(new ApiGatewayAccount(), new IamRoles(), (millis) => setTimeout(millis));
  const roleArn = await setup.ensure(event.ResourceProperties.RoleArn);
  return { PhysicalResourceId: PHYSICAL_ID, Data: { RoleArn: roleArn } };
}
