import { GatewayFault } from './fault';
import type { JavaValue } from '../java/values';
import { parseJson } from '../json';
import type { Journal } from '../logging/journal';
import type { Validator } from '../schema';

/**
 * A body that must fit its model.
 */
export interface CheckedBody {
  readonly body: Buffer;

  /**
   * As the execution log tells it.
   */
  readonly contentType: string;
  readonly journal: Journal;
}

/**
 * Checks a body by its model; an empty one is checked as `{}`.
 *
 * @throws GatewayFault when it does not fit, or is no JSON
 */
export function checkBody(checked: CheckedBody, validator: Validator): void {
  const errors = validator.errors(parseBody(checked));
  if (errors.length > 0) {
    throw bodyFault(checked, errors.join(', '), 'the body does not fit its model');
  }
  checked.journal.info?.(`Request validation succeeded for content type ${checked.contentType}`);
}

function bodyFault({ contentType }: CheckedBody, errors: string, reason: string): GatewayFault {
  return new GatewayFault('BAD_REQUEST_BODY', {
    validationError: `[${errors}]`,
    reason: `${reason}: ${errors}`,
    line: `Request body does not match model schema for content type ${contentType}: [${errors}]`,
  });
}

/*
 * A body must be JSON to the letter, which templates do not ask for; its numbers are then read with all their digits.
 */
function parseBody(checked: CheckedBody): JavaValue {
  const { body } = checked;
  const text = body.length === 0 ? '{}' : body.toString('utf8');
  try {
    JSON.parse(text);
    return parseJson(text);
  } catch (error) {
    throw bodyFault(checked, (error as Error).message, 'the body is not JSON');
  }
}
