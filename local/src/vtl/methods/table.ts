import { JavaError } from '../errors';
import type { VtlValue } from '../values';
import type { Parameter } from './parameters';

/**
 * A method of a receiver: its parameters, and what it does. Without a result it prints as empty text.
 */
export interface Method<R> {
  readonly name: string;
  readonly parameters: ReadonlyArray<Parameter<unknown>>;
  invoke(receiver: R, parameters: readonly unknown[]): VtlValue | undefined;
}

/** The parameters of a method that takes the given values. */
export type ParametersOf<T extends readonly unknown[]> = { readonly [K in keyof T]: Parameter<T[K]> };

/** Defines a method: `method('charAt', [INTEGER], (text, index) => …)`. */
export type DefineMethod<R> = <T extends readonly unknown[]>(
  name: string, parameters: readonly [...ParametersOf<T>], body: (receiver: R, ...parameters: T) => VtlValue | undefined,
) => Method<R>;

/**
 * The function that defines methods of one kind of receiver, whose type it carries.
 */
export function methodsOf<R>(): DefineMethod<R> {
  return <T extends readonly unknown[]>(
    name: string, parameters: readonly [...ParametersOf<T>], body: (receiver: R, ...parameters: T) => VtlValue | undefined,
  ): Method<R> => ({
    name,
    parameters: parameters as ReadonlyArray<Parameter<unknown>>,
    // the table calls it only with what the parameters read
    invoke: (receiver, values) => body(receiver, ...(values as unknown as T)),
  });
}

/**
 * The methods of one kind of receiver by name. Of several of one name, the first that fits the parameters is called.
 */
export class MethodTable<R> {
  private readonly methods = new Map<string, Array<Method<R>>>();

  constructor(methods: ReadonlyArray<Method<R>>) {
    for (const method of methods) {
      this.methods.set(method.name, [...this.methods.get(method.name) ?? [], method]);
    }
  }

  /** The result of the call; undefined when no method fits. */
  call(receiver: R, name: string, values: readonly VtlValue[]): VtlValue | undefined {
    for (const method of this.methods.get(name) ?? []) {
      const read = readAll(method.parameters, values);
      if (read) {
        const result = method.invoke(receiver, read);
        return result === undefined ? '' : result;
      }
    }
    return this.rejectSuperfluous(name, values);
  }

  /** Velocity 1.7 takes a method without parameters for one that fits any, and then fails to call it. */
  private rejectSuperfluous(name: string, values: readonly VtlValue[]): undefined {
    const sameName = this.methods.get(name) ?? [];
    if (values.length > 0 && sameName.some(({ parameters }) => parameters.length === 0)) {
      throw new JavaError('IllegalArgumentException', `${name}() takes no parameters`);
    }
    return undefined;
  }
}

function readAll(parameters: ReadonlyArray<Parameter<unknown>>, values: readonly VtlValue[]): unknown[] | undefined {
  if (parameters.length !== values.length) {
    return undefined;
  }
  const read: unknown[] = [];
  for (let index = 0; index < values.length; index += 1) {
    const value = parameters[index].read(values[index]);
    if (value === undefined) {
      return undefined;
    }
    read.push(value);
  }
  return read;
}
