import { attributeProblems, keyProblems } from './dynamodb-checks';
import type { ServiceProblem } from '../backends/backend';

/**
 * What a service refuses beyond the shapes of its model.
 */
export function extraChecks(service: string, operation: string, input: Readonly<Record<string, unknown>>): readonly ServiceProblem[] {
  switch (service) {
    case 'dynamodb': return [...attributeProblems(input), ...keyProblems(operation, input)];
    case 'states': return jsonProblems(input, 'input', 'InvalidExecutionInput');
    default: return [];
  }
}

function jsonProblems(input: Readonly<Record<string, unknown>>, member: string, code: string): readonly ServiceProblem[] {
  const text = input[member];
  if (typeof text !== 'string') {
    return [];
  }
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [{ code, message: `Invalid State Machine Execution Input: '${(error as Error).message}'` }];
  }
}
