import { JavaMap } from '../../java/values';
import { print } from '../printing';
import { JavaObject, toData, type VtlValue } from '../values';

/** What a loop tells about itself, and the getters that tell it. */
const GETTERS: ReadonlyMap<string, (scope: ForeachScope) => VtlValue> = new Map<string, (scope: ForeachScope) => VtlValue>([
  ['index', (scope) => BigInt(scope.index)],
  ['count', (scope) => BigInt(scope.index + 1)],
  ['hasNext', (scope) => scope.hasNext],
  ['first', (scope) => scope.index < 1],
  ['last', (scope) => !scope.hasNext],
  ['parent', (scope) => scope.parent ?? null],
  ['topmost', (scope) => scope.topmost],
]);

/**
 * `$foreach`: where a loop is, and a place to keep values for as long as it runs.
 */
export class ForeachScope extends JavaObject {
  index = -1;
  hasNext = false;
  private readonly stored = new JavaMap();

  /**
   * @param parent the loop around this one
   */
  constructor(readonly parent?: ForeachScope) {
    super();
  }

  get topmost(): ForeachScope {
    return this.parent?.topmost ?? this;
  }

  property(name: string): VtlValue {
    return GETTERS.get(name)?.(this) ?? this.read(name);
  }

  call(name: string, parameters: readonly VtlValue[]): VtlValue {
    if (name === 'put' && parameters.length === 2) {
      return this.store(print(parameters[0]), parameters[1]);
    }
    if (name === 'get' && parameters.length === 1) {
      return this.read(print(parameters[0]));
    }
    return parameters.length === 0 ? this.callGetter(name) : null;
  }

  /** Keeps a value; the result is the one it replaces. */
  store(name: string, value: VtlValue): VtlValue {
    const previous = this.stored.get(name) ?? null;
    this.stored.set(name, toData(value));
    return previous;
  }

  toString(): string {
    return print(this.stored);
  }

  private read(name: string): VtlValue {
    return this.stored.get(name) ?? this.parent?.read(name) ?? null;
  }

  private callGetter(name: string): VtlValue {
    if (name === 'toString') {
      return this.toString();
    }
    const property = name === 'hasNext' ? name : name.replace(/^(?:get|is)([A-Z])/, (_match, first: string) => first.toLowerCase());
    return property === name && name !== 'hasNext' ? null : GETTERS.get(property)?.(this) ?? null;
  }
}
