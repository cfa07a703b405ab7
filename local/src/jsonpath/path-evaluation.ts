import type { FilterStep, FunctionStep, Path, PropertyStep, SliceStep, Step } from './ast';
import { isDefinite, isDefiniteBefore, isDefiniteStep } from './definite';
import { FilterEvaluation } from './filter-evaluation';
import { callFunction } from './functions';
import { FilterRejection, PathNotFound } from './json-path-error';
import { JavaMap, type JavaList, type JavaValue } from '../java/values';
import { spend } from '../java/work';

/**
 * What the evaluation of a path and of the paths in its filters share.
 */
export interface EvaluationScope {
  readonly document: JavaValue;
  /** What the paths from the document have led to; undefined where they lead nowhere. */
  readonly documentValues: Map<Path, JavaValue | undefined>;
  /** Whether a missing property ends the evaluation even where several values are sought. */
  readonly requireProperties: boolean;
}

/**
 * Evaluates a path on a value.
 *
 * @throws PathNotFound when a definite path leads nowhere
 * @throws JsonPathError when the path does not fit the value
 */
export function evaluatePath(path: Path, value: JavaValue, scope: EvaluationScope): JavaValue {
  return new PathEvaluation(path, scope).evaluate(value);
}

class PathEvaluation {
  private readonly results: JavaList = [];
  private readonly definiteBefore: readonly boolean[];

  /** For each step, the index of the element that a scan through an array gave it last: Jayway does not forget it in objects that follow. */
  private readonly scannedIndexes: (number | undefined)[] = [];

  constructor(private readonly path: Path, private readonly scope: EvaluationScope) {
    this.definiteBefore = path.steps.map((_, index) => isDefiniteBefore(path, index));
  }

  evaluate(value: JavaValue): JavaValue {
    this.proceed(0, value);
    if (!isDefinite(this.path)) {
      return this.results;
    }
    const result = this.results.at(-1);
    if (result === undefined) {
      throw new PathNotFound('no results');
    }
    return result;
  }

  /**
   * Takes the step of an index, or notes a result when none is left.
   */
  private proceed(index: number, value: JavaValue): void {
    spend(1);
    if (index === this.path.steps.length) {
      this.results.push(value);
      return;
    }
    const step = this.path.steps[index];
    switch (step.kind) {
      case 'property':
        return this.takeProperties(step, index, value);
      case 'wildcard':
        return this.takeAll(index, value);
      case 'index':
        return this.takeElements(step.indexes, index, value);
      case 'slice':
        return this.takeSlice(step, index, value);
      case 'filter':
        return this.takeAccepted(step, index, value);
      case 'scan':
        return this.scan(index + 1, value);
      case 'function':
        return this.call(step, index, value);
    }
  }

  private takeProperties(step: PropertyStep, index: number, value: JavaValue): void {
    if (!(value instanceof JavaMap)) {
      return this.skipUnlessDefinite(index, `expected an object with ${step.names.join(', ')}`);
    }
    if (step.names.length > 1 && this.isLast(index)) {
      return this.takeSubset(step.names, value);
    }
    for (const name of step.names) {
      this.takeProperty(step, name, index, value);
    }
  }

  private takeProperty(step: PropertyStep, name: string, index: number, map: JavaMap): void {
    const property = map.get(name);
    if (property !== undefined) {
      return this.takeValue(index, property);
    }
    const isDemanded = this.definiteBefore[index] && isDefiniteStep(step, false) && !this.isLast(index);
    if (isDemanded || this.scope.requireProperties) {
      throw new PathNotFound(`missing property '${name}'`);
    }
  }

  private takeSubset(names: readonly string[], map: JavaMap): void {
    const subset = new JavaMap();
    for (const name of names) {
      const property = map.get(name);
      if (property !== undefined) {
        subset.set(name, property);
      } else if (this.scope.requireProperties) {
        throw new PathNotFound(`missing property '${name}'`);
      }
    }
    this.results.push(subset);
  }

  /**
   * Takes the value of a property. A scan through an array tries all elements; at the end of a path only the
   * one that the step before names counts.
   */
  private takeValue(index: number, value: JavaValue): void {
    const scannedIndex = this.scannedIndexes[index];
    if (scannedIndex === undefined || !this.isLast(index) || isIndex(this.path.steps[index - 1], scannedIndex)) {
      this.proceed(index + 1, value);
    }
  }

  private takeAll(index: number, value: JavaValue): void {
    if (value instanceof JavaMap) {
      for (const property of value.values()) {
        this.takeValue(index, property);
      }
    } else if (Array.isArray(value)) {
      for (const element of value) {
        this.proceedLeniently(index + 1, element);
      }
    }
  }

  private proceedLeniently(index: number, value: JavaValue): void {
    try {
      this.proceed(index, value);
    } catch (error) {
      if (!(error instanceof PathNotFound) || this.scope.requireProperties) {
        throw error;
      }
    }
  }

  private takeElements(indexes: readonly number[], index: number, value: JavaValue): void {
    if (!Array.isArray(value)) {
      return this.skipUnlessDefinite(index, 'expected an array');
    }
    for (const element of indexes) {
      this.takeElement(element, index, value);
    }
  }

  private takeElement(element: number, index: number, list: JavaList): void {
    const value = list.at(element);
    if (value !== undefined) {
      this.proceed(index + 1, value);
    }
  }

  private takeSlice(step: SliceStep, index: number, value: JavaValue): void {
    if (!Array.isArray(value)) {
      return this.skipUnlessDefinite(index, 'expected an array');
    }
    const { from, to } = sliceBounds(step, value.length);
    for (let element = from; element < to; element += 1) {
      this.takeElement(element, index, value);
    }
  }

  private takeAccepted(step: FilterStep, index: number, value: JavaValue): void {
    if (value instanceof JavaMap) {
      if (this.accepts(step, value)) {
        this.proceed(index + 1, value);
      }
    } else if (Array.isArray(value)) {
      for (const element of value) {
        if (this.accepts(step, element)) {
          this.proceed(index + 1, element);
        }
      }
    } else if (this.definiteBefore[index]) {
      throw new FilterRejection('a filter cannot be applied to a primitive value');
    }
  }

  private accepts(step: FilterStep, value: JavaValue): boolean {
    return new FilterEvaluation(value, this.scope, evaluatePath).accepts(step.condition);
  }

  /**
   * Tries the step of an index on a value and on everything in it.
   */
  private scan(index: number, value: JavaValue): void {
    spend(1);
    if (value instanceof JavaMap) {
      if (this.isWorthTrying(index, value)) {
        this.proceed(index, value);
      }
      for (const property of value.values()) {
        this.scan(index, property);
      }
    } else if (Array.isArray(value)) {
      if (this.isWorthTrying(index, value)) {
        this.tryArray(index, value);
      }
      for (const element of value) {
        this.scan(index, element);
      }
    }
  }

  private tryArray(index: number, list: JavaList): void {
    if (this.isLast(index)) {
      this.proceed(index, list);
    } else {
      list.forEach((element, at) => {
        this.scannedIndexes[index + 1] = at;
        this.proceed(index + 1, element);
      });
    }
  }

  private isWorthTrying(index: number, value: JavaMap | JavaList): boolean {
    const step = this.path.steps[index];
    switch (step.kind) {
      case 'property':
        return value instanceof JavaMap
          && (!isDefiniteStep(step, this.isLast(index)) || step.names.every((name) => value.has(name)));
      case 'index':
      case 'slice':
        return Array.isArray(value);
      case 'wildcard':
        return true;
      case 'filter':
        return this.accepts(step, value);
      default:
        return false;
    }
  }

  private call(step: FunctionStep, index: number, value: JavaValue): void {
    const { document } = this.scope;
    const result = callFunction(step, value, (path, from) => evaluatePath(path, from ?? document, this.scope));
    this.results.push(result);
    if (!this.isLast(index)) {
      this.proceed(index + 1, result);
    }
  }

  private skipUnlessDefinite(index: number, message: string): void {
    if (this.definiteBefore[index]) {
      throw new PathNotFound(message);
    }
  }

  private isLast(index: number): boolean {
    return index === this.path.steps.length - 1;
  }
}

function isIndex(step: Step | undefined, element: number): boolean {
  return step?.kind === 'index' && step.indexes.length === 1 && step.indexes[0] === element;
}

function sliceBounds(step: SliceStep, length: number): { readonly from: number; readonly to: number } {
  const { from, to } = step;
  if (to === undefined) {
    const start = from ?? 0;
    return { from: Math.max(0, start < 0 ? length + start : start), to: length };
  }
  // With both bounds given Jayway counts neither from the end: [-2:1] takes the last two elements, then the first.
  return from === undefined
    ? { from: 0, to: Math.min(length, to < 0 ? length + to : to) }
    : { from, to: Math.min(length, to) };
}
