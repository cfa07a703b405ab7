import { Duration, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ValidationError } from '../private/errors';

/**
 * Refuses a duration that is not whole seconds, or longer than a service takes.
 */
export function checkSeconds(name: string, duration: Duration | undefined, max: number, scope: IConstruct): void {
  const seconds = duration?.toSeconds({ integral: false });
  if (seconds === undefined || Token.isUnresolved(seconds)) return;
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > max) {
    throw new ValidationError(`'${name}' must be whole seconds, 0 to ${Duration.seconds(max).toHumanString()}, got ${seconds} s`, scope);
  }
}
