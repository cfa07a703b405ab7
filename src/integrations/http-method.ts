import { ValidationError } from '../private/errors';

const METHODS = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/**
 * Refuses a method that API Gateway does not call a backend with.
 */
export function checkMethod(method: string): void {
  if (!METHODS.includes(method)) throw new ValidationError(`'method' must be one of ${METHODS.join(', ')}, got '${method}'`);
}
