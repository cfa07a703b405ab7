import { JavaMap } from '../../java/values';
import { spendFor } from '../../java/work';
import { JavaError, VtlError } from '../errors';
import type { Frame } from '../frame';
import { ForeachScope } from '../objects/foreach-scope';
import { JavaObject, type VtlValue } from '../values';
import type { Expression, Statement } from './node';
import { BreakSignal } from './signals';

/** Variables that a loop sets and afterwards gives back their former values. */
const COUNTER = 'velocityCount';
const HAS_NEXT = 'velocityHasNext';
const SCOPE = 'foreach';

/**
 * `#foreach($element in $list)`, over lists, the values of maps, and collections. Anything else is passed over in silence.
 */
export class ForeachDirective implements Statement {
  constructor(private readonly element: string, private readonly list: Expression, private readonly block: Statement) {}

  render(frame: Frame): void {
    const list = this.list.value(frame);
    const elements = elementsOf(list);
    if (elements === undefined) {
      return;
    }
    spendFor(elements.length);
    const variables = [this.element, COUNTER, HAS_NEXT, SCOPE];
    const before = variables.map((name) => frame.variables.get(name));
    const parent = frame.variables.get(SCOPE);
    const scope = new ForeachScope(parent instanceof ForeachScope ? parent : undefined);
    frame.variables.set(SCOPE, scope);
    try {
      this.loop(frame, list, elements, scope);
    } catch (error) {
      if (!(error instanceof BreakSignal && (error.target === undefined || error.target === scope))) {
        throw error;
      }
    } finally {
      variables.forEach((name, index) => restore(frame, name, before[index]));
    }
  }

  private loop(frame: Frame, list: VtlValue, elements: readonly VtlValue[], scope: ForeachScope): void {
    const { length } = elements;
    for (let index = 0; index < length; index += 1) {
      this.checkTurn(frame, index);
      scope.index = index;
      scope.hasNext = index + 1 < length;
      frame.variables.set(COUNTER, BigInt(index + 1));
      frame.variables.set(HAS_NEXT, scope.hasNext);
      frame.variables.set(this.element, elements[index]);
      this.block.render(frame);
      if (changedSize(list, elements, index)) {
        throw new JavaError('ConcurrentModificationException', `${this.list.source} changed its size inside its own #foreach`);
      }
    }
  }

  private checkTurn(frame: Frame, index: number): void {
    const { foreachTurns } = frame.dialect;
    if (foreachTurns > 0 && index >= foreachTurns) {
      throw new VtlError(`#foreach over ${this.list.source} passes ${foreachTurns} turns, the quota of API Gateway`);
    }
    frame.countTurn();
  }
}

function elementsOf(list: VtlValue): readonly VtlValue[] | undefined {
  if (Array.isArray(list)) {
    return Array.from(list);
  }
  if (list instanceof JavaMap) {
    return [...list.values()];
  }
  return list instanceof JavaObject ? list.iterate() : undefined;
}

/** Whether Java's iterator would find its collection changed: a list's does after the last element too, a map's does not. */
function changedSize(list: VtlValue, elements: readonly VtlValue[], index: number): boolean {
  if (Array.isArray(list)) {
    return list.length !== elements.length && list.length !== index + 1;
  }
  return list instanceof JavaMap && list.size !== elements.length && index + 1 < elements.length;
}

function restore(frame: Frame, name: string, value: VtlValue | undefined): void {
  if (value === undefined || value === null) {
    frame.variables.delete(name);
  } else {
    frame.variables.set(name, value);
  }
}
