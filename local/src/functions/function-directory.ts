import { parseFunctionReference } from './function-reference';
import type { LocalFunction } from './local-function';
import { BoundedCache } from '../java/bounded-cache';
import { own } from '../own';
import type { FunctionModel } from '../template/template-model';

const LATEST = '$LATEST';
const CACHE_CAPACITY = 1_000;

/**
 * A function that an invocation names.
 */
export interface InvokedFunction {
  readonly name: string;

  /**
   * ARN with the version or alias of the invocation.
   */
  readonly arn: string;

  /**
   * A version's number. The version that an alias stands for is not known here, it counts as the latest.
   */
  readonly version: string;

  /**
   * @default - the template does not have the function
   */
  readonly model?: FunctionModel;

  /**
   * @default - its own code runs
   */
  readonly replacement?: LocalFunction;
}

/**
 * Finds functions by how invocations name them.
 */
export class FunctionDirectory {
  private models?: ReadonlyMap<string, FunctionModel>;
  private readonly found = new BoundedCache<InvokedFunction>(CACHE_CAPACITY);

  constructor(private readonly functions: readonly FunctionModel[], private readonly replacements: Readonly<Record<string, LocalFunction>>) {}

  public find(functionArn: string): InvokedFunction {
    return this.found.get(functionArn, () => this.look(functionArn));
  }

  private look(functionArn: string): InvokedFunction {
    this.models ??= modelsByName(this.functions);
    const { name, qualifier, unqualified } = parseFunctionReference(functionArn);
    const model = this.models.get(unqualified) ?? this.models.get(name);
    const arn = model?.arn ?? unqualified;
    const keys = [functionArn, unqualified, ...model ? [model.arn, model.name, model.logicalId] : [], name];
    return {
      name,
      arn: qualifier === undefined ? arn : `${arn}:${qualifier}`,
      version: qualifier !== undefined && /^\d+$/.test(qualifier) ? qualifier : LATEST,
      model,
      replacement: keys.map((key) => own(this.replacements, key)).find((replacement) => replacement !== undefined),
    };
  }
}

/*
 * Functions of one name in several regions or accounts are told apart by their ARNs; the first has the name.
 */
function modelsByName(functions: readonly FunctionModel[]): ReadonlyMap<string, FunctionModel> {
  const byArn = functions.map((model) => [model.arn, model] as const);
  return new Map([...[...functions].reverse().map((model) => [model.name, model] as const), ...byArn]);
}
