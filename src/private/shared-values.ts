import type { IResolvable, IResolveContext } from 'aws-cdk-lib';
import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { FinalTree } from './final-tree';

/**
 * Renders values that many resources have in common once for all of them. Values are data of strings: a number or an object that is
 * known late is not for here.
 */
export class SharedValues {
  private readonly tree: FinalTree;
  private readonly known = new Map<string, IResolvable>();

  constructor(scope: IConstruct) {
    this.tree = new FinalTree(scope);
  }

  /**
   * The same value. Equal values are one.
   */
  public share(value: object): IResolvable {
    const text = JSON.stringify(value);
    const known = this.known.get(text) ?? (Token.isUnresolved(text) ? new LateValue(value, this.tree) : new ConstantValue(value));
    this.known.set(text, known);
    return known;
  }
}

abstract class SharedValue implements IResolvable {
  public readonly creationStack: string[] = [];

  public abstract resolve(context: IResolveContext): unknown;

  public toString(): string {
    return Token.asString(this);
  }
}

class LateValue extends SharedValue {
  public readonly resolve: (context: IResolveContext) => unknown;

  constructor(value: object, tree: FinalTree) {
    super();
    this.resolve = tree.memo((context) => context.resolve(value));
  }
}

/**
 * Holds no references, so there is nothing to find while they are collected.
 */
class ConstantValue extends SharedValue {
  constructor(private readonly value: object) {
    super();
  }

  public resolve(context: IResolveContext): unknown {
    return context.preparing ? undefined : this.value;
  }
}
