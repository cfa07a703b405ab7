import { partitionOf, urlSuffixOf, type Environment } from '../environment';
import { shortId, uuidOf } from '../short-id';

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

/**
 * A name that a resource has.
 */
export type Name = (resource: NamedResource) => string;

/**
 * How the resources of a type are named: what `Ref` gives, and `Fn::GetAtt` by attribute.
 */
export interface NamingRule {
  readonly ref: Name;
  readonly attributes: Readonly<Record<string, Name>>;
}

export type NamingRules = Readonly<Record<string, NamingRule>>;

/**
 * The name that the template sets, else the logical id.
 */
export function named(property: string): Name {
  return (resource) => textProperty(resource, property) ?? resource.logicalId;
}

/**
 * The value of a property, empty when it is not set.
 */
export function propertyOf(property: string): Name {
  return (resource) => textProperty(resource, property) ?? '';
}

/**
 * ARN in the resource's region and account.
 *
 * @param name what follows the account
 */
export function arnOf(service: string, name: Name): Name {
  return (resource) => {
    const { region, account } = resource.environment;
    return `arn:${partitionOf(region)}:${service}:${region}:${account}:${name(resource)}`;
  };
}

/**
 * ARN of a service without regions.
 */
export function globalArnOf(service: string, name: Name): Name {
  return (resource) => `arn:${partitionOf(resource.environment.region)}:${service}::${resource.environment.account}:${name(resource)}`;
}

/**
 * Joins texts and names.
 */
export function joined(...parts: readonly (string | Name)[]): Name {
  return (resource) => parts.map((part) => typeof part === 'string' ? part : part(resource)).join('');
}

/**
 * An id of ten lower case letters and digits.
 */
export function idOf(resource: NamedResource): string {
  const { account, region } = resource.environment;
  return shortId(account, region, resource.stackName, resource.logicalId);
}

/**
 * An id in the form of a UUID.
 */
export function uuid(resource: NamedResource): string {
  const { account, region } = resource.environment;
  return uuidOf(account, region, resource.stackName, resource.logicalId);
}

/**
 * An id of hexadecimal digits, as those of networks are.
 */
export function hexId(prefix: string, length = 17): Name {
  return (resource) => `${prefix}${uuid(resource).replaceAll('-', '').slice(0, length)}`;
}

export function regionOf(resource: NamedResource): string {
  return resource.environment.region;
}

/**
 * Domain of the service endpoints.
 */
export function domainOf(resource: NamedResource): string {
  return urlSuffixOf(resource.environment.region);
}

/**
 * A type whose `Ref` is the value of attributes as well.
 */
export function identified(ref: Name, attributes: readonly string[], others: Readonly<Record<string, Name>> = {}): NamingRule {
  return { ref, attributes: { ...Object.fromEntries(attributes.map((attribute) => [attribute, ref])), ...others } };
}

function textProperty(resource: NamedResource, name: string): string | undefined {
  const value = resource.property(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
