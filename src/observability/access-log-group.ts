import { ArnFormat, Aws, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

const PREFIX = '/aws/vendedlogs/apigateway';

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
const KEY_ACTIONS = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'];

interface AccessLogGroupProps {
  readonly retention: RetentionDays;
  readonly encryptionKey?: IKey;
}

/**
 * The log group of an API's access log.
 */
export function accessLogGroup(scope: Construct, props: AccessLogGroupProps): LogGroup {
  const logGroupName = groupName(scope);
  props.encryptionKey?.grant(logsService(scope, logGroupName), ...KEY_ACTIONS);
  return new LogGroup(scope, 'AccessLog', { ...props, logGroupName, removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });
}

/**
 * A name under the prefix of vended logs, without which the log services' shared resource policy grows past its limit.
 *
 * The API's address keeps several APIs of a stack apart, and the end of the stack's id a stack from an earlier one of the same
 * name, whose logs were kept.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
function groupName(scope: Construct): string {
  const uuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  const incarnation = Fn.select(4, Fn.split('-', uuid));
  return [PREFIX, Stack.of(scope).stackName, `${scope.node.addr.slice(-8)}-${incarnation}`].join('/');
}

function logsService(scope: Construct, logGroupName: string): IPrincipal {
  const stack = Stack.of(scope);
  const logGroupArn = stack.formatArn({ service: 'logs', resource: 'log-group', resourceName: logGroupName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)
    .withConditions({ ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': logGroupArn } });
}
