import { JavaThrowable } from './java-throwable';

/** Steps of one piece of work: a second or two, far more than a sane template needs. */
const LIMIT = 20_000_000;

/** Characters and elements that are passed over in the time of one step. */
const UNITS_PER_STEP = 4;

let left = Infinity;

/**
 * Does a piece of work that ends after some millions of steps, whatever it consists of.
 *
 * What it may still take is known to the whole process, because the work is done at one go: nothing else runs in between.
 */
export function limitWork<T>(action: () => T): T {
  const before = left;
  left = Math.min(before, LIMIT);
  try {
    return action();
  } finally {
    left = before;
  }
}

/**
 * Takes steps of the work under way.
 *
 * @throws JavaThrowable when it has taken them all
 */
export function spend(steps: number): void {
  left -= steps;
  if (left < 0) {
    throw new JavaThrowable('VirtualMachineError', `more than ${LIMIT} steps`);
  }
}

/**
 * Takes the steps that it takes to pass over so many characters or elements.
 *
 * @throws JavaThrowable when it has taken them all
 */
export function spendFor(units: number): void {
  spend(1 + units / UNITS_PER_STEP);
}
