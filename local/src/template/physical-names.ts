import { partitionOf, urlSuffixOf, type Environment } from './environment';
import { shortId } from './short-id';
import { own } from '../own';

/**
 * A resource whose name or ARN somebody asks for.
 */
export interface NamedResource {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  readonly environment: Environment;

  /**
   * A property of the resource with its references resolved.
   */
  property(name: string): unknown;
}

interface NamingRule {
  readonly ref: (resource: NamedResource) => string;
  readonly attributes: Readonly<Record<string, (resource: NamedResource) => string>>;
}

const TABLE: NamingRule = {
  ref: (resource) => nameFrom(resource, 'TableName'),
  attributes: {
    Arn: (resource) => arn(resource, 'dynamodb', `table/${nameFrom(resource, 'TableName')}`),
    StreamArn: (resource) => arn(resource, 'dynamodb', `table/${nameFrom(resource, 'TableName')}/stream/2026-01-01T00:00:00.000`),
  },
};

const RULES: Readonly<Record<string, NamingRule>> = {
  'AWS::ApiGateway::ApiKey': apiGatewayId({ APIKeyId: idOf }),
  'AWS::ApiGateway::Authorizer': apiGatewayId({ AuthorizerId: idOf }),
  'AWS::ApiGateway::Deployment': apiGatewayId({ DeploymentId: idOf }),
  'AWS::ApiGateway::DomainName': {
    ref: domainName,
    attributes: {
      DistributionDomainName: (resource) => `d${idOf(resource)}.cloudfront.net`,
      DistributionHostedZoneId: () => 'Z2FDTNDATAQYW2',
      DomainNameArn: (resource) => `${apiGatewayArn(resource, '')}:/domainnames/${domainName(resource)}`,
      RegionalDomainName: (resource) => `d-${idOf(resource)}.execute-api.${resource.environment.region}.${urlSuffixOf(resource.environment.region)}`,
    },
  },
  'AWS::ApiGateway::DomainNameV2': { ref: privateDomainArn, attributes: { DomainNameArn: privateDomainArn, DomainNameId: idOf } },
  'AWS::ApiGateway::Method': apiGatewayId({}),
  'AWS::ApiGateway::Model': { ref: (resource) => nameFrom(resource, 'Name'), attributes: {} },
  'AWS::ApiGateway::RequestValidator': apiGatewayId({ RequestValidatorId: idOf }),
  'AWS::ApiGateway::Resource': apiGatewayId({ ResourceId: idOf }),
  'AWS::ApiGateway::RestApi': apiGatewayId({ RestApiId: idOf, RootResourceId: (resource) => rootResourceId(idOf(resource)) }),
  'AWS::ApiGateway::Stage': { ref: (resource) => nameFrom(resource, 'StageName'), attributes: {} },
  'AWS::ApiGateway::UsagePlan': apiGatewayId({ Id: idOf }),
  'AWS::ApiGateway::UsagePlanKey': { ref: usagePlanKeyId, attributes: { Id: usagePlanKeyId } },
  'AWS::ApiGatewayV2::DomainName': { ref: domainName, attributes: {} },
  'AWS::DynamoDB::GlobalTable': TABLE,
  'AWS::DynamoDB::Table': TABLE,
  'AWS::Events::EventBus': {
    ref: (resource) => nameFrom(resource, 'Name'),
    attributes: {
      Arn: (resource) => arn(resource, 'events', `event-bus/${nameFrom(resource, 'Name')}`),
      Name: (resource) => nameFrom(resource, 'Name'),
    },
  },
  'AWS::IAM::Role': {
    ref: (resource) => nameFrom(resource, 'RoleName'),
    attributes: {
      Arn: (resource) => globalArn(resource, 'iam', `role/${nameFrom(resource, 'RoleName')}`),
      RoleId: (resource) => `AROA${idOf(resource).toUpperCase()}`,
    },
  },
  'AWS::Kinesis::Stream': {
    ref: (resource) => nameFrom(resource, 'Name'),
    attributes: {
      Arn: (resource) => arn(resource, 'kinesis', `stream/${nameFrom(resource, 'Name')}`),
    },
  },
  'AWS::KinesisFirehose::DeliveryStream': {
    ref: (resource) => nameFrom(resource, 'DeliveryStreamName'),
    attributes: {
      Arn: (resource) => arn(resource, 'firehose', `deliverystream/${nameFrom(resource, 'DeliveryStreamName')}`),
    },
  },
  'AWS::Lambda::Alias': { ref: aliasArn, attributes: { AliasArn: aliasArn } },
  'AWS::Lambda::Function': {
    ref: (resource) => nameFrom(resource, 'FunctionName'),
    attributes: {
      Arn: (resource) => arn(resource, 'lambda', `function:${nameFrom(resource, 'FunctionName')}`),
    },
  },
  'AWS::Lambda::Version': { ref: versionArn, attributes: { FunctionArn: versionArn, Version: () => '1' } },
  'AWS::Logs::LogGroup': {
    ref: (resource) => nameFrom(resource, 'LogGroupName'),
    attributes: {
      Arn: (resource) => arn(resource, 'logs', `log-group:${nameFrom(resource, 'LogGroupName')}:*`),
    },
  },
  'AWS::S3::Bucket': {
    ref: bucketName,
    attributes: {
      Arn: (resource) => `arn:${partitionOf(resource.environment.region)}:s3:::${bucketName(resource)}`,
      DomainName: (resource) => `${bucketName(resource)}.s3.${urlSuffixOf(resource.environment.region)}`,
      RegionalDomainName: (resource) => `${bucketName(resource)}.s3.${resource.environment.region}.${urlSuffixOf(resource.environment.region)}`,
    },
  },
  'AWS::SNS::Topic': {
    ref: topicArn,
    attributes: {
      TopicArn: topicArn,
      TopicName: (resource) => fifoName(resource, 'TopicName', 'FifoTopic'),
    },
  },
  'AWS::SQS::Queue': {
    ref: queueUrl,
    attributes: {
      Arn: (resource) => arn(resource, 'sqs', fifoName(resource, 'QueueName', 'FifoQueue')),
      QueueName: (resource) => fifoName(resource, 'QueueName', 'FifoQueue'),
      QueueUrl: queueUrl,
    },
  },
  'AWS::StepFunctions::StateMachine': {
    ref: stateMachineArn,
    attributes: {
      Arn: stateMachineArn,
      Name: (resource) => nameFrom(resource, 'StateMachineName'),
    },
  },
};

/**
 * What `Ref` gives for a resource: the name that its template sets, else its logical id, in the form AWS gives it.
 */
export function referenceTo(resource: NamedResource): string {
  return ruleOf(resource)?.ref(resource) ?? resource.logicalId;
}

/**
 * What `Fn::GetAtt` gives for a resource. For a type not known here, `Arn` attributes are an ARN of that service
 * and others the logical id with the attribute's name.
 */
export function attributeOf(resource: NamedResource, attribute: string): string {
  const rule = own(ruleOf(resource)?.attributes, attribute);
  if (rule) {
    return rule(resource);
  }
  if (attribute.endsWith('Arn')) {
    const service = (resource.type.split('::')[1] ?? 'custom').toLowerCase();
    return arn(resource, service, resource.logicalId);
  }
  return `${resource.logicalId}-${attribute.replaceAll('.', '-')}`;
}

/**
 * Id of the root resource of a REST API.
 */
export function rootResourceId(apiId: string): string {
  return shortId(apiId, 'root');
}

function ruleOf(resource: NamedResource): NamingRule | undefined {
  return own(RULES, resource.type);
}

function apiGatewayId(attributes: NamingRule['attributes']): NamingRule {
  return { ref: idOf, attributes };
}

function domainName(resource: NamedResource): string {
  return nameFrom(resource, 'DomainName');
}

function privateDomainArn(resource: NamedResource): string {
  return `${apiGatewayArn(resource, resource.environment.account)}:/domainnames/${domainName(resource)}+${idOf(resource)}`;
}

function apiGatewayArn(resource: NamedResource, account: string): string {
  const { region } = resource.environment;
  return `arn:${partitionOf(region)}:apigateway:${region}:${account}`;
}

function usagePlanKeyId(resource: NamedResource): string {
  return `${String(resource.property('KeyId'))}:${String(resource.property('UsagePlanId'))}`;
}

function idOf(resource: NamedResource): string {
  return shortId(resource.stackName, resource.logicalId);
}

function nameFrom(resource: NamedResource, property: string): string {
  const name = resource.property(property);
  return typeof name === 'string' ? name : resource.logicalId;
}

function fifoName(resource: NamedResource, property: string, flag: string): string {
  const name = resource.property(property);
  if (typeof name === 'string') {
    return name;
  }
  return String(resource.property(flag)) === 'true' ? `${resource.logicalId}.fifo` : resource.logicalId;
}

function bucketName(resource: NamedResource): string {
  const name = resource.property('BucketName');
  return typeof name === 'string' ? name : resource.logicalId.toLowerCase();
}

function arn(resource: NamedResource, service: string, name: string): string {
  const { region, account } = resource.environment;
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${name}`;
}

function globalArn(resource: NamedResource, service: string, name: string): string {
  const { region, account } = resource.environment;
  return `arn:${partitionOf(region)}:${service}::${account}:${name}`;
}

function topicArn(resource: NamedResource): string {
  return arn(resource, 'sns', fifoName(resource, 'TopicName', 'FifoTopic'));
}

function queueUrl(resource: NamedResource): string {
  const { region, account } = resource.environment;
  return `https://sqs.${region}.${urlSuffixOf(region)}/${account}/${fifoName(resource, 'QueueName', 'FifoQueue')}`;
}

function stateMachineArn(resource: NamedResource): string {
  return arn(resource, 'states', `stateMachine:${nameFrom(resource, 'StateMachineName')}`);
}

function versionArn(resource: NamedResource): string {
  return `${functionArn(resource)}:1`;
}

function aliasArn(resource: NamedResource): string {
  return `${functionArn(resource)}:${nameFrom(resource, 'Name')}`;
}

function functionArn(resource: NamedResource): string {
  const name = String(resource.property('FunctionName'));
  return name.startsWith('arn:') ? name : arn(resource, 'lambda', `function:${name}`);
}
