import type { IConstruct } from 'constructs';
import { ValidationError } from '../private/errors';

/**
 * Where a value lands on an HTTP API.
 */
export interface HttpPlace {
  /** The property, as the user types it. */
  readonly name: string;
  /** Where the value is not there, nothing is set. API Gateway refuses the call otherwise. */
  readonly mayMiss?: boolean;
  readonly scope?: IConstruct;
}

/**
 * The error for something that cannot stand at a place.
 */
export function refusedAt({ name, scope }: HttpPlace, what: string): ValidationError {
  return new ValidationError(`'${name}' ${what}`, scope);
}
