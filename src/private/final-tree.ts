import type { IResolveContext } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Knows when the construct tree no longer changes, so that what is rendered from it can be kept.
 *
 * Validation runs after aspects and references, and before templates are written: nothing changes from there on. A later synthesis
 * begins with preparing references, and opens the tree again.
 */
export class FinalTree {
  private final = false;
  private synthesis = 0;

  constructor(scope: IConstruct) {
    scope.node.addValidation({ validate: () => this.close() });
  }

  /**
   * Computes something once for each synthesis, or each time while the tree may still change.
   */
  public memo<T>(compute: (context: IResolveContext) => T): (context: IResolveContext) => T {
    let known: { readonly value: T; readonly synthesis: number } | undefined;
    return (context) => {
      if (context.preparing) this.final = false;
      if (!this.final) return compute(context);
      if (known?.synthesis !== this.synthesis) known = { value: compute(context), synthesis: this.synthesis };
      return known.value;
    };
  }

  private close(): string[] {
    this.final = true;
    this.synthesis += 1;
    return [];
  }
}
