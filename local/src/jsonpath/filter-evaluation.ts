import type { Condition, Operand, Path } from './ast';
import { literalOf, valueOf, type FilterValue } from './filter-value';
import { FilterRejection, JsonPathError, PathNotFound } from './json-path-error';
import type { EvaluationScope } from './path-evaluation';
import { parsePath } from './path-parser';
import { isRelated } from './relations';
import type { JavaValue } from '../java/values';

/**
 * Asks the condition of a filter of one value.
 */
export class FilterEvaluation {
  constructor(
    private readonly value: JavaValue,
    private readonly scope: EvaluationScope,
    private readonly evaluatePath: (path: Path, value: JavaValue, scope: EvaluationScope) => JavaValue,
  ) {}

  /**
   * Whether the value fulfils the condition; one that does not fit the value is not fulfilled.
   *
   * @throws JsonPathError where Jayway gives up, as for a sum of nothing
   */
  accepts(condition: Condition): boolean {
    try {
      return this.holds(condition);
    } catch (error) {
      if (error instanceof FilterRejection) {
        return false;
      }
      throw error;
    }
  }

  private holds(condition: Condition): boolean {
    switch (condition.kind) {
      case 'and':
        return condition.conditions.every((part) => this.holds(part));
      case 'or':
        return condition.conditions.some((part) => this.holds(part));
      case 'not':
        return !this.holds(condition.condition);
      case 'exists':
        return this.exists(condition.path) === condition.expected;
      case 'relation':
        return isRelated(condition.operator, this.evaluate(condition.left), this.evaluate(condition.right), isPath);
    }
  }

  /**
   * Whether a path leads somewhere; even one from `$` starts at the value here, as in Jayway.
   */
  private exists(path: Path): boolean {
    return this.read(path, this.value, { ...this.scope, requireProperties: true }) !== undefined;
  }

  private evaluate(operand: Operand): FilterValue {
    switch (operand.kind) {
      case 'path':
        return valueOf(operand.path.root === '$' ? this.readDocument(operand.path) : this.readHere(operand.path));
      case 'json':
        return literalOf(operand.text);
      default:
        return operand;
    }
  }

  private readHere(path: Path): JavaValue | undefined {
    return this.read(path, this.value, { ...this.scope, requireProperties: false });
  }

  private readDocument(path: Path): JavaValue | undefined {
    const { document, documentValues } = this.scope;
    if (!documentValues.has(path)) {
      documentValues.set(path, this.read(path, document, { ...this.scope, requireProperties: false }));
    }
    return documentValues.get(path);
  }

  private read(path: Path, value: JavaValue, scope: EvaluationScope): JavaValue | undefined {
    try {
      return this.evaluatePath(path, value, scope);
    } catch (error) {
      if (error instanceof PathNotFound) {
        return undefined;
      }
      throw error;
    }
  }
}

function isPath(text: string): boolean {
  try {
    parsePath(text);
    return true;
  } catch (error) {
    if (error instanceof JsonPathError) {
      return false;
    }
    throw error;
  }
}
