import type { RepeatMode } from './ast';
import type { PatternScanner } from './pattern-scanner';

const MAX_REPETITIONS = 0x7fffffff;

/**
 * How often something is repeated, at least and at most.
 */
interface Count {
  readonly min: number;
  readonly max: number;
}

/**
 * How often, and in which way, something is repeated.
 */
export interface Quantifier extends Count {
  readonly mode: RepeatMode;
}

/**
 * Parses the quantifier behind an atom; undefined when there is none.
 *
 * @throws RegexError for a malformed `{min,max}`
 */
export function parseQuantifier(scanner: PatternScanner): Quantifier | undefined {
  const count = parseCount(scanner);
  return count && { ...count, mode: parseMode(scanner) };
}

function parseCount(scanner: PatternScanner): Count | undefined {
  if (scanner.accept('?')) {
    return { min: 0, max: 1 };
  }
  if (scanner.accept('*')) {
    return { min: 0, max: Infinity };
  }
  if (scanner.accept('+')) {
    return { min: 1, max: Infinity };
  }
  return scanner.accept('{') ? parseBounds(scanner) : undefined;
}

function parseBounds(scanner: PatternScanner): Count {
  const min = parseBound(scanner);
  let max = min;
  if (scanner.acceptRaw(',')) {
    max = scanner.peekRaw() === '}' ? Infinity : parseBound(scanner);
  }
  if (!scanner.acceptRaw('}')) {
    throw scanner.error('unclosed counted repetition');
  }
  if (max < min) {
    throw scanner.error('illegal repetition range');
  }
  return { min, max };
}

function parseBound(scanner: PatternScanner): number {
  const digits = scanner.readWhile(/^[0-9]$/);
  if (digits === '' || Number(digits) > MAX_REPETITIONS) {
    throw scanner.error('illegal repetition');
  }
  return Number(digits);
}

function parseMode(scanner: PatternScanner): RepeatMode {
  if (scanner.accept('?')) {
    return 'reluctant';
  }
  return scanner.accept('+') ? 'possessive' : 'greedy';
}
