import * as path from 'node:path';
import { CustomResource, CustomResourceProvider, CustomResourceProviderRuntime, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

const RESOURCE_TYPE = 'Custom::ApiGatewayAccountLogging';
const HANDLER = path.join(__dirname, '..', '..', 'assets', 'observability', 'account-logging.lambda');

/**
 * The account's logging role as a resource, one for all APIs of a stack.
 */
export function ensureLoggingRole(scope: Construct): Construct {
  const stack = Stack.of(scope);
  return stack.node.tryFindChild(LoggingRole.ID) as LoggingRole | undefined ?? new LoggingRole(stack);
}

class LoggingRole extends Construct {
  public static readonly ID = 'ApiGatewayAccountLogging';

  constructor(stack: Stack) {
    super(stack, LoggingRole.ID);
    // Other stacks' APIs may come to log through this role, so it outlives this stack as the account's setting does.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    });
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    new CustomResource(this, 'Resource', {
      resourceType: RESOURCE_TYPE,
      serviceToken: this.provider(stack, role.roleArn),
      properties: { RoleArn: role.roleArn },
    });
  }

  private provider(stack: Stack, roleArn: string): string {
    return CustomResourceProvider.getOrCreate(stack, RESOURCE_TYPE, {
      codeDirectory: HANDLER,
      runtime: CustomResourceProviderRuntime.NODEJS_22_X,
      description: 'Sets the role with which API Gateway writes logs, where the account has none',
      policyStatements: [
        { Effect: 'Allow', Action: ['apigateway:GET', 'apigateway:PATCH'], Resource: stack.formatArn({ service: 'apigateway', account: '', resource: '/account' }) },
        { Effect: 'Allow', Action: 'iam:GetRole', Resource: stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: '*' }) },
        { Effect: 'Allow', Action: 'iam:PassRole', Resource: roleArn, Condition: { StringEquals: { 'iam:PassedToService': 'apigateway.amazonaws.com' } } },
      ],
    });
  }
}
