import { TemplateError, UnsupportedFeatureError } from '../errors';

/**
 * A CloudFormation template as JSON. What its sections hold is looked at only where it is needed.
 */
export interface CloudTemplate {
  readonly Transform?: unknown;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

const SECTIONS = ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs'];

/**
 * Whether a value is a JSON object, neither a list nor null.
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Checks that something has the form of a template.
 *
 * @throws TemplateError when it has not, UnsupportedFeatureError for a loop over resources
 */
export function checkedTemplate(stackName: string, template: unknown): CloudTemplate {
  const owner = `the template of stack '${stackName}'`;
  if (!isRecord(template)) {
    throw new TemplateError(`${owner} is no object`);
  }
  for (const name of SECTIONS) {
    checkSection(owner, name, template[name]);
  }
  for (const [logicalId, resource] of Object.entries(template.Resources ?? {})) {
    checkResource(owner, logicalId, resource);
  }
  return template;
}

function checkSection(owner: string, name: string, section: unknown): void {
  if (section !== undefined && !isRecord(section)) {
    throw new TemplateError(`${owner} wants an object as '${name}'`);
  }
  const loop = Object.keys(section ?? {}).find((key) => key.startsWith('Fn::'));
  if (loop !== undefined) {
    throw new UnsupportedFeatureError(`${owner} uses ${loop} in '${name}', which is not emulated; write out what it gives`);
  }
}

function checkResource(owner: string, logicalId: string, resource: unknown): void {
  if (!isRecord(resource) || typeof resource.Type !== 'string') {
    throw new TemplateError(`${owner} wants an object with a 'Type' as resource '${logicalId}'`);
  }
  const parts = [['Properties', 'an object', isRecord], ['Metadata', 'an object', isRecord], ['Condition', 'a name', isText]] as const;
  for (const [name, expected, fits] of parts) {
    if (resource[name] !== undefined && !fits(resource[name])) {
      throw new TemplateError(`${owner} wants ${expected} as '${name}' of resource '${logicalId}'`);
    }
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
