import type { ServiceProblem } from '../backends/backend';

/*
 * AWS writes the path of a member in lower camel case.
 */
function memberPath(path: readonly string[]): string {
  return path.map((part) => part.charAt(0).toLowerCase() + part.slice(1)).join('.');
}

/**
 * A required member is missing.
 */
export function missing(path: readonly string[]): ServiceProblem {
  return constraint('null', path, 'Member must not be null');
}

/**
 * A value breaks a constraint of its shape.
 *
 * @param value the value as AWS prints it, quoted when it is one
 */
export function constraint(value: string, path: readonly string[], rule: string): ServiceProblem {
  return { code: 'ValidationException', message: `Value ${value} at '${memberPath(path)}' failed to satisfy constraint: ${rule}` };
}

/**
 * A value has not the JSON type of its shape.
 */
export function wrongType(path: readonly string[], expected: string): ServiceProblem {
  return { code: 'SerializationException', message: `${memberPath(path) || 'the input'} is not a ${expected}` };
}

/**
 * A parameter that the action does not have. Some services ignore it; a template that sends it is wrong all the same.
 */
export function unknownParameter(path: readonly string[]): ServiceProblem {
  return { code: 'UnknownParameter', message: `Unknown parameter in input: "${path.join('.')}"` };
}

/**
 * A parameter that is given more than once, of which a service takes one.
 */
export function duplicateParameter(name: string): ServiceProblem {
  return { code: 'DuplicateParameter', message: `Parameter given more than once: "${name}"` };
}
