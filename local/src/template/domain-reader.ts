import type { Properties } from './properties';
import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';
import type { BasePathMappingModel, DomainModel } from './template-model';

const NO_BASE_PATH = '(none)';

type NamedMapping = readonly [domainName: string, mapping: BasePathMappingModel];

/**
 * Reads the custom domains of an assembly, public and private, with what they lead to. A domain that another app made is there as well
 * when these stacks map a path of it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
 */
export function readDomains(resources: StackResources): readonly DomainModel[] {
  const mappings = new Map<string, BasePathMappingModel[]>();
  for (const name of domainNames(resources)) {
    mappings.set(name, []);
  }
  for (const [name, mapping] of readMappings(resources)) {
    mappings.set(name, [...mappings.get(name) ?? [], mapping]);
  }
  return [...mappings].map(([domainName, own]) => ({ domainName, mappings: own }));
}

function domainNames(resources: StackResources): readonly string[] {
  const types = ['AWS::ApiGateway::DomainName', 'AWS::ApiGateway::DomainNameV2', 'AWS::ApiGatewayV2::DomainName'];
  return types.flatMap((type) => resources.ofType(type)).map((domain) => domain.properties.requiredString('DomainName').toLowerCase());
}

function readMappings(resources: StackResources): readonly NamedMapping[] {
  return [
    ...resources.ofType('AWS::ApiGateway::BasePathMapping').map(readMapping),
    ...resources.ofType('AWS::ApiGateway::BasePathMappingV2').map(readPrivateMapping),
    ...resources.ofType('AWS::ApiGatewayV2::ApiMapping').map(readApiMapping),
  ];
}

function readMapping({ properties }: StackResource): NamedMapping {
  properties.allow(['BasePath', 'DomainName', 'RestApiId', 'Stage'], ['Id']);
  return [properties.requiredString('DomainName').toLowerCase(), {
    basePath: basePath(properties.string('BasePath')),
    apiId: properties.requiredString('RestApiId'),
    stageName: stageName(properties),
  }];
}

function readPrivateMapping({ properties }: StackResource): NamedMapping {
  properties.allow(['BasePath', 'DomainNameArn', 'RestApiId', 'Stage']);
  return [nameIn(properties.requiredString('DomainNameArn')), {
    basePath: basePath(properties.string('BasePath')),
    apiId: properties.requiredString('RestApiId'),
    stageName: stageName(properties),
  }];
}

/*
 * Mappings of the second version of API Gateway may lead to REST APIs as well, and may have several segments.
 */
function readApiMapping({ properties }: StackResource): NamedMapping {
  properties.allow(['ApiId', 'ApiMappingKey', 'DomainName', 'Stage']);
  return [properties.requiredString('DomainName').toLowerCase(), {
    basePath: basePath(properties.string('ApiMappingKey')),
    apiId: properties.requiredString('ApiId'),
    stageName: stageName(properties),
  }];
}

function stageName(properties: Properties): string | undefined {
  return properties.string('Stage') || undefined;
}

function basePath(given: string | undefined): string {
  return given === undefined || given === NO_BASE_PATH ? '' : given.replaceAll(/^\/+|\/+$/g, '');
}

/*
 * The ARN of a private domain ends with its name, a plus sign and its id.
 */
function nameIn(domainNameArn: string): string {
  return (domainNameArn.split('/').pop() ?? '').split('+')[0].toLowerCase();
}
