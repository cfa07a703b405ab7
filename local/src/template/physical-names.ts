import { own } from '../own';
import { API_GATEWAY_NAMES } from './names/api-gateway';
import { COMPUTE_NAMES } from './names/compute';
import { DATA_NAMES } from './names/data';
import { IDENTITY_NAMES } from './names/identity';
import { MESSAGING_NAMES } from './names/messaging';
import { arnOf, type NamedResource, type NamingRules } from './names/naming';
import { NETWORK_NAMES } from './names/network';
import { OPERATIONS_NAMES } from './names/operations';

const RULES: NamingRules = {
  ...API_GATEWAY_NAMES,
  ...COMPUTE_NAMES,
  ...DATA_NAMES,
  ...IDENTITY_NAMES,
  ...MESSAGING_NAMES,
  ...NETWORK_NAMES,
  ...OPERATIONS_NAMES,
};

/**
 * What `Ref` gives for a resource: the name that its template sets, else its logical id, in the form AWS gives it.
 */
export function referenceTo(resource: NamedResource): string {
  return own(RULES, resource.type)?.ref(resource) ?? resource.logicalId;
}

/**
 * What `Fn::GetAtt` gives for a resource. For a type not known here, `Arn` attributes are an ARN of that service
 * and others the logical id with the attribute's name.
 */
export function attributeOf(resource: NamedResource, attribute: string): string {
  const name = own(own(RULES, resource.type)?.attributes, attribute);
  if (name) {
    return name(resource);
  }
  if (attribute.endsWith('Arn')) {
    const service = (resource.type.split('::')[1] ?? 'custom').toLowerCase();
    return arnOf(service, () => resource.logicalId)(resource);
  }
  return `${resource.logicalId}-${attribute.replaceAll('.', '-')}`;
}
