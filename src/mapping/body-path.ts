import type { BodyPath } from './value-source';
import { ValidationError } from '../private/errors';

const STEP = /^(?:\.?([A-Za-z_][A-Za-z0-9_-]*)|\[(0|[1-9][0-9]{0,5})\]|\["([^"'\\$#]+)"\])/;
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/**
 * Reads `order.items[0].id`; names with other characters are written `["a name"]`.
 */
export function parseBodyPath(text: string): BodyPath {
  const steps: (string | number)[] = [];
  for (let rest = text; rest !== ''; ) {
    const match = STEP.exec(rest);
    const atStart = steps.length === 0;
    if (!match || (!atStart && !/^[.[]/.test(rest)) || (atStart && rest.startsWith('.'))) {
      throw new ValidationError(`a body path is member names and indexes without $ and wildcards, like order.items[0].id or ["a name"], got '${text}'`);
    }
    steps.push(match[2] === undefined ? match[1] ?? match[3] : Number(match[2]));
    rest = rest.slice(match[0].length);
  }
  return steps;
}

/**
 * The same way as a JSONPath expression, free of single quotes.
 */
export function toJsonPath(path: BodyPath): string {
  return path.reduce<string>((text, step) => text + renderStep(step), '$');
}

function renderStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return PLAIN_NAME.test(step) ? `.${step}` : `["${step}"]`;
}
