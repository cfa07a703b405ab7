import type { Path, Step } from './ast';

/**
 * Whether a path leads to one value rather than to a list of what it finds.
 */
export function isDefinite(path: Path): boolean {
  return isDefiniteBefore(path, path.steps.length);
}

/**
 * Whether all steps before an index lead to one value.
 */
export function isDefiniteBefore(path: Path, index: number): boolean {
  return path.steps.slice(0, index).every((step, at) => isDefiniteStep(step, at === path.steps.length - 1));
}

/**
 * Whether a step leads to one value. Several names at the end are one: a map of those properties.
 */
export function isDefiniteStep(step: Step, isLast: boolean): boolean {
  switch (step.kind) {
    case 'property':
      return step.names.length === 1 || isLast;
    case 'index':
      return step.indexes.length === 1;
    case 'function':
      return true;
    default:
      return false;
  }
}
