import { arnOf, domainOf, hexId, idOf, identified, joined, named, uuid, type NamedResource, type NamingRules } from './naming';

const FUNCTION = named('FunctionName');
const FUNCTION_ARN = arnOf('lambda', joined('function:', FUNCTION));
const VERSION_ARN = joined(functionArn, ':1');
const CLUSTER = named('ClusterName');
const SERVICE = named('ServiceName');

/**
 * Names of functions and containers.
 */
export const COMPUTE_NAMES: NamingRules = {
  'AWS::EC2::Instance': identified(hexId('i-'), ['InstanceId']),
  'AWS::ECR::Repository': identified(named('RepositoryName'), [], {
    Arn: arnOf('ecr', joined('repository/', named('RepositoryName'))),
    RepositoryUri: joined(({ environment }) => `${environment.account}.dkr.ecr.${environment.region}.`, domainOf, '/', named('RepositoryName')),
  }),
  'AWS::ECS::Cluster': identified(CLUSTER, [], { Arn: arnOf('ecs', joined('cluster/', CLUSTER)) }),
  'AWS::ECS::Service': identified(arnOf('ecs', joined('service/', clusterName, '/', SERVICE)), ['ServiceArn'], { Name: SERVICE }),
  'AWS::ECS::TaskDefinition': identified(arnOf('ecs', joined('task-definition/', named('Family'), ':1')), ['TaskDefinitionArn']),
  'AWS::Lambda::Alias': identified(joined(functionArn, ':', named('Name')), ['AliasArn']),
  'AWS::Lambda::EventSourceMapping': identified(uuid, ['Id']),
  'AWS::Lambda::Function': identified(FUNCTION, [], { Arn: FUNCTION_ARN }),
  'AWS::Lambda::LayerVersion': identified(arnOf('lambda', joined('layer:', named('LayerName'), ':1')), ['LayerVersionArn']),
  'AWS::Lambda::Permission': identified(named('Id'), ['Id']),
  'AWS::Lambda::Url': identified(targetArn, ['FunctionArn'], {
    FunctionUrl: joined('https://', idOf, ({ environment }) => `.lambda-url.${environment.region}.on.aws/`),
  }),
  'AWS::Lambda::Version': identified(VERSION_ARN, ['FunctionArn'], { Version: () => '1' }),
  'AWS::SageMaker::Endpoint': identified(arnOf('sagemaker', joined('endpoint/', named('EndpointName'))), [], { EndpointName: named('EndpointName') }),
};

/*
 * Versions and aliases name their function by its name or ARN.
 */
function functionArn(resource: NamedResource): string {
  return arnOfFunction(resource, 'FunctionName');
}

function targetArn(resource: NamedResource): string {
  return arnOfFunction(resource, 'TargetFunctionArn');
}

function arnOfFunction(resource: NamedResource, property: string): string {
  const name = named(property)(resource);
  return name.startsWith('arn:') ? name : arnOf('lambda', () => `function:${name}`)(resource);
}

function clusterName(resource: NamedResource): string {
  const cluster = resource.property('Cluster');
  return typeof cluster === 'string' ? cluster.split('/').pop() ?? cluster : 'default';
}
