import type { Environment } from './environment';

/**
 * What a stack may ask of the others in its assembly.
 */
export interface StackNeighbors {
  /**
   * What a stack of the same account and region exports.
   *
   * @throws TemplateError when none exports it
   */
  importedValue(name: string, environment: Environment): unknown;

  /**
   * Value of a parameter of Systems Manager that a stack of the same account and region makes; undefined when none does.
   */
  storedParameter(name: string, environment: Environment): unknown;
}
