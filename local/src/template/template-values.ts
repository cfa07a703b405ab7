import { TemplateError, UnsupportedFeatureError } from '../errors';

const LONGEST_SHOWN = 200;

/**
 * A value of a template as an error message shows it: JSON, cut where it is long.
 */
export function shown(value: unknown): string {
  const text = jsonOf(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/*
 * What is nested too deeply or contains itself has no JSON, nor has what is not there.
 */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing';
  } catch {
    return '(a value too large to show)';
  }
}

/**
 * Text, number or boolean of a template as text.
 *
 * @throws TemplateError for anything else
 */
export function textOf(value: unknown, where: string): string {
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  throw new TemplateError(`${where} wants text, got ${shown(value)}`);
}

/**
 * A list of a template.
 *
 * @throws TemplateError for anything else, or a list of another length
 */
export function listOf(value: unknown, where: string, length?: number): readonly unknown[] {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length)) {
    throw new TemplateError(`${where} wants a list${length === undefined ? '' : ` of ${length}`}, got ${shown(value)}`);
  }
  return value;
}

/**
 * Reads a part of a template; what goes wrong is said with the part's name.
 *
 * @throws TemplateError also for what is nested too deeply to be read
 */
export function reading<T>(part: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw withPart(part, error);
  }
}

function withPart(part: string, error: unknown): unknown {
  if (error instanceof RangeError) {
    return new TemplateError(`${part} is nested too deeply or too large`);
  }
  if (error instanceof UnsupportedFeatureError) {
    return new UnsupportedFeatureError(`${part}: ${error.message}`);
  }
  return error instanceof TemplateError ? new TemplateError(`${part}: ${error.message}`) : error;
}
