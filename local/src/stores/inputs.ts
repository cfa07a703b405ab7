import type { Input } from './store-backend';
import { isRecord } from '../template/cloud-template';

/**
 * A parameter that is text, or none.
 */
export function textOf(input: Input, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * A parameter that the service's model requires to be text.
 */
export function requiredText(input: Input, name: string): string {
  return textOf(input, name) ?? '';
}

/**
 * A parameter that is a number, or none.
 */
export function numberOf(input: Input, name: string): number | undefined {
  const value = input[name];
  return typeof value === 'number' ? value : undefined;
}

/**
 * A parameter that is a list of texts; empty when it is not given.
 */
export function textsOf(input: Input, name: string): readonly string[] {
  const value = input[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/**
 * A parameter that is a list of structures; empty when it is not given.
 */
export function structuresOf(input: Input, name: string): readonly Input[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/**
 * A parameter that is a structure or a map; undefined when it is not given.
 */
export function structureOf(input: Input, name: string): Input | undefined {
  const value = input[name];
  return isRecord(value) ? value : undefined;
}
