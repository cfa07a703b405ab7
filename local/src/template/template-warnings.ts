import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';
import type { StackSet } from './stack-set';

/*
 * What is read, and what no answer depends on.
 */
const KNOWN_TYPES = [
  'Account', 'ApiKey', 'Authorizer', 'BasePathMapping', 'BasePathMappingV2', 'ClientCertificate', 'Deployment', 'DocumentationPart',
  'DocumentationVersion', 'DomainName', 'DomainNameAccessAssociation', 'DomainNameV2', 'GatewayResponse', 'Method', 'Model', 'RequestValidator',
  'Resource', 'RestApi', 'Stage', 'UsagePlan', 'UsagePlanKey', 'VpcLink',
].map((name) => `AWS::ApiGateway::${name}`);
const KNOWN_V2_TYPES = [
  'Api', 'ApiMapping', 'Authorizer', 'Deployment', 'DomainName', 'Integration', 'IntegrationResponse', 'Model', 'Route', 'RouteResponse', 'Stage', 'VpcLink',
].map((name) => `AWS::ApiGatewayV2::${name}`);
const DOMAIN_TYPES = ['AWS::ApiGateway::DomainName', 'AWS::ApiGateway::DomainNameV2', 'AWS::ApiGatewayV2::DomainName'];
const BASE_PATHS_ONLY = 'BASE_PATH_MAPPING_ONLY';

/**
 * What the templates of an assembly ask for and the engine leaves out.
 */
export function templateWarnings(stacks: StackSet, resources: StackResources): readonly string[] {
  return [
    ...stacks.warnings,
    ...resources.ofGateway().filter(({ type }) => !isKnown(type)).map(({ owner }) => `${owner} is of a type that is not known; it is left out`),
    ...DOMAIN_TYPES.flatMap((type) => resources.ofType(type)).flatMap(routingWarnings),
    ...stacks.stacks.flatMap((stack) => [...stack.dynamicReferences].map((reference) => `${reference} in stack '${stack.name}' is not looked up; it stays this text`)),
  ];
}

function isKnown(type: string): boolean {
  return KNOWN_TYPES.includes(type) || KNOWN_V2_TYPES.includes(type);
}

function routingWarnings({ owner, properties }: StackResource): readonly string[] {
  const mode = properties.string('RoutingMode') ?? BASE_PATHS_ONLY;
  return mode === BASE_PATHS_ONLY ? [] : [`${owner} has the routing mode ${mode}; here its base path mappings alone decide`];
}
