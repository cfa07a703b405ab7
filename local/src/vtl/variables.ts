import { JavaMap } from '../java/values';
import { InputObject } from './objects/input';
import { UtilObject } from './objects/util';
import type { TemplateScope } from './template-scope';
import type { VtlValue } from './values';

const UTIL = new UtilObject();

/**
 * The variables of a rendering: those that the template sets, and behind them `$input`, `$util`, `$context` and `$stageVariables`.
 *
 * What the scope gives is asked for when a template first names it, so that an unused object costs nothing.
 */
export class Variables {
  private readonly own = new Map<string, VtlValue>();
  private readonly given = new Map<string, VtlValue>();

  /**
   * @param emptyBody the body that templates see when there is none
   */
  constructor(private readonly scope: TemplateScope, private readonly emptyBody: string) {}

  get(name: string): VtlValue | undefined {
    const value = this.own.get(name);
    return value === undefined ? this.given.get(name) ?? this.ask(name) : value;
  }

  set(name: string, value: VtlValue): void {
    this.own.set(name, value);
  }

  /** Takes away what the template set. */
  delete(name: string): void {
    this.own.delete(name);
  }

  private ask(name: string): VtlValue | undefined {
    const value = this.make(name);
    if (value !== undefined) {
      this.given.set(name, value);
    }
    return value;
  }

  private make(name: string): VtlValue | undefined {
    switch (name) {
      case 'input': return new InputObject(this.scope.body || this.emptyBody, this.scope);
      case 'util': return UTIL;
      case 'context': return this.scope.context ?? new JavaMap();
      case 'stageVariables': return this.scope.stageVariables ?? new JavaMap();
      default: return undefined;
    }
  }
}
